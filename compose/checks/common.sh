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
