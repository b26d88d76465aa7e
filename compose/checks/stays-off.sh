#!/bin/bash
# stays-off.sh: how services end decides what the engine does with them at its own next start.
# - stopped: exit code 0, so "on-failure" leaves them off;
# - ended by themselves: started again;
# - running when the power went (the mark of another boot is in the container): the first start ends at once, the next runs.
source "$(dirname "$0")/common.sh"
code() { docker inspect --format '{{.State.Status}} {{.State.ExitCode}}' "$(container "$1")"; }
restarts() { docker inspect --format '{{.RestartCount}}' "$(container "$1")"; }

inside_as_root redis sh -c 'echo some-other-boot >/tmp/.flightdeck-boot'
docker kill --signal KILL "$(container redis)" >/dev/null
docker start "$(container redis)" >/dev/null
sleep 2
echo "after a power cut: $(code redis)"
[ "$(code redis)" = "exited 0" ]
docker start "$(container redis)" >/dev/null
becomes redis healthy 30

before=$(restarts redis)
inside_as_root redis sh -c 'kill -KILL $(cat /proc/1/task/1/children | cut -d" " -f1)' || true
sleep 2
becomes redis healthy 30
echo "after a crash: restarted $(($(restarts redis) - before)) times"
[ "$(restarts redis)" -gt "$before" ]

services=(redis postgres mlflow airflow-webserver airflow-scheduler airflow-worker airflow-triggerer)
dc stop >/dev/null 2>&1
for service in "${services[@]}"; do
  echo "$service stopped: $(code "$service")"
  [ "$(code "$service")" = "exited 0" ]
done
dc up -d --no-build >/dev/null 2>&1
