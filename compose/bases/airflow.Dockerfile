ARG BASE
FROM ${BASE}
ENV AIRFLOW_HOME=/opt/airflow AIRFLOW_USER_HOME_DIR=/home/airflow AIRFLOW_UID=50000 AIRFLOW_VERSION=2.11.2 \
    VIRTUAL_ENV=/home/airflow/.local PATH=/home/airflow/.local/bin:$PATH DUMB_INIT_SETSID=1
RUN useradd --uid 50000 --gid 0 --create-home --home-dir /home/airflow --shell /bin/bash airflow \
 && mkdir -p /opt/airflow/dags /opt/airflow/logs /opt/airflow/plugins \
 && chown -R airflow:0 /opt/airflow && chmod -R g+rwX /opt/airflow /home/airflow /etc/passwd
COPY --chmod=755 bases/airflow-entrypoint.sh /entrypoint
USER airflow
WORKDIR /opt/airflow
RUN --mount=type=secret,id=ca,mode=0444 --mount=type=cache,target=/tmp/uv,uid=50000 \
    --mount=type=bind,source=locks,target=/tmp/locks \
    export UV_CACHE_DIR=/tmp/uv UV_LINK_MODE=copy; \
    [ ! -s /run/secrets/ca ] || export SSL_CERT_FILE=/run/secrets/ca PIP_CERT=/run/secrets/ca; \
    python3.11 -m venv "$VIRTUAL_ENV" \
 && pip install --quiet --no-cache-dir --require-hashes --requirement /tmp/locks/uv.lock \
 && uv pip install --require-hashes --compile-bytecode --requirement /tmp/locks/airflow-base.lock
ENTRYPOINT ["/usr/bin/dumb-init", "--", "/entrypoint"]
