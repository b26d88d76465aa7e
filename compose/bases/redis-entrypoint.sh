#!/bin/sh
# Entrypoint with the contract of the official Redis image: redis-server runs as user redis, open to the network.
set -e
if [ "$1" = redis-server ]; then
  shift
  if [ "$(id -u)" = 0 ]; then
    chown redis .
    exec setpriv --reuid redis --regid redis --init-groups redis-server --protected-mode no "$@"
  fi
  exec redis-server --protected-mode no "$@"
fi
exec "$@"
