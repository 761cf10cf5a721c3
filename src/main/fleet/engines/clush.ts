import {type Broadcast, broadcast} from '../../../far/index.ts';
import {emptyRow, type FleetHost} from '../../../fleet/index.ts';
import {quoted} from '../../../steps/quote.ts';
import type {FleetLooking} from '../look-at-host.ts';
import {carry} from './carry.ts';
import type {Fanning, OnRows} from './fanning.ts';
import {onceRows} from './once-rows.ts';

/** Beside the look itself: connecting, and the program on its way. */
const moreMs = 30_000;

/** Through ClusterShell: one process, in which its own fan-out or tree reaches all hosts, and our program by its standard input. */
export async function lookByClush(hosts: readonly FleetHost[], looking: FleetLooking, {atOnce}: Fanning, onRows: OnRows): Promise<void> {
  const when = {at: looking.now(), tookMs: 0};
  const takes: FleetHost[] = [];
  for (const host of hosts) {
    const problem = host.problem ?? whyNotByClush(host);
    if (problem === null) takes.push(host);
    else onRows(host, [emptyRow(host, problem, when)]);
  }
  // What ssh is told it is told for all hosts of one process.
  const alike = Map.groupBy(takes, ({words, become, to}) => JSON.stringify([words, become, userIn(to)]));
  for (const group of alike.values()) await lookAtGroup(group, looking, atOnce, onRows);
}

function whyNotByClush({to, name}: FleetHost): string | null {
  return /^(?:[\w.-]+@)?[\w.-]+$/.test(to) ? null : `clush cannot take a host called ${name}: look at it with --engine ssh`;
}

function userIn(to: string): string | null {
  return /^([^@]+)@/.exec(to)?.[1] ?? null;
}

async function lookAtGroup(hosts: readonly FleetHost[], looking: FleetLooking, atOnce: number, onRows: OnRows): Promise<void> {
  const [{words, become, to}] = hosts as readonly [FleetHost];
  const {program, markKey, wish, deep, limitMs} = looking;
  const cast = broadcast({program, key: markKey, wanted: {find: wish, deep}, become: become || looking.become, limitMs});
  const [at, begun] = [looking.now(), performance.now()];
  const came = new Map<string, {readonly host: FleetHost; stdout: string; stderr: string; how: string | null; told: boolean}>();
  for (const host of hosts) came.set(nodeOf(host), {host, stdout: '', stderr: '', how: null, told: false});
  const telling: Promise<void>[] = [];
  const tell = (node: string, ended: string): void => {
    const one = came.get(node);
    if (one === undefined || one.told) return;
    one.told = true;
    const when = {at, tookMs: Math.round(performance.now() - begun)};
    const all = {...one, how: one.how ?? ended};
    telling.push(onceRows(one.host, all, cast, looking, when).then((rows) => onRows(one.host, rows)));
  };
  const hear = (line: string, from: 'stdout' | 'stderr'): void => {
    const [, end = '', how] = from === 'stderr' ? (/^clush: (\S+): (?:exited with (exit code \d+)|command timeout)/.exec(line) ?? []) : [];
    const [, node = '', rest = ''] = /^([\w.-]+): ?(.*)$/.exec(line) ?? [];
    const one = came.get(end === '' ? node : end);
    if (one === undefined) return;
    if (end !== '') one.how = how === undefined ? 'late' : `it ended with ${how.replace('exit code', 'exit')}`;
    else one[from] += `${rest}\n`;
    if (end !== '' || (from === 'stdout' && cast.ended(rest))) tell(nodeOf(one.host), '');
  };
  const how = await carry({
    argv: clushArgv([...came.keys()], {words, user: userIn(to), atOnce, limitMs}, cast),
    input: cast.input,
    limitMs: (limitMs + moreMs) * Math.ceil(hosts.length / atOnce),
    onLine: hear,
  });
  for (const node of came.keys()) tell(node, how);
  await Promise.all(telling);
}

function nodeOf({to}: FleetHost): string {
  return to.replace(/^[^@]+@/, '');
}

interface Group {
  readonly words: readonly string[];
  readonly user: string | null;
  readonly atOnce: number;
  readonly limitMs: number;
}

function clushArgv(nodes: readonly string[], {words, user, atOnce, limitMs}: Group, {line}: Broadcast): readonly string[] {
  return [
    ...['clush', '-w', nodes.join(','), '-f', String(atOnce), '-t', '20', '-u', String(Math.ceil((limitMs + moreMs) / 1000))],
    ...(user === null ? [] : ['-l', user]),
    ...[
      '-o',
      ['-oBatchMode=yes', '-oClearAllForwardings=yes', '-oForwardAgent=no', '-oRequestTTY=no', '-oCompression=yes', ...words]
        .map(quoted)
        .join(' '),
    ],
    `exec sh -c '${line}'`,
  ];
}
