import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {z} from 'zod';
import {broadcastFile} from '../../../far/index.ts';
import {emptyRow, type FleetHost, type FleetRow} from '../../../fleet/index.ts';
import type {FleetLooking} from '../look-at-host.ts';
import {carry} from './carry.ts';
import type {Fanning, OnRows} from './fanning.ts';
import {onceRows} from './once-rows.ts';

/** Beside the look itself Ansible makes a folder over there, carries the file to it, starts it and takes both away again. */
const moreMs = 60_000;

/**
 * Through Ansible's own module for scripts: its connections, jumps, vault and ways to become somebody. The program is a file over there for
 * as long as it runs, in the folder that Ansible makes for such files.
 */
export async function lookByAnsible(hosts: readonly FleetHost[], looking: FleetLooking, fanning: Fanning, onRows: OnRows): Promise<void> {
  const [at, begun] = [looking.now(), performance.now()];
  const {program, markKey, wish, deep, limitMs, become} = looking;
  const cast = broadcastFile({program, key: markKey, wanted: {find: wish, deep}, become: false, limitMs});
  const folder = mkdtempSync(join(tmpdir(), 'rungs-ansible-'));
  const waiting = new Map(hosts.map((host) => [host.name, host]));
  const telling: Promise<void>[] = [];
  const tell = (name: string, came: {readonly stdout: string; readonly stderr: string; readonly how: string}): void => {
    const host = waiting.get(name);
    waiting.delete(name);
    if (host === undefined) return;
    const when: Pick<FleetRow, 'at' | 'tookMs'> = {at, tookMs: Math.round(performance.now() - begun)};
    telling.push(onceRows(host, came, cast, looking, when).then((rows) => onRows(host, rows)));
  };
  for (const host of hosts)
    if (!host.inventory && host.problem !== null) {
      waiting.delete(host.name);
      onRows(host, [emptyRow(host, host.problem, {at, tookMs: 0})]);
    }
  try {
    const files = filesIn(folder, cast.input, [...waiting.values()]);
    const words = results(tell);
    const how = await carry({
      argv: ansibleArgv(files, fanning, become),
      env: quiet(limitMs),
      input: null,
      limitMs: (limitMs + moreMs) * Math.ceil(hosts.length / fanning.atOnce),
      onLine: (line, from) => words.hear(line, from),
    });
    for (const name of [...waiting.keys()]) tell(name, {stdout: '', stderr: words.said(), how});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  await Promise.all(telling);
}

interface Files {
  readonly script: string;
  readonly limit: string;
  readonly ours: string;
}

/** Only we may read them: the key of this look's marks stands in the first one. */
function filesIn(folder: string, script: Buffer, hosts: readonly FleetHost[]): Files {
  const files = {script: join(folder, 'look.sh'), limit: join(folder, 'hosts'), ours: join(folder, 'hosts.json')};
  const named = hosts.filter(({inventory}) => !inventory).map(({name, to}) => [name, variablesOf(to)] as const);
  writeFileSync(files.script, script, {mode: 0o600});
  writeFileSync(files.limit, hosts.map(({name}) => `${name}\n`).join(''), {mode: 0o600});
  writeFileSync(files.ours, JSON.stringify({all: {hosts: Object.fromEntries(named)}}), {mode: 0o600});
  return files;
}

/** A host that no inventory names is taken as ssh takes it. */
function variablesOf(to: string): object {
  const [, user, host] = /^(?:([^@]+)@)?(.*)$/.exec(to) ?? [];
  return {ansible_host: host, ...(user === undefined ? {} : {ansible_user: user})};
}

function ansibleArgv({script, limit, ours}: Files, {inventories, atOnce}: Fanning, become: boolean): readonly string[] {
  const kept = inventories.flatMap((path) => ['-i', path]);
  return [
    'ansible',
    'all',
    ...kept,
    '-i',
    ours,
    '-l',
    `@${limit}`,
    '-m',
    'script',
    '-a',
    script,
    '-f',
    String(atOnce),
    ...(become ? ['-b'] : []),
  ];
}

/** One form of answers, whatever the configuration here says. */
function quiet(limitMs: number): Readonly<Record<string, string>> {
  return {
    ANSIBLE_STDOUT_CALLBACK: 'minimal',
    ANSIBLE_NOCOLOR: '1',
    ANSIBLE_FORCE_COLOR: '0',
    ANSIBLE_LOCALHOST_WARNING: '0',
    ANSIBLE_TASK_TIMEOUT: String(Math.ceil((limitMs + moreMs) / 1000)),
  };
}

type Tell = (name: string, came: {readonly stdout: string; readonly stderr: string; readonly how: string}) => void;

/** Takes apart what Ansible prints of each host as it comes: a line with its name, and an object whose end stands at the edge. */
function results(tell: Tell): {hear(line: string, from: 'stdout' | 'stderr'): void; said(): string} {
  let open: {readonly name: string; readonly state: string; text: string} | null = null;
  let said = '';
  return {
    hear(line, from) {
      const [, name, state] = from === 'stdout' ? (/^(\S+) \| ([A-Z!]+) => \{$/.exec(line) ?? []) : [];
      if (name !== undefined && state !== undefined) open = {name, state, text: '{'};
      else if (open === null || from === 'stderr') said = `${said}${line}\n`.slice(-saidCharsMax);
      else {
        open.text += `${line}\n`;
        if (line !== '}') return;
        tell(open.name, resultOf(open.state, open.text));
        open = null;
      }
    },
    said: () => said,
  };
}

const saidCharsMax = 16_384;

function resultOf(state: string, text: string): Parameters<Tell>[1] {
  const shape = z.object({
    rc: z.number().optional(),
    msg: z.string().optional(),
    stdout: z.string().optional(),
    stderr: z.string().optional(),
    module_stderr: z.string().optional(),
  });
  const {rc, msg = '', stdout = '', stderr = '', module_stderr: module = ''} = parsed(shape, text);
  const how = rc === undefined ? `Ansible says ${state}` : `it ended with exit ${rc}`;
  return {stdout, stderr: [msg, module, stderr].filter((one) => one !== '').join('\n'), how};
}

function parsed<T>(shape: z.ZodType<T>, text: string): T {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return shape.parse({});
  }
}
