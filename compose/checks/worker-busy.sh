#!/bin/bash
# worker-busy.sh: a worker with all slots taken and more tasks waiting stays healthy.
source "$(dirname "$0")/common.sh"
with_dag flightdeck_busy
comes 60 api dags/flightdeck_busy
run=flightdeck-check-$(now)
api dags/flightdeck_busy/dagRuns "{\"dag_run_id\":\"$run\"}" >/dev/null
busy=0
for _ in $(seq 180); do
  sleep 1
  [ "$(health airflow-worker)" = healthy ] || { echo "FAILED: the worker is $(health airflow-worker)"; exit 1; }
  if docker inspect --format '{{json (index .State.Health.Log 0)}}{{json .State.Health.Log}}' "$(container airflow-worker)" | grep -q 'all slots busy'; then busy=$((busy + 1)); fi
  ! run_is flightdeck_busy success || break
done
run_is flightdeck_busy success
echo "healthy throughout; all slots were busy in $busy looks"
[ "$busy" -gt 10 ]
