import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {anotherHost, plant, token} from '../../ssh/gateways.ts';
import {giveNode, type Server, startServer, whyNoServer} from '../../ssh/server.ts';
import {quantile, ratios, sayMs, sayTimes, series} from '../measure/figures.ts';
import {type Running, run} from '../measure/pty.ts';
import type {Bench, Row} from '../measure/row.ts';
import {node, shipped} from '../measure/shipped.ts';

const frameMs = 16;
const memoryMaxMb = 250;

/** One look at many: hosts with an sshd each, and hosts of which a recording is kept. */
export const fleet: Bench = {
  name: 'fleet',
  whyNot: () => whyNoServer() ?? (process.getuid?.() === 0 ? null : 'its hosts are made by root'),
  async measure({quick}) {
    const servers: Server[] = [];
    try {
      const names = hosts(servers, quick ? 4 : 20);
      return [...live(servers[0]!, names, quick ? 1 : 5), ...(await kept(servers[0]!, quick))];
    } finally {
      for (const server of servers) server.close();
    }
  },
};

function hosts(servers: Server[], count: number): readonly string[] {
  const first = startServer();
  servers.push(first);
  const names = ['box', ...Array.from({length: count - 1}, (_, index) => `gw${index + 2}`)];
  for (const name of names) {
    const server = name === 'box' ? first : anotherHost(first, name, servers);
    giveNode(server);
    plant(server, 'house/large', `${token}${name}`);
  }
  return names;
}

function live(first: Server, names: readonly string[], rounds: number): readonly Row[] {
  const timed = (words: readonly string[]): number => {
    const from = performance.now();
    try {
      execFileSync(node, [shipped, ...words, '--profile', 'fleet', '--json'], {env: {...first.env}, stdio: 'ignore'});
    } catch {
      // Its code is the verdict.
    }
    return performance.now() - from;
  };
  const [all, one]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    one.push(timed(['check', '--host', 'box']));
    all.push(timed(['fleet', ...names]));
  }
  const ratio = ratios(all, one);
  return [
    {
      what: `\`rungs fleet\` of ${names.length} hosts with an sshd each, all on this machine`,
      measured: sayMs(series(all)),
      against: `\`rungs check --host\` of one of them, ${sayMs(series(one))}`,
      ratio: sayTimes(ratio),
      goal: '',
      // Hosts that share our cores say nothing of hosts that have their own.
      reached: null,
      runs: {fleet: all, check: one},
    },
  ];
}

async function kept(first: Server, quick: boolean): Promise<readonly Row[]> {
  const recorded = quick ? 50 : 500;
  const folder = recordings(first, recorded);
  const screen = run({argv: [node, shipped, 'fleet', '--from', folder, '--profile', 'fleet'], env: {...first.env, TERM: 'xterm-256color'}});
  const firstRow = await screen.seen(/[▲✖✔?] host\d{3}/);
  const lastRow = await screen.seen(new RegExp(` ${recorded} hosts, `), 0, 300_000);
  await screen.quiet(1500);
  const keys = await pressed(screen, quick ? 20 : 200);
  const peakMb = peak(screen.pty.pid);
  await screen.end();
  const worst = quantile(keys, 0.99);
  const of = `${recorded} recorded hosts`;
  return [
    rowOf(`first row of ${of} on the screen; the last after ${(lastRow / 1000).toFixed(1)} s`, firstRow, 1000, 'ms', quick),
    rowOf(`most memory that a look at ${of} has taken`, peakMb, memoryMaxMb, 'MB', quick),
    {...rowOf(`key → frame among ${of}, p99`, worst, frameMs, 'ms', quick), runs: {milliseconds: keys}},
  ];
}

function rowOf(what: string, value: number, most: number, unit: string, quick: boolean): Row {
  return {
    what,
    measured: `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`,
    against: '',
    ratio: '',
    goal: `≤ ${most} ${unit}`,
    reached: quick ? null : value <= most,
    runs: {[unit]: [value]},
  };
}

/** One host's recording under many names. */
function recordings(first: Server, count: number): string {
  const one = join(first.folder, 'one.jsonl');
  try {
    execFileSync(node, [shipped, 'check', '--host', 'box', '--profile', 'fleet', '--record', one], {env: {...first.env}, stdio: 'ignore'});
  } catch {
    // Its code is the verdict.
  }
  const [head = '', ...lines] = readFileSync(one, 'utf8').split('\n');
  const folder = join(first.folder, 'recordings');
  mkdirSync(folder);
  for (let index = 0; index < count; index += 1) {
    const name = `host${String(index).padStart(3, '0')}`;
    writeFileSync(join(folder, `${name}.jsonl`), [JSON.stringify({...JSON.parse(head), name}), ...lines].join('\n'));
  }
  return folder;
}

async function pressed(screen: Running, count: number): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) {
    // Of a line only what changed is written: the cursor. Ages that tick in between have none.
    await screen.quiet(60);
    const from = screen.bytes().length;
    const begun = performance.now();
    screen.pty.write('j');
    await screen.seen(/▸/, from);
    taken.push(performance.now() - begun);
  }
  return taken;
}

function peak(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1000;
}
