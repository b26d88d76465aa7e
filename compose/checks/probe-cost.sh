#!/bin/bash
# probe-cost.sh: what one run of each health check costs inside its container, in milliseconds of CPU; at most 100.
source "$(dirname "$0")/common.sh"
[ $# -gt 0 ] || set -- postgres redis mlflow airflow-webserver airflow-scheduler airflow-worker airflow-triggerer
runs=20 worst=0
for service in "$@"; do
  mapfile -t probe < <(docker inspect --format '{{range slice .Config.Healthcheck.Test 1}}{{println .}}{{end}}' "$(container "$service")" | sed '/^$/d')
  ms=$(inside "$service" bash -c '
    for _ in $(seq '$runs'); do "$@" >/dev/null || exit 1; done
    times >/tmp/probe-cost; tail -1 /tmp/probe-cost; rm /tmp/probe-cost' probe "${probe[@]}" |
    awk -F '[ms ]+' -v runs=$runs '{ printf "%.0f", ($1 * 60 + $2 + $3 * 60 + $4) * 1000 / runs }')
  echo "$service: $ms ms of CPU a probe"
  [ "$ms" -le "$worst" ] || worst=$ms
done
[ "$worst" -le 100 ]
