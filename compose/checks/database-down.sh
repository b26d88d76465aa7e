#!/bin/bash
# database-down.sh: without the database nothing that needs it claims to be healthy, although pages and ports still answer.
source "$(dirname "$0")/common.sh"
services=(mlflow airflow-webserver airflow-scheduler airflow-triggerer)
for service in "${services[@]}"; do becomes "$service" healthy 180; done
trap 'dc start postgres >/dev/null 2>&1' EXIT
dc stop postgres >/dev/null 2>&1
not_healthy() { [ "$(health "$1")" != healthy ]; }
for service in "${services[@]}"; do
  comes 45 not_healthy "$service"
  echo "$service is $(health "$service")"
done
inside mlflow python -c "import urllib.request as r; print('while the /health of mlflow says', r.urlopen('http://localhost:5000/health').status)"
dc start postgres >/dev/null 2>&1
for service in "${services[@]}" airflow-worker; do becomes "$service" healthy 180; done
