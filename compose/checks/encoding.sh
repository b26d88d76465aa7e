#!/bin/bash
# encoding.sh: both databases are UTF8, and a DAG file with other than ASCII characters appears.
source "$(dirname "$0")/common.sh"
encodings=$(sql "select string_agg(datname || ' ' || pg_encoding_to_char(encoding), ', ' order by datname) from pg_database where datname in ('airflow', 'mlflow')")
echo "$encodings"
[ "$encodings" = "airflow UTF8, mlflow UTF8" ]
with_dag flightdeck_umlaut
comes 60 api dags/flightdeck_umlaut
api dags/flightdeck_umlaut | grep '"description"'
