#!/bin/bash
# hung.sh [SERVICE...]: each service's main process is stopped (SIGSTOP): it turns unhealthy within 45 s, and healthy
# again once it continues.
source "$(dirname "$0")/common.sh"
[ $# -gt 0 ] || set -- postgres redis mlflow airflow-webserver airflow-scheduler airflow-worker airflow-triggerer

# main SERVICE: the id inside the container of the process that does the work, below init, wrapper and shell. The lowest
# number: a probe that runs at this moment has a higher one, but may come first in the listing.
main() {
  inside "$1" sh -c '
    lowest=
    for file in /proc/[0-9]*/stat; do
      read -r line <"$file" 2>/dev/null || continue
      name=${line#*(} name=${name%%)*} pid=${line%% *}
      case $name in sh|bash|dumb-init|sleep) ;; *) [ "$pid" = $$ ] || [ "${lowest:-$pid}" -lt "$pid" ] || lowest=$pid ;; esac
    done
    echo "$lowest"'
}

for service in "$@"; do
  becomes "$service" healthy 120
  pid=$(main "$service")
  inside "$service" sh -c "kill -STOP $pid"
  becomes "$service" unhealthy 45 || { inside "$service" sh -c "kill -CONT $pid"; exit 1; }
  inside "$service" sh -c "kill -CONT $pid"
  becomes "$service" healthy 45
done
