#!/bin/bash
# import-errors.sh: a broken file is reported, even one that does not contain the words "airflow" and "dag".
source "$(dirname "$0")/common.sh"
with_dag flightdeck_broken
reported() { api importErrors | grep -q "broken on purpose"; }
comes 60 reported
echo "reported"
