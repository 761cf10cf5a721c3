import type {Process} from '../../world/processes.ts';
import type {World} from '../../world/world.ts';
import {said, type Tool} from '../call.ts';
import {userName} from '../processes.ts';

/** BSD `ps`: `ps -axww -o pid=,ppid=,…`, `ps -p PID -o …`, `ps aux`. */
export const macPs: Tool = async (call) => {
  await call.wait(30);
  const {world, argv} = call;
  const words = argv.slice(1);
  const flags = words.filter((word) => /^-?[a-zA-Z]+$/.test(word)).join('');
  const format = words[words.indexOf('-o') + 1];
  const asked = words.includes('-p') ? (words[words.indexOf('-p') + 1] ?? '').split(',').map(Number) : null;
  const all = /[axA]/.test(flags);
  const rows = world.processes
    .all()
    .filter((one) => (asked === null ? all || one.uid === call.who.uid : asked.includes(one.pid)))
    .toSorted((a, b) => a.pid - b.pid);
  const columns = words.includes('-o') && format !== undefined ? format.split(',') : flags.includes('u') ? aux : plain;
  const heads = columns.map((column) => (column.endsWith('=') ? '' : (titles[column] ?? column.toUpperCase())));
  const head = heads.every((one) => one === '') ? '' : `${line(columns, heads)}\n`;
  const text = rows.map(
    (one) =>
      `${line(
        columns,
        columns.map((column) => cell(world, one, column.replace(/=$/, ''))),
      )}\n`,
  );
  return said(head + text.join(''), rows.length === 0 ? 1 : 0);
};

const aux = ['user', 'pid', '%cpu', '%mem', 'vsz', 'rss', 'tt', 'stat', 'started', 'time', 'command'];
const plain = ['pid', 'tt', 'time', 'command'];
const titles: Readonly<Record<string, string>> = {args: 'ARGS', lstart: 'STARTED', tt: 'TTY'};

/** The last column is as long as it is; numbers stand to the right. */
function line(columns: readonly string[], cells: readonly string[]): string {
  return cells
    .map((text, at) => {
      const name = (columns[at] ?? '').replace(/=$/, '');
      if (at === cells.length - 1) return text;
      const wide = widths[name] ?? 5;
      return left.has(name) ? text.padEnd(wide) : text.padStart(wide);
    })
    .join(' ');
}

const left = new Set(['user', 'stat', 'lstart']);
const widths: Readonly<Record<string, number>> = {
  user: 16,
  stat: 4,
  lstart: 27,
  rss: 6,
  vsz: 9,
  '%cpu': 5,
  '%mem': 4,
  time: 9,
  started: 8,
  tt: 4,
};

function cell(world: World, process: Process, column: string): string {
  switch (column) {
    case 'user':
      return userName(world, process.uid);
    case 'uid':
      return String(process.uid);
    case 'pid':
      return String(process.pid);
    case 'ppid':
      return String(process.ppid);
    case 'stat':
    case 'state':
      return process.uid === 0 && process.state === 'S' ? 'Ss' : process.state;
    case 'rss':
      return String(Math.round(process.rssBytes / 1024));
    case 'vsz':
      return '444957936';
    case 'lstart':
      return lstart(process.startedAt);
    case 'started':
      return new Date(process.startedAt).toISOString().slice(11, 16);
    case '%cpu':
      return '0.0';
    case '%mem':
      return ((process.rssBytes / world.memory.totalBytes) * 100).toFixed(1);
    case 'tt':
      return '??';
    case 'time':
      return '0:00.18';
    case 'comm':
      return process.exe;
    default:
      return shownArgs(process);
  }
}

/** What renamed itself hides its words, and the rest of their room is blank. */
export function shownArgs({argv, name}: Process): string {
  if (name === 'openclaw') return 'openclaw    ';
  return argv[0] === 'openclaw-gateway' ? 'openclaw-gateway     ' : argv.join(' ');
}

/** `Sat Nov 21 00:00:00 2026`, in the zone that was asked for, which is UTC. */
export function lstart(at: number): string {
  const date = new Date(at);
  const [day, , month] = date.toUTCString().split(/,? /);
  const time = date.toISOString().slice(11, 19);
  return `${day} ${month} ${String(date.getUTCDate()).padStart(2)} ${time} ${date.getUTCFullYear()}`;
}
