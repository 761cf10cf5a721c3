import {type Broadcast, broadcast} from '../../../far/index.ts';
import {emptyRow, type FleetHost} from '../../../fleet/index.ts';
import {printWords} from '../../../steps/index.ts';
import type {FleetLooking} from '../look-at-host.ts';
import {carry} from './carry.ts';
import type {Fanning, OnRows} from './engine.ts';
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
  const came = new Map<string, {readonly host: FleetHost; stdout: string; stderr: string; told: boolean}>();
  for (const host of hosts) came.set(nodeOf(host), {host, stdout: '', stderr: '', told: false});
  const telling: Promise<void>[] = [];
  const tell = (node: string, how: string): void => {
    const one = came.get(node);
    if (one === undefined || one.told) return;
    one.told = true;
    const when = {at, tookMs: Math.round(performance.now() - begun)};
    telling.push(onceRows(one.host, {...one, how}, cast, looking, when).then((rows) => onRows(one.host, rows)));
  };
  const how = await carry({
    argv: clushArgv([...came.keys()], {words, user: userIn(to), atOnce, limitMs}, cast),
    input: cast.input,
    limitMs: (limitMs + moreMs) * Math.ceil(hosts.length / atOnce),
    onLine(line, from) {
      const [, node = '', rest = ''] = /^([\w.-]+): ?(.*)$/.exec(line) ?? [];
      const one = came.get(node);
      if (one !== undefined) one[from] += `${rest}\n`;
      if (one !== undefined && from === 'stdout' && rest !== '' && cast.ended(one.stdout)) tell(node, '');
      // What it says of the whole is said of everybody who says nothing.
      else if (one === undefined && node !== 'clush')
        for (const other of came.values()) other.stderr += from === 'stderr' ? `${line}\n` : '';
    },
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
      printWords(['-oBatchMode=yes', '-oClearAllForwardings=yes', '-oForwardAgent=no', '-oRequestTTY=no', '-oCompression=yes', ...words]),
    ],
    `exec sh -c '${line}'`,
  ];
}
