import {boot} from './boot.ts';
import {type Become, throughSudo} from './sudo.ts';

/** What the script over there says: each on a line of its own behind a mark that no greeting knows. */
export type Sought =
  | {readonly is: 'here'}
  /** It starts that one. */
  | {readonly is: 'node'; readonly path: string}
  /** What was looked at instead, in a few words; empty = there was none. */
  | {readonly is: 'none'; readonly seen: string}
  /** sudo does not start it, and why: there is none, it wants an answer and nobody is there, it wants a terminal; with its last words. */
  | {readonly is: 'no sudo'; readonly because: NoSudo; readonly words: string}
  /** From here on sudo asks, until our program runs. */
  | {readonly is: 'asks'}
  | {readonly is: 'root'};

export type NoSudo = 'missing' | 'wants' | 'terminal';

/**
 * What a shell over there is started with: it reads so many bytes of a script from its standard input, which it shares with what the script
 * then starts. It stands in single quotes and has none, nor anything that fish and csh would take for theirs within them.
 */
export function readScript(script: Buffer): string {
  return `eval "$(dd bs=1 count=${script.length} 2>/dev/null)"`;
}

/**
 * A script for any POSIX shell, busybox's among them, that looks for a Node in which our program can run and becomes it: what starts the
 * gateway, what runs as one, what `openclaw` names in its first line, PATH, version managers. It writes no file. `half` and `half` make
 * the mark, so that an echo of the script does not hold it. Nothing is started but what is called as Node is: a unit may start a program of
 * somebody's own, which is not to be run for a look. With an `offset` the program stands in the script's own file from that byte on.
 */
export function seekNode(halves: readonly [string, string], programBytes: number, become: Become, offset: string | null = null): Buffer {
  const start = `"$node" -e '${boot}' ${programBytes}`;
  // Out of a file the program comes by a pipe, and then there is a shell that has to wait for it.
  const [feed, hand, end] = offset === null ? ['', 'exec ', ''] : [`tail -c +${offset} "$0" | `, '', '\nexit 0'];
  return Buffer.from(`${head(halves)}${seek}
say here
cd /
unset NODE_OPTIONS NODE_PATH NODE_V8_COVERAGE NODE_EXTRA_CA_CERTS
seek || { say "none $seen"; exit 0; }
${throughSudo(become, {boot, programBytes, mark: `\${first}${halves[1]} root`}, {feed, hand})}say "node $node"
${feed}${hand}${start}${end}
`);
}

/** What has been said so far. */
export function sought(noise: Buffer, halves: readonly [string, string]): readonly Sought[] {
  const mark = halves.join('');
  return (
    noise
      .toString('utf8')
      // A carrier that gives a terminal over there ends lines with both.
      .split(/\r?\n/)
      .flatMap((line): Sought[] => {
        if (!line.startsWith(mark)) return [];
        const [, word = '', rest = ''] = /^ (\S+) ?(.*)$/.exec(line.slice(mark.length)) ?? [];
        if (word === 'here') return [{is: 'here'}];
        if (word === 'node') return [{is: 'node', path: rest}];
        if (word === 'none') return [{is: 'none', seen: rest.replace(/^; /, '')}];
        if (word === 'root') return [{is: 'root'}];
        return word === 'sudo' ? saidOfSudo(rest) : [];
      })
  );
}

function saidOfSudo(said: string): Sought[] {
  const [, word = '', words = ''] = /^(\S+) ?(.*)$/.exec(said) ?? [];
  if (word === 'asks') return [{is: 'asks'}];
  return word === 'missing' || word === 'wants' || word === 'terminal' ? [{is: 'no sudo', because: word, words}] : [];
}

function head([first, second]: readonly [string, string]): string {
  return `first=${first}
say() { printf '\\n%s${second} %s\\n' "$first" "$1"; }
`;
}

/** From this one on: the far side is built for it, and every OpenClaw that is supported brings one. */
const wanted = '2[2-9].*|[3-9][0-9].*';

/** Where Nodes lie that no PATH names: version managers, packagers, installers. None of their shims, which may install or write. */
const places = [
  '"$HOME"/.nvm/versions/node/*/bin/node',
  '"$HOME"/.local/share/fnm/node-versions/*/installation/bin/node',
  '"$HOME"/.fnm/node-versions/*/installation/bin/node',
  '"$HOME"/.volta/tools/image/node/*/bin/node',
  '"$HOME"/.asdf/installs/nodejs/*/bin/node',
  '"$HOME"/.local/share/mise/installs/node/*/bin/node',
  '"$HOME"/.nodenv/versions/*/bin/node',
  '"$HOME"/.local/share/pnpm/nodejs/*/bin/node',
  '"$HOME"/n/bin/node',
  '"$HOME"/.local/bin/node',
  '"$HOME"/.openclaw/tools/*/bin/node',
  '/usr/local/bin/node',
  '/usr/bin/node',
  '/opt/homebrew/bin/node',
  '/opt/homebrew/opt/node*/bin/node',
  '/usr/local/opt/node*/bin/node',
  '/home/linuxbrew/.linuxbrew/bin/node',
  '/usr/local/n/versions/node/*/bin/node',
  '/usr/local/nvm/versions/node/*/bin/node',
  '/opt/node*/bin/node',
  '/opt/*/bin/node',
];

const units = [
  '"$HOME"/.config/systemd/user/openclaw*.service',
  '/etc/systemd/system/openclaw*.service',
  '/etc/systemd/user/openclaw*.service',
  '/usr/lib/systemd/system/openclaw*.service',
];

const seek = String.raw`node= seen= tried=
try() {
  [ -f "$1" ] && [ -x "$1" ] || return 1
  case ${'$'}{1##*/} in node | nodejs | node[0-9]* | nodejs[0-9]*) ;; *) return 1 ;; esac
  case "$tried" in *"|$1|"*) return 1 ;; esac
  tried="$tried|$1|"
  version=$("$1" -p process.versions.node </dev/null 2>/dev/null)
  case $version in
    ${wanted}) node=$1; return 0 ;;
    '') seen="$seen; $1 does not start" ;;
    *) seen="$seen; $1 is $version" ;;
  esac
  return 1
}
seek() {
  for unit in ${units.join(' ')}; do
    [ -f "$unit" ] && [ -r "$unit" ] || continue
    while read -r line || [ -n "$line" ]; do
      case $line in ExecStart=*) ;; *) continue ;; esac
      line=${'$'}{line#ExecStart=}; line=${'$'}{line#[-@:+!]}; line=${'$'}{line#\"}
      line=${'$'}{line%% *}; try "${'$'}{line%\"}" && return 0
    done <"$unit"
  done
  for process in /proc/[0-9]*; do
    { read -r line <"$process/comm"; } 2>/dev/null || continue
    case $line in openclaw*) ;; *) continue ;; esac
    line=$(readlink "$process/exe" 2>/dev/null) && try "$line" && return 0
  done
  cli=$(command -v openclaw 2>/dev/null)
  if [ -f "$cli" ] && read -r line <"$cli"; then
    case $line in
      '#!'*env*) try "${'$'}{cli%/*}/node" && return 0 ;;
      '#!'*) line=${'$'}{line#??}; line=${'$'}{line# }; try "${'$'}{line%% *}" && return 0 ;;
    esac
  fi
  try "$(command -v node 2>/dev/null)" && return 0
  for place in ${places.join(' ')}; do try "$place" && return 0; done
  return 1
}`;
