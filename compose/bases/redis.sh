#!/bin/bash
# Stand-in for the official Redis image.
source "$(dirname "$0")/common.sh"
build flightdeck/redis:7 flightdeck/debian:bookworm redis.Dockerfile redis-entrypoint.sh apt-install
