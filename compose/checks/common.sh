# Shared by the checks of a running stack. They speak to the stack that these variables name, as the panel does.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
file=${FLIGHTDECK_COMPOSE_FILE:-$here/compose.yaml}
project=${FLIGHTDECK_PROJECT:-airflow-mlflow}
environment=${FLIGHTDECK_ENV_FILE:-$here/.env}

dc() { docker compose -f "$file" -p "$project" --env-file "$environment" "$@"; }
container() { dc ps -aq "$1"; }
health() { docker inspect --format '{{.State.Health.Status}}' "$(container "$1")"; }
inside() { local service=$1; shift; dc exec -T "$service" "$@"; }
now() { date +%s; }

# becomes SERVICE HEALTH SECONDS: wait until it is so; prints how long it took.
becomes() {
  local begin; begin=$(now)
  until [ "$(health "$1")" = "$2" ]; do
    [ $(($(now) - begin)) -lt "$3" ] || { echo "FAILED: $1 is $(health "$1") after $3 s, not $2"; return 1; }
    sleep 0.5
  done
  echo "$1 is $2 after $(($(now) - begin)) s"
}

# A DAG file of checks/dags is in the stack for the time of the check.
with_dag() {
  dc cp "$here/checks/dags/$1.py" "airflow-scheduler:/opt/airflow/dags/$1.py" >/dev/null 2>&1
  inside_as_root airflow-scheduler chmod 644 "/opt/airflow/dags/$1.py"
  trap 'inside_as_root airflow-scheduler rm -f "/opt/airflow/dags/'"$1"'.py"' EXIT
}
inside_as_root() { local service=$1; shift; dc exec -T -u 0 "$service" "$@"; }

sql() { inside postgres psql --username airflow --dbname airflow --tuples-only --no-align --command "$1"; }

# comes SECONDS COMMAND...: wait until COMMAND succeeds.
comes() {
  local limit=$1 begin; begin=$(now); shift
  until "$@" >/dev/null 2>&1; do
    [ $(($(now) - begin)) -lt "$limit" ] || { echo "FAILED: not within $limit s: $*"; return 1; }
    sleep 1
  done
}

# api PATH [JSON]: Airflow's own API, asked inside the webserver's container.
api() {
  local body=()
  [ $# -lt 2 ] || body=(--header "content-type: application/json" --data "$2")
  inside airflow-webserver curl --silent --show-error --fail --user "${AIRFLOW_LOGIN:-airflow:airflow}" "${body[@]}" "http://localhost:8080/api/v1/$1"
}

# run_dag DAG SECONDS: trigger it and wait for success; sets $run to the id of the DAG run.
run_dag() {
  comes 60 api "dags/$1"
  run=flightdeck-check-$(now)
  api "dags/$1/dagRuns" "{\"dag_run_id\":\"$run\"}" >/dev/null
  comes "$2" run_is "$1" success
}
run_is() { api "dags/$1/dagRuns/$run" | grep -q "\"state\": \"$2\""; }
