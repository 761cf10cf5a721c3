import type {OnlyReading} from '../arguments.ts';

/** The verbs of a list that have no options of their own. */
function plainly(verbs: string): Readonly<Record<string, string>> {
  return Object.fromEntries(verbs.split(/\s+/).map((verb) => [verb, '']));
}

const container: OnlyReading = {
  options: '--help',
  bare: true,
  verbs: {
    images: '-a -f= -q --all --digests --filter= --format= --no-trunc --quiet --tree',
    inspect: '-f= -s --format= --size --type=',
    logs: '-f -n= -t --details --follow --since= --tail= --timestamps --until=',
    port: '',
    ps: '-a -f= -n= -l -q -s --all --filter= --format= --last= --latest --no-trunc --quiet --size',
    stats: '-a --all --format= --no-stream --no-trunc',
    top: '',
    version: '-f= --format=',
  },
};

/** The managers of services and containers, asked and never told. Another host or a container of its own is not asked through them. */
export const managers: Readonly<Record<string, OnlyReading>> = {
  docker: container,
  // Of its many commands only those that ask; whatever moves the journal's files or remembers a place in one is a change.
  journalctl: {
    options: `-m -D= -S= -U= -c= -b[=] -u= -t= -p= -g= -k -o= -n[=] -r -x -a -f -q -e -N -F= -h -# --system --user --merge --directory= --file=
      --root= --namespace= --since= --until= --cursor= --after-cursor= --boot[=] --unit= --user-unit= --identifier= --priority=
      --facility= --grep= --case-sensitive[=] --dmesg --output= --output-fields= --lines[=] --reverse --show-cursor --utc --catalog
      --no-hostname --no-full --full --all --follow --no-tail --quiet --no-pager --pager-end --help --version --fields --field=
      --list-boots --disk-usage --verify --header --list-catalog --dump-catalog --truncate-newline --exclude-identifier=`,
  },
  launchctl: {
    options: '',
    verbs: plainly('blame list managername managerpid manageruid print print-disabled version'),
  },
  loginctl: {
    options:
      '-p= -P= -a -l -n= -o= -h --property= --all --value --full --lines= --output= --no-pager --no-legend --no-ask-password --help --version',
    verbs: plainly('list-seats list-sessions list-users seat-status session-status show-seat show-session show-user user-status'),
    bare: true,
  },
  podman: container,
  systemctl: {
    options: `-t= -p= -P= -a -l -r -q -n= -o= -h --system --user --type= --state= --failed --property= --all --full --recursive --reverse
      --after --before --with-dependencies --show-types --value --quiet --lines= --output= --no-pager --no-legend --legend= --plain
      --no-ask-password --timestamp= --help --version`,
    verbs: plainly(
      `cat get-default is-active is-enabled is-failed is-system-running list-automounts list-dependencies list-jobs list-machines
      list-paths list-sockets list-timers list-unit-files list-units show show-environment status`,
    ),
    bare: true,
  },
};
