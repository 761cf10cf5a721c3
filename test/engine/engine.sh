#!/bin/bash
# Inside a box: a container engine as a unit of its systemd, and an image of OpenClaw made of what the lab has installed.
#
#   engine.sh start            dockerd from /opt/engine, where Debian's packages were unpacked
#   engine.sh image VERSION    openclaw:VERSION, laid out as the official image is: /app, user node (1000)
set -euo pipefail

start() {
  ln -sf /opt/engine/usr/bin/docker /usr/local/bin/docker
  # The first release of compose is a Python program; it finds its modules where the packages were unpacked.
  cat >/usr/local/bin/docker-compose <<'COMPOSE'
#!/bin/sh
export PYTHONPATH=/opt/engine/usr/lib/python3/dist-packages PYTHONNOUSERSITE=1
exec /usr/bin/python3 /opt/engine/usr/bin/docker-compose "$@"
COMPOSE
  chmod 755 /usr/local/bin/docker-compose
  # On the copy-on-write root of a box the engine could not lay one file system over another.
  mkdir -p /var/lib/docker
  mount -t tmpfs -o size=4g,mode=710 tmpfs /var/lib/docker
  # No rules of a firewall and no forwarding: the engine's own proxies carry what is published.
  cat >/etc/systemd/system/docker.service <<'UNIT'
[Unit]
Description=Docker Application Container Engine
[Service]
Type=notify
Environment=PATH=/opt/engine/usr/sbin:/opt/engine/usr/bin:/usr/sbin:/usr/bin:/sbin:/bin
ExecStart=/opt/engine/usr/sbin/dockerd -H unix:///run/docker.sock --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false
Delegate=yes
KillMode=process
Restart=on-failure
[Install]
WantedBy=multi-user.target
UNIT
  systemctl daemon-reload
  systemctl enable --now docker.service
}

image() {
  local root=/var/tmp/image version=$1
  mkdir -p $root/{bin,etc,tmp,usr/local/bin,home/node/.openclaw,lib/x86_64-linux-gnu,lib64}
  for program in sh sleep cat ls id env mkdir; do with_libraries "$(readlink -f "$(command -v $program)")" bin/$program; done
  with_libraries /opt/node24/bin/node usr/local/bin/node
  echo 'root:x:0:0::/root:/bin/sh
node:x:1000:1000::/home/node:/bin/sh' >$root/etc/passwd
  echo 'root:x:0:
node:x:1000:' >$root/etc/group
  chmod 1777 $root/tmp
  chown -R 1000:1000 $root/home/node
  tar --create --directory $root . --directory "/opt/openclaw/$version" \
    --transform 's,^node_modules/openclaw\(/\|$\),app\1,S' node_modules |
    docker import --change 'USER node' --change 'WORKDIR /app' --change 'ENV HOME=/home/node PATH=/usr/local/bin:/bin NODE_ENV=production' \
      --change 'EXPOSE 18789' --change 'CMD ["node","openclaw.mjs","gateway","--allow-unconfigured"]' - "openclaw:$version"
  rm -rf $root
}

with_libraries() {
  cp -L "$1" "$root/$2"
  for library in $(ldd "$1" | grep -oE '/[^ ]+'); do
    [ -e "$root$library" ] || { mkdir -p "$(dirname "$root$library")"; cp -L "$library" "$root$library"; }
  done
}

"$@"
