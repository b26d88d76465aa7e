#!/bin/bash
# Stand-in for the official Airflow image: same user, folders, environment and entrypoint.
source "$(dirname "$0")/common.sh"
build flightdeck/airflow:2.11.2 flightdeck/python:3.11 airflow.Dockerfile airflow-entrypoint.sh ../locks/airflow-base.lock ../locks/uv.lock
