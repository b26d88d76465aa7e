ARG BASE
FROM ${BASE}
COPY --chmod=755 bases/apt-install /usr/local/bin/
RUN --mount=type=secret,id=ca --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt/lists \
    apt-install python3.11 python3.11-venv curl dumb-init netcat-openbsd \
 && python3.11 -m venv /opt/python
ENV PATH=/opt/python/bin:$PATH PYTHONUNBUFFERED=1
CMD ["python"]
