#!/usr/bin/env bash
# What runs on one host of the PostgreSQL cluster, as the services of Debian's packages would run it:
#   host.sh FOLDER
# FOLDER stands for the host's disk; FOLDER/environment is what its services find in their environment.
set -euo pipefail
folder=$1
mkdir -p "$folder"/{etcd,postgresql}
chown etcd: "$folder/etcd"
chown postgres: "$folder/postgresql"
mount --bind "$folder/etcd" /var/lib/etcd
mount --bind "$folder/postgresql" /var/lib/postgresql
set -a
# shellcheck disable=SC1091
. "$folder/environment"
set +a
mount -t tmpfs tmpfs /run
install -d -o postgres -g postgres /run/postgresql
cd /var/lib/postgresql

# systemd's Restart=on-failure.
serve() {
  local user=$1
  shift
  until setpriv --reuid="$user" --regid="$user" --clear-groups -- "$@"; do sleep 1; done
}
serve etcd etcd &
serve postgres patroni "$PATRONI_FILE" &
# Also takes leave of processes whose parents have ended.
wait
