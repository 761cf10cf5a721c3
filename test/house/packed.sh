#!/usr/bin/env bash
# npm pack gives a tarball that installs into an empty prefix and runs there with nothing of the checkout.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
tarball=$(cd "$root" && npm pack --silent --pack-destination "$place")
npm install --silent --prefix "$place/prefix" "$place/$tarball"
export PATH="$root/node_modules/node/bin:$PATH"
cd "$place"
rungs="$place/prefix/node_modules/.bin/rungs"
"$rungs" --version
"$rungs" explain unit-down >/dev/null
"$rungs" check --json >check.json || test $? -eq 3
grep -q '"schema":"rungs.check/1"' check.json
notices="$place/prefix/node_modules/rungs/dist/THIRD_PARTY_NOTICES.txt"
for bundled in ink ink-table react systeminformation yoga-layout; do grep -Eq "^$bundled [0-9].* \(" "$notices" || { echo "no notice of $bundled"; exit 1; }; done
bytes=$(du -sb "$place/prefix/node_modules" | cut -f1)
echo "installed size: $bytes bytes in $(find "$place/prefix/node_modules" -type f | wc -l) files"
test "$bytes" -lt 6000000
