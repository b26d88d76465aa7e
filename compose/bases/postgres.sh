#!/bin/bash
# Stand-in for the official PostgreSQL image.
source "$(dirname "$0")/common.sh"
build flightdeck/postgres:15 flightdeck/debian:bookworm postgres.Dockerfile postgres-entrypoint.sh apt-install
