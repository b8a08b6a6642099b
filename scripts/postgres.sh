#!/usr/bin/env bash
# A PostgreSQL server for tests, on a socket in a folder of its own:
#   scripts/postgres.sh start [setting=value ...]   prints its address
#   scripts/postgres.sh stop ADDRESS                stops it and removes its folder
#   scripts/postgres.sh run COMMAND ...             runs a command with its address in PARTNERITE_TEST_DATABASE
# What it holds is thrown away, so it does not wait for the disk; `start fsync=on` does.
# Takes Debian's packages and installs them where they are missing and it may. Runs without rights of its own.
set -euo pipefail

binaries() {
  local folder
  for folder in /usr/lib/postgresql/*/bin "$(pg_config --bindir 2>/dev/null || true)"; do
    [[ -x "$folder/initdb" && -x "$folder/postgres" ]] && echo "$folder"
  done | sort -V | tail -1
}

install_server() {
  command -v apt-get >/dev/null || return 1
  local as_root=()
  [[ $EUID == 0 ]] || as_root=(sudo -n)
  "${as_root[@]}" apt-get update -qq || return 1
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql-common || return 1
  # Else the package makes a cluster and starts it.
  "${as_root[@]}" sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql
}

# The server refuses to run as root.
as_owner() {
  if [[ $EUID == 0 ]]; then setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"; else "$@"; fi
}

start() {
  [[ -n "$(binaries)" ]] || install_server >&2 || true
  local bin folder
  bin=$(binaries)
  [[ -n "$bin" ]] || { echo "scripts/postgres.sh: PostgreSQL is not installed" >&2; exit 1; }
  folder=$(mktemp -d /tmp/partnerite-postgres-XXXXXX)
  if [[ $EUID == 0 ]]; then chown postgres "$folder"; fi
  local settings=(-c fsync=off -c max_connections=300 -c listen_addresses= -c "unix_socket_directories=$folder")
  local setting
  for setting in "$@"; do settings+=(-c "$setting"); done
  cd "$folder"
  if ! { as_owner "$bin/initdb" -D "$folder/data" -U partnerite -A trust -E UTF8 --locale=C --no-sync &&
    as_owner "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/server.log" -o "${settings[*]}" start; } >"$folder/log" 2>&1; then
    cat "$folder"/*log >&2
    rm -rf "$folder"
    exit 1
  fi
  echo "postgres://partnerite@/postgres?host=$folder"
}

stop() {
  local folder=${1##*host=}
  [[ "$folder" == /tmp/partnerite-postgres-* && -d "$folder/data" ]] || { echo "not started here: $1" >&2; exit 1; }
  cd /
  as_owner "$(binaries)/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null
  rm -rf "$folder"
}

case "${1-}" in
  start) start "${@:2}" ;;
  stop) stop "${2-}" ;;
  run)
    address=$(start)
    # shellcheck disable=SC2064
    trap "'$(realpath "$0")' stop '$address'" EXIT
    PARTNERITE_TEST_DATABASE="$address" "${@:2}"
    ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
