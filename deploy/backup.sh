#!/usr/bin/env bash
# Backs up MiniTwitter while it runs and is written to:
#   deploy/backup.sh sqlite DATA_DIRECTORY BACKUP_DIRECTORY
#   deploy/backup.sh postgres BACKUP_DIRECTORY    which server and database, say PGHOST, PGPORT, PGUSER, PGDATABASE, PGPASSFILE …
# The backup directory must not exist yet: it appears when the backup is complete and checked. Needs the Debian package sqlite3
# or postgresql-client. Whoever reads a backup can sign in as anybody: it is readable by its owner alone.
set -euo pipefail
umask 077

die() { echo "backup: $*" >&2; exit 1; }
need() { command -v "$1" >/dev/null || die "$1 is missing: install the Debian package $2."; }
quoted() { printf "'%s'" "${1//\'/\'\'}"; }

# A person's account lies in cluster.db and its profile and tweets in tweets.db, so copies of two different moments would hold
# accounts without profiles or profiles nobody can sign in to. Both files are locked for the instant in which two reading
# transactions begin, and copied from those. The backup is what kill -9 in that instant would have left, and all that had been
# acknowledged before is in it. Writers wait for milliseconds; however long the copying takes, nobody waits for that.
backup_sqlite() {
  local data=$1 staging=$2 file
  need sqlite3 sqlite3
  for file in tweets.db cluster.db; do [[ -f $data/$file ]] || die "There is no $data/$file."; done
  local tweets cluster
  tweets=$(quoted "$(realpath "$data")/tweets.db") cluster=$(quoted "$(realpath "$data")/cluster.db")
  (cd "$staging" && sqlite3 -batch -bail >/dev/null) <<SQL || die "SQLite could not copy the files."
.open $tweets
ATTACH $cluster AS cluster;
.connection 1
.open $tweets
.timeout 30000
ATTACH $cluster AS cluster;
BEGIN IMMEDIATE;
.connection 0
BEGIN;
SELECT count(*) FROM main.log_heads;
SELECT count(*) FROM cluster.OrleansMembershipVersionTable;
.connection 1
ROLLBACK;
.connection 0
.backup main tweets.db
.backup cluster cluster.db
SQL
  for file in tweets.db cluster.db; do
    [[ $(sqlite3 -batch "$staging/$file" "PRAGMA integrity_check") == ok ]] || die "The copy of $file is damaged."
  done
  # Not there when the key is configured.
  if [[ -f $data/signing.key ]]; then cp "$data/signing.key" "$staging/"; fi
}

# One snapshot of the one database.
backup_postgres() {
  need pg_dump postgresql-client
  pg_dump --format=custom --no-password --file="$1/minitwitter.dump" || die "pg_dump failed."
  pg_restore --list "$1/minitwitter.dump" >/dev/null || die "The dump is damaged."
}

run() {
  local target=${!#}
  [[ ! -e $target ]] || die "$target exists."
  mkdir -p "$(dirname "$target")"
  staging=$(mktemp -d "$target.XXXXXX")
  trap 'rm -rf "$staging"' EXIT
  if (($# == 3)); then backup_sqlite "$2" "$staging"; else backup_postgres "$staging"; fi
  sync "$staging"/*
  mv -T "$staging" "$target"
  echo "Backed up to $target."
}

case "${1:-} $#" in
  "sqlite 3" | "postgres 2") run "$@" ;;
  *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
