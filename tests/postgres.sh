#!/bin/sh
# A throw-away PostgreSQL server for tests, on a free loopback port, with its data in a temporary directory.
#   tests/postgres.sh start        starts one and prints its connection string (for MINITWITTER_TEST_POSTGRES)
#   tests/postgres.sh stop STRING  stops that one and deletes its data
#   tests/postgres.sh crash STRING stops that one without any farewell and keeps its data
#   tests/postgres.sh kill STRING  kills that one's postmaster with SIGKILL and keeps its data
#   tests/postgres.sh again STRING starts that one again on the same port
#   tests/postgres.sh terminate STRING  ends every connection to that one
# Uses the Debian package "postgresql" and installs it when it is missing (needs root).
set -eu

say() { echo "$*" >&2; }
die() { say "$*"; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

# The newest of the installed versions, or nothing.
find_bin() {
  for initdb in /usr/lib/postgresql/*/bin/initdb; do
    if [ -x "$initdb" ]; then dirname "$initdb"; fi
  done | sort -V | tail -n 1
}

install() {
  is_root || die "PostgreSQL is missing: install the package postgresql, or run this as root."
  say "PostgreSQL is missing: installing the Debian package postgresql."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2
  # Without the server of its own that the package would set up and start.
  apt-get install -y -qq --no-install-recommends postgresql-common >&2
  sed -i 's/^#\{0,1\} *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  apt-get install -y -qq --no-install-recommends postgresql >&2
}

# PostgreSQL refuses to run as root.
as_owner() {
  if is_root; then su postgres -s /bin/sh -c "$*"; else sh -c "$*"; fi
}

start() {
  bin=$(find_bin)
  if [ -z "$bin" ]; then
    install
    bin=$(find_bin)
    [ -n "$bin" ] || die "The package postgresql has brought no initdb."
  fi
  dir=$(mktemp -d /tmp/minitwitter-postgres.XXXXXX)
  if is_root; then chown postgres "$dir"; fi
  cd "$dir"
  as_owner "'$bin/initdb' -D '$dir/data' -U minitwitter -A trust -E UTF8 --locale=C.UTF-8" >/dev/null
  for attempt in 1 2 3 4 5; do
    port=$(shuf -i 20000-30000 -n 1)
    if run "$port"; then
      echo "$port" >"$dir/port"
      echo "Host=127.0.0.1;Port=$port;Username=minitwitter;Database=postgres"
      return
    fi
    say "Attempt $attempt: PostgreSQL does not start on port $port."
  done
  cat "$dir/log" >&2
  cd /
  rm -rf "$dir"
  exit 1
}

# In $dir, on that port.
run() {
  as_owner "'$(find_bin)/pg_ctl' -D '$dir/data' -w -l '$dir/log' -o \"-c listen_addresses=127.0.0.1 -c port=$1 -c unix_socket_directories='$dir' -c max_connections=200\" start" >/dev/null
}

crash() {
  find_dir "$1"
  as_owner "'$(find_bin)/pg_ctl' -D '$dir/data' -w -m immediate stop" >/dev/null
}

kill_postmaster() {
  find_dir "$1"
  kill -9 "$(head -n 1 "$dir/data/postmaster.pid")"
}

# After a kill -9 the old processes need a moment to notice and let go of the shared memory.
again() {
  find_dir "$1"
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    if run "$port"; then return; fi
    sleep 0.5
  done
  cat "$dir/log" >&2
  exit 1
}

terminate() {
  find_dir "$1"
  "$(find_bin)/psql" -h 127.0.0.1 -p "$port" -U minitwitter -d postgres -q -o /dev/null -c \
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
}

# Also when it does not run.
find_dir() {
  cd /
  port=$(echo "$1" | sed -n 's/.*Port=\([0-9]*\).*/\1/p')
  for dir in $(ls -td /tmp/minitwitter-postgres.*); do
    if [ "$(cat "$dir/port" 2>/dev/null)" = "$port" ]; then return; fi
  done
  die "No such server."
}

stop() {
  find_dir "$1"
  as_owner "'$(find_bin)/pg_ctl' -D '$dir/data' -w -m immediate stop" >/dev/null 2>&1 || true
  rm -rf "$dir"
}

case "${1:-}" in
  start) start ;;
  stop | crash | again | terminate) "$1" "${2:?connection string}" ;;
  kill) kill_postmaster "${2:?connection string}" ;;
  *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 1 ;;
esac
