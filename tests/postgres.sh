#!/bin/sh
# A throw-away PostgreSQL server for tests, on a free loopback port, with its data in a temporary directory.
#   tests/postgres.sh start        starts one and prints its connection string (for MINITWITTER_TEST_POSTGRES)
#   tests/postgres.sh stop STRING  stops that one and deletes its data
# Uses the Debian package "postgresql" and installs it when it is missing (needs root).
set -eu

say() { echo "$*" >&2; }

find_bin() {
  for bin in /usr/lib/postgresql/*/bin; do
    [ -x "$bin/initdb" ] && found=$bin
  done
  [ -n "${found:-}" ] && echo "$found"
}

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "$*"; else sh -c "$*"; fi
}

start() {
  if ! find_bin >/dev/null; then
    say "PostgreSQL is missing: installing the Debian package postgresql."
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >&2
  fi
  bin=$(find_bin)
  dir=$(mktemp -d /tmp/minitwitter-postgres.XXXXXX)
  [ "$(id -u)" = 0 ] && chown postgres "$dir"
  as_owner "'$bin/initdb' -D '$dir/data' -U minitwitter -A trust -E UTF8 --locale=C.UTF-8" >/dev/null
  for attempt in 1 2 3 4 5; do
    port=$(shuf -i 20000-30000 -n 1)
    if as_owner "'$bin/pg_ctl' -D '$dir/data' -w -l '$dir/log' -o \"-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='$dir' -c max_connections=200\" start" >/dev/null; then
      echo "Host=127.0.0.1;Port=$port;Username=minitwitter;Database=postgres"
      return
    fi
  done
  say "PostgreSQL does not start:"; cat "$dir/log" >&2
  exit 1
}

stop() {
  port=$(echo "$1" | sed -n 's/.*Port=\([0-9]*\).*/\1/p')
  [ -n "$port" ] || { say "Not a connection string of ours: $1"; exit 1; }
  for dir in /tmp/minitwitter-postgres.*; do
    [ "$(sed -n 4p "$dir/data/postmaster.pid" 2>/dev/null)" = "$port" ] || continue
    as_owner "'$(find_bin)/pg_ctl' -D '$dir/data' -w -m immediate stop" >/dev/null
    rm -rf "$dir"
    return
  done
  say "No such server."
}

case "${1:-}" in
  start) start ;;
  stop) stop "${2:?connection string}" ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 1 ;;
esac
