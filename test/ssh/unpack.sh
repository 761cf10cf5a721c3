#!/usr/bin/env bash
# Brings an sshd for the tests without installing one: Debian's package and the library that it needs, unpacked into the cache of who
# runs this. An installed one would listen on the machine, and in every disposable host of the lab.
set -euo pipefail
to=${1:-$HOME/.cache/rungs-sshd}
if command -v sshd >/dev/null || [ -x /usr/sbin/sshd ] || [ -x "$to/usr/sbin/sshd" ]; then exit 0; fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
apt-get download -q openssh-server libwrap0
mkdir -p "$to"
for package in ./*.deb; do dpkg -x "$package" "$to"; done
