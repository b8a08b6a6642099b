#!/usr/bin/env bash
# Installs what deploy/postgres-cluster takes beside PostgreSQL (scripts/postgres.sh): Debian's packages of Patroni, etcd
# and haproxy, where they are missing, for test/faults/cluster/cluster.test.ts. Takes root, or sudo without a password.
# None of their services is started now; on a machine with systemd they would be at the next boot.
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin

declare -A packages=([patroni]=patroni [etcd]=etcd-server [haproxy]=haproxy [ip]=iproute2)
missing=()
for program in "${!packages[@]}"; do
  command -v "$program" >/dev/null || missing+=("${packages[$program]}")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
[[ $EUID == 0 ]] || as_root=(sudo -n)
# What packages ask before they start a service (invoke-rc.d, deb-systemd-invoke): 101 forbids it.
policy=/usr/sbin/policy-rc.d
if [[ ! -e $policy ]]; then
  trap '"${as_root[@]}" rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod 755 "$policy"
fi
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
