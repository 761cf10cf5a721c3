#!/usr/bin/env bash
# Brings an sshd, a sudo, and login shells of other families, for the tests without installing any: Debian's packages unpacked into the cache of
# who runs this. An installed sshd would listen on the machine, and in every disposable host of the lab.
set -euo pipefail
to=${1:-$HOME/.cache/rungs-sshd}
if [ -x "$to/usr/sbin/sshd" ] && [ -e "$to/usr/bin/sudo" ]; then exit 0; fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
chmod 777 .
apt-get download -q openssh-server libwrap0 sudo tcsh fish libpcre2-32-0
mkdir -p "$to"
for package in ./*.deb; do dpkg -x "$package" "$to"; done
# Merged as on the machine, whatever the packages do.
if [ -d "$to/bin" ] && [ ! -L "$to/bin" ]; then mkdir -p "$to/usr/bin" && mv "$to"/bin/* "$to/usr/bin/"; fi
