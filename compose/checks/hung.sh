#!/bin/bash
# hung.sh [SERVICE...]: each service's main process is stopped (SIGSTOP): it turns unhealthy within 45 s, and healthy
# again once it continues.
source "$(dirname "$0")/common.sh"
[ $# -gt 0 ] || set -- postgres redis mlflow airflow-webserver airflow-scheduler airflow-worker airflow-triggerer

# main SERVICE: the id inside the container of the process that does the work, below init, wrapper and shell.
main() {
  inside "$1" sh -c '
    for file in /proc/[0-9]*/stat; do
      read -r line <"$file" 2>/dev/null || continue
      name=${line#*(} name=${name%%)*} pid=${line%% *}
      case $name in sh|bash|dumb-init|sleep) ;; *) [ "$pid" = $$ ] || { echo "$pid"; exit; } ;; esac
    done'
}

for service in "$@"; do
  becomes "$service" healthy 120
  pid=$(main "$service")
  inside "$service" sh -c "kill -STOP $pid"
  becomes "$service" unhealthy 45 || { inside "$service" sh -c "kill -CONT $pid"; exit 1; }
  inside "$service" sh -c "kill -CONT $pid"
  becomes "$service" healthy 45
done
