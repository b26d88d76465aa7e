#!/bin/bash
# Resolve the Python packages of the images anew (needs uv). Packages newer than the date are not considered.
set -euo pipefail
cd "$(dirname "$0")"
compile() {
  local name=$1; shift
  uv pip compile "$name.in" -o "$name.lock" "$@" --quiet --generate-hashes --no-annotate --no-emit-index-url \
    --python-version 3.11 --python-platform linux --exclude-newer 2026-04-01 --custom-compile-command locks/update.sh
}
compile airflow
compile airflow-base --constraints airflow.lock
compile mlflow
compile uv
