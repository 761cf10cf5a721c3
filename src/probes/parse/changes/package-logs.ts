import type {Change} from '../../../model/index.ts';

/** Packages on which a gateway leans; the others of one run are only counted. */
const minded =
  /^(?:nodejs|node|npm|bun|openclaw|systemd|libc6|glibc|openssl|libssl\S*|ca-certificates|docker\S*|containerd\S*|podman|linux-image\S*|kernel\S*|sudo|tailscale|nginx|caddy)$/;

/** `+0200` as minutes; package managers write the times of their own zone. */
export function zoneMinutes(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})/.exec(text.trim()) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Lines of dpkg.log: `2026-11-26 02:10:00 upgrade nodejs:amd64 24.20.0 24.21.0`. */
export function dpkgChanges(text: string, zone: number, source: string): readonly Change[] {
  const steps = text.split('\n').flatMap((line) => {
    const found = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) (install|upgrade|remove|purge) ([^\s:]+)(?::\S+)? (\S+) (\S+)/.exec(line);
    if (found === null) return [];
    const [, day = '', time = '', verb = '', name = '', from = '', to = ''] = found;
    return [{at: atZone(day, time, zone), verb, name, from, to}];
  });
  return folded(
    steps.map(({at, verb, name, from, to}) => ({at, name, text: wordsOf(verb, name, from, to)})),
    source,
  );
}

function wordsOf(verb: string, name: string, from: string, to: string): string {
  if (verb === 'install') return `dpkg installed ${name} ${to}`;
  return verb === 'upgrade' ? `dpkg replaced ${name} ${from} by ${to}` : `dpkg removed ${name} ${from}`;
}

/** Lines of pacman.log: `[2026-11-26T02:10:00+0100] [ALPM] upgraded nodejs (24.20.0-1 -> 24.21.0-1)`. */
export function pacmanChanges(text: string, source: string): readonly Change[] {
  const steps = text.split('\n').flatMap((line) => {
    const [, stamp = '', verb, name = '', versions] =
      /^\[([^\]]+)\] \[ALPM\] (installed|upgraded|downgraded|removed) (\S+) \(([^)]*)\)/.exec(line) ?? [];
    const at = Date.parse(stamp.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    return verb === undefined || Number.isNaN(at) ? [] : [{at, name, text: `pacman ${verb} ${name} ${versions}`}];
  });
  return folded(steps, source);
}

/** Lines of dnf.rpm.log: `2026-11-26T02:10:00+0100 SUBDEBUG Upgrade: nodejs-1:24.21.0-1.fc43.x86_64`. */
export function dnfChanges(text: string, source: string): readonly Change[] {
  const steps = text.split('\n').flatMap((line) => {
    const [, stamp = '', verb, whole = ''] =
      /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{4}) \S+ (Installed|Install|Upgraded|Upgrade|Erase|Downgrade): (\S+)/.exec(line) ?? [];
    const at = Date.parse(stamp.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
    const name = whole.replace(/-(?:\d+:)?\d.*$/, '');
    return verb === undefined || Number.isNaN(at) ? [] : [{at, name, text: `dnf: ${verb.toLowerCase()} ${whole}`}];
  });
  return folded(steps, source);
}

interface Step {
  readonly at: number;
  readonly name: string;
  readonly text: string;
}

/** Steps that follow one another within this time are one run of the manager. */
const runMs = 60_000;

function folded(steps: readonly Step[], source: string): readonly Change[] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last !== undefined && step.at - (last.at(-1)?.at ?? 0) <= runMs) last.push(step);
    else runs.push([step]);
  }
  return runs.flatMap((run) => {
    const told = run.filter(({name}) => minded.test(name));
    const others = run.filter(({name}) => !minded.test(name));
    const count = `${others.length} other package${others.length === 1 ? '' : 's'} of the system`;
    return [
      ...told.map(({at, text}): Change => ({at, kind: 'system', text, source})),
      ...others.slice(0, 1).map(({at}): Change => ({at, kind: 'system', text: `${count} changed`, source})),
    ];
  });
}

/** `Start-Date`, `Commandline` and `Requested-By` of apt's history: who asked for it. */
export function aptChanges(text: string, zone: number, source: string): readonly Change[] {
  return text.split(/\n\s*\n/).flatMap((block) => {
    const [, day, time] = /^Start-Date: (\S+)\s+(\S+)/m.exec(block) ?? [];
    const command = /^Commandline: (.+)/m.exec(block)?.[1];
    if (day === undefined || time === undefined || command === undefined) return [];
    const who = /^Requested-By: (\S+)/m.exec(block)?.[1];
    const text = `${who === undefined ? 'somebody, or a timer,' : who} ran: ${command.slice(0, 200)}`;
    return [{at: atZone(day, time, zone), kind: 'system', text, source}];
  });
}

/** The name of npm's log says when it began, its head what was asked. Only what changes something counts. */
export function npmChange(name: string, head: string, source: string): Change | null {
  const [, day, hours, minutes, seconds, milliseconds] = /^(\d{4}-\d{2}-\d{2})T(\d{2})_(\d{2})_(\d{2})_(\d{3})Z-debug-/.exec(name) ?? [];
  const argv =
    /\bargv ((?:"[^"\n]*" ?)+)/
      .exec(head)?.[1]
      ?.match(/"[^"]*"/g)
      ?.map((word) => word.slice(1, -1)) ?? [];
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  if (day === undefined || Number.isNaN(at) || !argv.some((word) => changing.has(word))) return null;
  return {at, kind: 'package', text: `npm ${argv.join(' ')} was run`, source};
}

const changing: ReadonlySet<string> = new Set([
  'install',
  'i',
  'add',
  'ci',
  'update',
  'up',
  'upgrade',
  'uninstall',
  'remove',
  'rm',
  'un',
  'link',
  'rebuild',
  'dedupe',
  'prune',
]);

function atZone(day: string, time: string, zone: number): number {
  return Date.parse(`${day}T${time}Z`) - zone * 60_000;
}
