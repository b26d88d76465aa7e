#!/bin/bash
# webserver-boots.sh [BOOTS]: every boot of the webserver ends healthy (gunicorn 25.1 deadlocks in one of four).
source "$(dirname "$0")/common.sh"
for boot in $(seq "${1:-8}"); do
  dc restart airflow-webserver >/dev/null 2>&1
  becomes airflow-webserver healthy 120
done
