#!/bin/bash
# Entrypoint with the contract of the official Airflow image: any user id with group 0, optional waiting for the
# database and the broker, optional migration and user, then bash, python or the Airflow CLI.
set -euo pipefail
checks=${CONNECTION_CHECK_MAX_COUNT:=20}
umask 0002
if [ "$(id -g)" != 0 ] && [ "$(id -u)" != 50000 ]; then
  echo "ERROR! You should run the image with GID=0" >&2
  exit 1
fi
if ! whoami >/dev/null 2>&1; then
  [ ! -w /etc/passwd ] || echo "default:x:$(id -u):0:default user:$AIRFLOW_USER_HOME_DIR:/sbin/nologin" >>/etc/passwd
  export HOME=$AIRFLOW_USER_HOME_DIR
fi

# retry COMMAND...: until it succeeds, as often as CONNECTION_CHECK_MAX_COUNT says.
retry() {
  local left=$checks
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { echo "ERROR! Maximum number of retries ($checks) reached: $*" >&2; exit 1; }
    sleep "${CONNECTION_CHECK_SLEEP_TIME:-3}"
  done
}
broker_answers() {
  python -c 'import socket, sys; from urllib.parse import urlsplit as s; u = s(sys.argv[1]); socket.create_connection((u.hostname, u.port or 6379), 3)' "$1"
}

[ "$checks" -eq 0 ] || retry airflow db check
[ -z "${_AIRFLOW_DB_MIGRATE:-}" ] || airflow db migrate || true
if [ -n "${_AIRFLOW_WWW_USER_CREATE:-}" ]; then
  airflow users create --username "${_AIRFLOW_WWW_USER_USERNAME:-admin}" --password "$_AIRFLOW_WWW_USER_PASSWORD" \
    --firstname Airflow --lastname Admin --email airflowadmin@example.com --role Admin || true
fi
case ${1:-} in
  bash) shift; exec /bin/bash "$@" ;;
  python) shift; exec python "$@" ;;
  airflow) shift ;;
esac
if [[ ${1:-} =~ ^(scheduler|celery)$ ]] && [ "$checks" -gt 0 ]; then
  [ "$(airflow config get-value core executor)" != CeleryExecutor ] || retry broker_answers "$(airflow config get-value celery broker_url)"
fi
exec airflow "$@"
