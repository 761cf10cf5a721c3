#!/bin/bash
# Makes one disposable Linux host: private namespaces, a copy-on-write root in memory, the installed systemd as PID 1.
#
#   box.sh keep DIRECTORY CGROUP NAME [MOUNT…]   outside: starts the box and holds it until standard input closes
#   box.sh root / box.sh init                    inside: the two steps before systemd; nobody else calls them
#
# MOUNT is `from:to:ro` (seen as it is, read-only) or `from:to:cow` (writable in the box, never on the machine).
# With BOX_CONTROLLERS="memory pids …" the box has hierarchies of the first kind with these controllers, as on a machine that binds
# them there: only so do limits of memory work in it. CGROUP is then a group of the hierarchy that is named systemd.
# The chain that takes a box down whatever happens: the caller dies, so our standard input closes; if we are killed
# instead, the parent-death signals end `unshare` and then PID 1, and the kernel ends everything in the namespace.
set -euo pipefail
here=$(readlink -f "$0")

# What could reach the machine through the shared kernel: its clock, its modules, raw devices.
export BOX_NEVER=-sys_time,-sys_module,-sys_rawio,-wake_alarm

export BOX_CONTROLLERS=${BOX_CONTROLLERS:-}

# The box's groups beside CGROUP, one in the hierarchy of each controller.
beside() {
  for controller in $BOX_CONTROLLERS; do echo "/sys/fs/cgroup/$controller/$(basename "$cgroup")"; done
}

keep() {
  dir=$1 cgroup=$2
  # shellcheck disable=SC2046
  mkdir -p "$dir" "$cgroup" $(beside)
  trap 'take_down' EXIT
  setpriv --pdeathsig KILL unshare --fork --kill-child=KILL --pid --mount --uts --ipc --net --propagation private \
    bash "$here" root "$@" </dev/null &
  # systemd's own start is awaited by the caller; all that is done here is to hold the box.
  cat >/dev/null
}

take_down() {
  trap - EXIT
  kill -9 %1 2>/dev/null || true
  # The kernel kills every process of the box at once, also those that entered it from outside.
  echo 1 >"$cgroup/cgroup.kill" 2>/dev/null || true
  wait 2>/dev/null || true
  for _ in $(seq 100); do
    # shellcheck disable=SC2046
    find "$cgroup" $(beside) -depth -type d -exec rmdir {} + 2>/dev/null
    [ -e "$cgroup" ] || break
    sleep 0.05
  done
  # Only ever rmdir: should anything still be mounted here, it must fail rather than delete.
  rmdir "$dir" 2>/dev/null || true
}

root() {
  dir=$1 cgroup=$2 name=$3
  shift 3
  # Joined here and not by our parent, so that no process stays in the group that will be the box's root.
  echo 0 >"$cgroup/cgroup.procs"
  for group in $(beside); do echo 0 >"$group/cgroup.procs"; done
  mount -t tmpfs -o size=4g,mode=755 tmpfs "$dir"
  cd "$dir"
  mkdir upper work new layers
  mount -t overlay overlay -o "lowerdir=/,upperdir=$dir/upper,workdir=$dir/work" new
  local number=0
  for mount in "$@"; do
    IFS=: read -r from to how <<<"$mount"
    mkdir -p "new$to"
    if [ "$how" = ro ]; then
      mount --bind "$from" "new$to"
      mount -o remount,bind,ro "new$to"
    else
      number=$((number + 1))
      mkdir -p "layers/$number/upper" "layers/$number/work"
      mount -t overlay overlay -o "lowerdir=$from,upperdir=$dir/layers/$number/upper,workdir=$dir/layers/$number/work" "new$to"
    fi
  done
  hostname "$name"
  ip link set lo up
  exec unshare --cgroup bash "$here" init "$dir" "$name"
}

