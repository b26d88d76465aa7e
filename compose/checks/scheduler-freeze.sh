#!/bin/bash
# scheduler-freeze.sh [STARTS]: the scheduler starts 30 times with its loop never idle and its health server asked ten
# times a second; it must go on beating each time, and its health server must go on answering truthfully.
# FREEZE_WITH takes further options of `docker compose run`, to try what else would freeze it.
source "$(dirname "$0")/common.sh"
starts=${1:-30}
name=$project-scheduler-freeze-$$
trap 'docker rm -f "$name" >/dev/null 2>&1; dc start airflow-scheduler >/dev/null 2>&1' EXIT

dc stop airflow-scheduler >/dev/null 2>&1
frozen=0
for start in $(seq "$starts"); do
  name=$project-scheduler-freeze-$$-$start
  # shellcheck disable=SC2086 # several options
  dc run -d --no-deps --name "$name" -e AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME=0 ${FREEZE_WITH:-} airflow-scheduler >/dev/null
  if docker exec "$name" bash -c '
    ask() { curl --silent --output /dev/null --max-time 7 --write-out "%{http_code}" http://localhost:8974/health; }
    for i in {1..600}; do [ "$(ask)" = 200 ] && break; sleep 0.1; done
    for i in {1..80}; do ask >/dev/null; sleep 0.1; done
    python -I -S /opt/flightdeck/probes/heartbeat.py SchedulerJob 7 && [ "$(ask)" = 200 ]'; then
    echo "start $start: beating"
  else
    echo "start $start: FROZEN"
    frozen=$((frozen + 1))
  fi
  docker rm -f "$name" >/dev/null
done
echo "$frozen of $starts starts froze"
[ "$frozen" = 0 ]
