#!/usr/bin/env bash
# Everything CI runs, for `./dev test [name]`, which sources this: with a name, only the parts whose names contain it.
# Ends with a line `N passed, N failed` over all, a failed build or check counted as one.

filter=${1:-}
passed=0
failed=0
troubles=()
results=$root/artifacts/test
log=$results/last.log

run_all() {
  export MSBUILDDISABLENODEREUSE=1
  trap finish EXIT
  trap 'exit 130' INT TERM
  exec </dev/null
  rm -rf "$results"
  mkdir -p "$results"

  always restore check_restored || return 0
  always build build_all || return 0
  # Tests of clusters wait most of their time.
  beside test_projects_without_database
  part Silo.Tests with_databases run_tests Silo.Tests
  join
  part WebApi.Tests with_databases run_tests WebApi.Tests
  part allocations dotnet run -c $configuration --no-build --project tests/Benchmarks -- allocations
  part kills load_built kills --rounds 3
  # Chaos leaves a third of two processors.
  beside check_sources
  part "chaos sqlite" load_built chaos --minutes 3
  join
  part "chaos postgres" load_built chaos --minutes 3 --postgres
  part attack load_built attack --minutes 2 --rate 150
  part load load_built load --users 100 --tweets 5 --mix C --rate 100 --warmup 2 --seconds 5 --listeners 10
  part demo load_built demo --people 100 --tweets 500 --listeners 20
  if [[ -d WebClient/e2e ]]; then part "web e2e" with_chromium count_client client e2e; fi
}

# The web client at the same time as the rest.
build_all() {
  if ! has_client; then build --no-restore; return; fi
  dotnet msbuild WebApi -t:BuildWebClient -p:Configuration=$configuration -verbosity:minimal &
  local client=$!
  build --no-restore -p:SkipWebClient=true || { kill $client; return 1; }
  wait $client
}

check_sources() {
  part format check_format
  if has_client; then
    part "web check" client check
    part "web test" count_client client test
  fi
}

# ── Parts, and their count ───────────────────────────────────────────────────────────────────────────────────────────

# part NAME COMMAND: runs it if the name is asked for.
part() {
  local name=$1
  if [[ ${name,,} == *"${filter,,}"* ]]; then always "$@" || true; fi
}

# always NAME COMMAND: counts as one, unless the command has counted tests of its own.
always() {
  local name=$1 before=$((passed + failed)) failed_before=$failed
  shift
  say "$name"
  local from=$SECONDS used used_before
  count_processor
  used_before=$used
  if "$@"; then
    if ((passed + failed == before)); then passed=$((passed + 1)); fi
  else
    if ((failed == failed_before)); then failed=$((failed + 1)); fi
  fi
  count_processor
  printf -- '-- %s: %d s, %d s of a processor\n' "$name" $((SECONDS - from)) $((used - used_before)) >&2
  if ((failed == failed_before)); then return 0; fi
  troubles+=("$name")
  return 1
}

# beside COMMAND: has it run its parts while others go on here. What they write and count comes with `join`.
beside() {
  rm -f "$results/beside.count"
  (
    trap - EXIT INT TERM
    passed=0 failed=0 troubles=() log=$results/beside.log
    "$@"
    printf '%s\n' "$passed $failed" "${troubles[@]}" >"$results/beside.count"
  ) >"$results/beside.out" 2>&1 &
  beside=$!
}

join() {
  local counts=(0 1) said=()
  wait "$beside" || true
  beside=
  cat "$results/beside.out" >&2
  if [[ -f $results/beside.count ]]; then
    mapfile -t said <"$results/beside.count"
    read -ra counts <<<"${said[0]}"
  else
    said=("" "what ran beside others has broken off")
  fi
  passed=$((passed + counts[0])) failed=$((failed + counts[1]))
  troubles+=("${said[@]:1}")
}