init() {
  name=$2
  cd "$1/new"
  mount -t proc proc proc
  mount --bind proc/sys proc/sys
  mount -o remount,bind,ro proc/sys
  if [ -e proc/sysrq-trigger ]; then mount --bind /dev/null proc/sysrq-trigger; fi
  mount -t sysfs sysfs sys
  groups
  mount -o remount,bind,ro sys
  devices
  # Nothing of the machine's users: no settings, no lingering services, no gateway of the person who runs the lab.
  for empty in run home root var/lib/systemd; do mount -t tmpfs -o mode=755 tmpfs $empty; done
  chmod 700 root
  mount -t tmpfs -o mode=1777 tmpfs tmp
  mount -t tmpfs -o mode=755 tmpfs var/log
  mkdir -p run/lock run/systemd/system run/systemd/journal var/log/journal
  units
  echo "$name" >etc/hostname
  head -c16 /dev/urandom | od -An -tx1 | tr -d ' \n' >etc/machine-id
  rm -f etc/resolv.conf etc/hosts etc/fstab etc/crypttab
  touch etc/resolv.conf etc/fstab
  # The owners and access lists of a real host's journal: group adm may read all of it.
  chroot . systemd-tmpfiles --create --prefix /var/log/journal 2>/dev/null || true
  printf '127.0.0.1 localhost %s\n::1 localhost\n' "$name" >etc/hosts
  # The box is a host of its own, also where this machine is a container.
  rm -f .dockerenv
  skip_old_kernel_log
  mkdir -p mnt/old
  pivot_root . mnt/old
  umount -l /mnt/old
  # In a container systemd takes these words from its own command line.
  if [ -n "$BOX_CONTROLLERS" ]; then
    set -- systemd.unified_cgroup_hierarchy=0 systemd.legacy_systemd_cgroup_controller=1
  else
    set --
  fi
  exec env -i container=box PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    setpriv --bounding-set "$BOX_NEVER" \
    /lib/systemd/systemd --system --unit=box.target --log-target=journal --show-status=0 "$@"
}

groups() {
  if [ -z "$BOX_CONTROLLERS" ]; then
    mount -t cgroup2 cgroup2 sys/fs/cgroup
    return
  fi
  mount -t tmpfs -o mode=755 tmpfs sys/fs/cgroup
  mkdir sys/fs/cgroup/systemd
  mount -t cgroup -o none,name=systemd none sys/fs/cgroup/systemd
  for controller in $BOX_CONTROLLERS; do
    mkdir "sys/fs/cgroup/$controller"
    mount -t cgroup -o "$controller" none "sys/fs/cgroup/$controller"
  done
}

devices() {
  mount -t tmpfs -o mode=755 tmpfs dev
  mknod -m 666 dev/null c 1 3
  mknod -m 666 dev/zero c 1 5
  mknod -m 666 dev/full c 1 7
  mknod -m 666 dev/random c 1 8
  mknod -m 666 dev/urandom c 1 9
  mknod -m 644 dev/kmsg c 1 11
  mknod -m 666 dev/tty c 5 0
  mkdir dev/pts dev/shm
  mount -t devpts -o newinstance,ptmxmode=666,mode=620 devpts dev/pts
  mount -t tmpfs -o mode=1777 tmpfs dev/shm
  ln -s pts/ptmx dev/ptmx
  ln -s /proc/self/fd dev/fd
  ln -s /proc/self/fd/0 dev/stdin
  ln -s /proc/self/fd/1 dev/stdout
  ln -s /proc/self/fd/2 dev/stderr
}

# Only what a gateway's host needs is started: nothing that this machine's administrator enabled, no generators.
units() {
  for hidden in etc/systemd/system etc/systemd/user usr/lib/systemd/system-generators usr/lib/systemd/system/sysinit.target.wants \
    usr/lib/systemd/system/local-fs.target.wants usr/lib/systemd/system/sockets.target.wants \
    usr/lib/systemd/system/timers.target.wants usr/lib/systemd/system/graphical.target.wants; do
    if [ -d $hidden ]; then mount -t tmpfs -o mode=755 tmpfs $hidden; fi
  done
  cat >run/systemd/system/box.target <<'UNIT'
[Unit]
Requires=basic.target dbus.socket systemd-journald.service systemd-logind.service
After=basic.target systemd-logind.service
Wants=dbus.service systemd-journal-flush.service
AllowIsolate=yes
UNIT
  for masked in systemd-udevd.service systemd-udevd-kernel.socket systemd-udevd-control.socket; do
    ln -s /dev/null run/systemd/system/$masked
  done
}

# The kernel's log is the machine's. journald is told to begin where it is now, so that a box never shows, stamped with
# its own time of boot, what befell another box before.
skip_old_kernel_log() {
  local last
  last=$(dd if=/dev/kmsg iflag=nonblock bs=8192 2>/dev/null | grep -aoE '^[0-9]+,[0-9]+,' | tail -1 | cut -d, -f2 || true)
  if [ -n "$last" ]; then
    local hex
    hex=$(printf '%016x' $((last + 1)))
    # shellcheck disable=SC2059
    printf "\\x${hex:14:2}\\x${hex:12:2}\\x${hex:10:2}\\x${hex:8:2}\\x${hex:6:2}\\x${hex:4:2}\\x${hex:2:2}\\x${hex:0:2}" \
      >run/systemd/journal/kernel-seqnum
  fi
}

verb=$1
shift
case $verb in
  keep) keep "$@" ;;
  root) root "$@" ;;
  init) init "$@" ;;
  *) echo "box.sh: unknown verb $verb" >&2; exit 64 ;;
esac
