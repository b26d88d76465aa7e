ARG BASE
FROM ${BASE}
COPY --chmod=755 bases/apt-install /usr/local/bin/
RUN --mount=type=secret,id=ca --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt/lists \
    groupadd --system --gid 999 redis && useradd --system --uid 999 --gid redis redis \
 && apt-install redis-server && install -d -o redis -g redis /data
COPY --chmod=755 bases/redis-entrypoint.sh /usr/local/bin/docker-entrypoint.sh
VOLUME /data
WORKDIR /data
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["redis-server"]