# logged COMMAND: keeps what it writes in $log. How that ends is a trouble if it fails.
logged() {
  if "$@" 2>&1 | tee "$log"; then return 0; fi
  mapfile -t -O "${#troubles[@]}" troubles < <(tail -n 20 "$log")
  return 1
}

# Sets `used` to the seconds of a processor that all programs which have ended so far have taken.
count_processor() {
  local line part
  times >"$results/times.$BASHPID"
  mapfile -t line <"$results/times.$BASHPID"
  used=0
  # "1m2.345s 0m0.678s": in the program itself, and in the kernel for it.
  for part in ${line[1]}; do
    part=${part%%[.,]*}
    used=$((used + ${part%m*} * 60 + ${part#*m}))
  done
}

finish() {
  local status=$?
  [[ -z ${beside:-} ]] || kill -- "$beside" || true
  [[ -z ${postgres:-} ]] || tests/postgres.sh stop "$postgres" || true
  if ((status != 0)); then failed=$((failed + 1)) troubles+=("interrupted or broken, exit code $status"); fi
  if ((passed + failed == 0)); then failed=1 troubles+=("no part is named like '$filter'"); fi
  for trouble in "${troubles[@]}"; do echo "FAILED: $trouble"; done
  echo "$passed passed, $failed failed"
  ((failed == 0)) || exit 1
}

# ── .NET ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

test_projects_without_database() {
  local project
  for project in tests/*.Tests; do
    project=$(basename "$project")
    if [[ $project != @(Silo|WebApi).Tests ]]; then part "$project" run_tests "$project"; fi
  done
}

# sqlite3 is for the backup scripts.
with_databases() { need_package sqlite3 && need_postgres && "$@"; }

run_tests() {
  local ok=0
  dotnet test --project "tests/$1" -c $configuration --no-build --results-directory "$results" \
    --report-xunit-trx --report-xunit-trx-filename "$1.trx" || ok=$?
  count_trx "$results/$1.trx"
  return $ok
}

# Skipped tests are shown, not counted: nothing is skipped where everything is installed.
count_trx() {
  [[ -f $1 ]] || return 0
  local counters
  counters=$(grep -ao '<Counters [^>]*>' "$1")
  passed=$((passed + $(attribute passed "$counters")))
  failed=$((failed + $(attribute failed "$counters") + $(attribute error "$counters") + $(attribute timeout "$counters")))
  mapfile -t -O "${#troubles[@]}" troubles < <(failed_in "$1")
}

# The name of each failed test, and how its message begins.
failed_in() {
  tr '\n' ' ' <"$1" | sed 's/<UnitTestResult /\n&/g' | sed -n 's/&quot;/"/g; s/.* testName="\(.*\)" outcome="Failed" .*<Message>\([^<]\{1,300\}\).*/\1: \2/p'
}

attribute() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2"; }

need_postgres() {
  [[ -z ${MINITWITTER_TEST_POSTGRES:-} ]] || return 0
  say "starting PostgreSQL"
  postgres=$(tests/postgres.sh start) || return 1
  export MINITWITTER_TEST_POSTGRES=$postgres
}

load_built() { logged dotnet run -c $configuration --no-build --project tests/Load -- "$@"; }

# ── Angular ──────────────────────────────────────────────────────────────────────────────────────────────────────────

# Runs it and counts what Vitest or Playwright says at its end.
count_client() {
  local ok=0
  NO_COLOR=1 logged "$@" || ok=$?
  passed=$((passed + $(said passed)))
  failed=$((failed + $(said failed)))
  return $ok
}

# Vitest: "Tests  1 failed | 41 passed (42)"; Playwright: "  1 failed", "  12 passed (30.1s)".
said() {
  awk -v word="$1" '/^ *(Tests +)?[0-9]+ (passed|failed)/ { for (i = 2; i <= NF; i++) if ($i == word) sum += $(i - 1) } END { print sum + 0 }' "$log"
}

with_chromium() { need_package chromium-headless-shell && "$@"; }

run_all
