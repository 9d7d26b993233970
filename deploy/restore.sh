#!/usr/bin/env bash
# Restores a backup made by backup.sh, into a place where nothing is yet, with no process of MiniTwitter running on it:
#   deploy/restore.sh sqlite BACKUP_DIRECTORY DATA_DIRECTORY
#   deploy/restore.sh postgres BACKUP_DIRECTORY    into the empty database that PGHOST, PGPORT, PGUSER, PGDATABASE … name
# Needs the Debian package sqlite3 or postgresql-client.
set -euo pipefail
umask 077

die() { echo "restore: $*" >&2; exit 1; }
need() { command -v "$1" >/dev/null || die "$1 is missing: install the Debian package $2."; }

# The backup lists as alive the silos that ran when it was made, and as subscribed. They are no part of what starts here.
forget_silos="DELETE FROM OrleansMembershipTable; DELETE FROM OrleansStorage WHERE GrainTypeString = 'PubSubRendezvousGrain'"

restore_sqlite() {
  local backup=$1 data=$2 file
  need sqlite3 sqlite3
  for file in tweets.db cluster.db; do
    [[ -f $backup/$file ]] || die "There is no $backup/$file."
    [[ ! -e $data/$file ]] || die "$data/$file exists: restore into an empty directory."
  done
  mkdir -p "$data"
  chmod 700 "$data"
  staging=$(mktemp -d "$data/.restore.XXXXXX")
  trap 'rm -rf "$staging"' EXIT
  for file in tweets.db cluster.db signing.key; do
    if [[ -f $backup/$file ]]; then cp "$backup/$file" "$staging/"; fi
  done
  for file in tweets.db cluster.db; do
    [[ $(sqlite3 -batch "$staging/$file" "PRAGMA integrity_check") == ok ]] || die "$backup/$file is damaged."
  done
  sqlite3 -batch -bail "$staging/cluster.db" "$forget_silos"
  # The service reads and writes as the owner of the data directory, who may not be the one who restores.
  chmod 600 "$staging"/*
  if [[ $EUID == 0 ]]; then chown --reference="$data" "$staging"/*; fi
  sync "$staging"/*
  mv "$staging"/* "$data/"
}

restore_postgres() {
  local dump=$1/minitwitter.dump tables
  need pg_restore postgresql-client
  [[ -f $dump ]] || die "There is no $dump."
  : "${PGDATABASE:?says which database to restore into}"
  tables=$(psql -wAtqc "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") || die "The database does not answer."
  ((tables == 0)) || die "The database $PGDATABASE is not empty."
  pg_restore --single-transaction --exit-on-error --no-owner --no-privileges --no-password --dbname="$PGDATABASE" "$dump" || die "pg_restore failed."
  psql -wqc "$forget_silos" || die "The old silos could not be removed."
}

case "${1:-} $#" in
  "sqlite 3") restore_sqlite "$2" "$3" ;;
  "postgres 2") restore_postgres "$2" ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
echo "Restored from $2."
