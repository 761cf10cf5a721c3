import {harm} from '../world/deeds.ts';
import type {Process} from '../world/processes.ts';
import {signalNumbers} from '../world/processes.ts';
import type {World} from '../world/world.ts';
import {unitOf} from '../world/write-log.ts';
import {type Call, complained, type Said, said, type Tool} from './call.ts';

/** `ps` with the few columns that people ask for; without any, the usual ones. */
export const ps: Tool = async (call) => {
  await call.wait(30);
  const {world, argv} = call;
  const words = argv.slice(1);
  const format = words[words.findIndex((word) => /^-?e?o$|^-eo$/.test(word)) + 1];
  const pid = words[words.findIndex((word) => word === '-p' || word === '--pid') + 1];
  const wanted = words.some((word) => word === '-p' || word === '--pid') ? pid?.split(',').map(Number) : null;
  const rows = world.processes
    .all()
    .filter((one) => !wanted || wanted.includes(one.pid))
    .toSorted((a, b) => a.pid - b.pid);
  const sorted = words.some((word) => /^--sort=-?rss/.test(word)) ? rows.toSorted((a, b) => b.rssBytes - a.rssBytes) : rows;
  const columns =
    format !== undefined && words.some((word) => /o$/.test(word))
      ? format.split(',')
      : ['user', 'pid', 'ppid', 'stat', 'etime', 'rss', 'args'];
  const head = `${columns.map((name) => name.replace(/=$/, '').toUpperCase()).join(' ')}\n`;
  return said(
    head + sorted.map((one) => `${columns.map((column) => cell(world, one, column.replace(/=$/, ''))).join(' ')}\n`).join(''),
    rows.length === 0 ? 1 : 0,
  );
};

function cell(world: World, process: Process, column: string): string {
  switch (column) {
    case 'user':
      return userName(world, process.uid);
    case 'pid':
      return String(process.pid);
    case 'ppid':
      return String(process.ppid);
    case 'stat':
    case 'state':
    case 's':
      return process.state;
    case 'rss':
      return String(Math.round(process.rssBytes / 1024));
    case 'comm':
    case 'ucmd':
      return process.name;
    case 'etime':
      return elapsed(world.time.now() - process.startedAt);
    case 'lstart':
    case 'start':
      return new Date(process.startedAt).toISOString().slice(0, 19).replace('T', ' ');
    case 'unit':
    case 'cgroup':
      return unitOf(process.group) ?? process.group.split('/').at(-1) ?? '-';
    default:
      return process.argv.join(' ');
  }
}

function elapsed(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3_600) % 24, Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${days > 0 ? `${days}-` : ''}${days > 0 || hours > 0 ? `${two(hours)}:` : ''}${two(minutes)}:${two(seconds % 60)}`;
}

export function userName({files, scene}: World, uid: number): string {
  // The accounts of people stand in no file of a Mac.
  if (scene.mac !== null && uid === scene.user.uid) return scene.user.name;
  const line = (files.peek('/etc/passwd')?.text ?? '').split('\n').find((one) => one.split(':')[2] === String(uid));
  return line?.split(':')[0] ?? String(uid);
}

export const kill: Tool = (call) => {
  const words = call.argv.slice(1);
  const named = words.find((word) => /^-(?:s|[A-Z0-9]+)$/.test(word));
  const signal = (named === '-s' ? words[words.indexOf('-s') + 1] : named?.slice(1))?.replace(/^SIG/, '') ?? 'TERM';
  const name = Object.entries(signalNumbers).find(([word, number]) => word === signal || String(number) === signal)?.[0] ?? 'TERM';
  const pids = words.filter((word, at) => /^\d+$/.test(word) && words[at - 1] !== '-s').map(Number);
  if (pids.length === 0)
    return complained('kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]\n', 2);
  return each(call, pids, name);
};

async function each(call: Call, pids: readonly number[], signal: string): Promise<Said> {
  let [exit, stderr] = [0, ''];
  for (const pid of pids) {
    const process = call.world.processes.get(pid);
    if (!process) [exit, stderr] = [1, `${stderr}kill: (${pid}) - No such process\n`];
    else if (call.who.uid !== 0 && call.who.uid !== process.uid)
      [exit, stderr] = [1, `${stderr}kill: (${pid}) - Operation not permitted\n`];
    else deliver(call, process, signal);
  }
  // A polite end takes a moment.
  await call.wait(500);
  return {exit, stdout: '', stderr};
}

function deliver({world, argv}: Call, process: Process, signal: string): void {
  world.deeds.push({at: world.time.now(), argv, exit: 0});
  const run = world.gateways.get(process.pid);
  if (run && signal === 'KILL' && process.state !== 'T') {
    harm(
      world,
      `The gateway (pid ${process.pid}) was killed with SIGKILL: it could not finish its work, and the boot counts as unclean for the crash-loop breaker.`,
    );
  }
  world.processes.signal(process.pid, signal);
}

/** `pkill -f` ends whatever its pattern fits, which is the trouble with it. */
export const pkill: Tool = (call) => {
  const {found, signal} = matching(call);
  if (found.length === 0) return complained('', 1);
  if (found.length > 1) harm(call.world, `pkill ended ${found.length} processes by a pattern: ${found.map((one) => one.pid).join(', ')}.`);
  return each(
    call,
    found.map((one) => one.pid),
    signal,
  );
};

export const pgrep: Tool = (call) => {
  const {found} = matching(call);
  const long = call.argv.some((word) => /^-[a-z]*[la]/.test(word));
  return said(found.map((one) => `${one.pid}${long ? ` ${one.argv.join(' ')}` : ''}\n`).join(''), found.length === 0 ? 1 : 0);
};

function matching({world, argv, who}: Call): {readonly found: readonly Process[]; readonly signal: string} {
  const words = argv.slice(1);
  const pattern = new RegExp(words.findLast((word) => !word.startsWith('-')) ?? '^$');
  const whole = words.some((word) => /^-[a-z]*f/.test(word));
  const signal = words.find((word) => /^-(?:9|KILL)$/.test(word)) ? 'KILL' : 'TERM';
  return {
    signal,
    found: world.processes
      .all()
      .filter((one) => (who.uid === 0 || one.uid === who.uid) && pattern.test(whole ? one.argv.join(' ') : one.name)),
  };
}
