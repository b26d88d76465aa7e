#!/bin/bash
# worker-lost-queue.sh: a worker that no longer consumes its queue, but answers Celery's ping, turns unhealthy.
source "$(dirname "$0")/common.sh"
app=airflow.providers.celery.executors.celery_executor.app
becomes airflow-worker healthy 120
inside airflow-worker celery --app "$app" control cancel_consumer default >/dev/null 2>&1
becomes airflow-worker unhealthy 45
inside airflow-worker celery --app "$app" inspect ping 2>/dev/null | tail -1
dc restart airflow-worker >/dev/null 2>&1
becomes airflow-worker healthy 120
