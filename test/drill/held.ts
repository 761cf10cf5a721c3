import {type Drill, loadDrill} from '../../src/drill/index.ts';
import type {Gateway, Judgement, ReadingName, Readings} from '../../src/model/index.ts';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {type Contract, newest} from './contracts/index.ts';
import {gatewayOn, type Looked, lookDeep} from './look.ts';
import {compare} from './shape.ts';
import {type Bench, benchOf} from './solving.ts';

/** What is kept of a look at a real host. */
export interface Real {
  readonly verdict: string;
  readonly codes: readonly {readonly code: string; readonly behind: string | null}[];
  readonly readings: Readings;
}

const names: readonly ReadingName[] = [
  'supervisor',
  'ports',
  'http',
  'install',
  'unit',
  'config',
  'secrets',
  'capabilities',
  'log',
  'vitals',
  'cli',
  'egress',
];

/** Every reading beside the real one: keys that only one of them has, and types that differ. */
export function differences(ours: Readings, real: Readings, but: readonly string[] = []): readonly string[] {
  const all = names.flatMap((name) => {
    const [a, b] = [ours[name], real[name]];
    if (a?.seen !== b?.seen) return [`${name}: seen ${a?.seen}, really ${b?.seen}`];
    const {made, left, types} = compare(withoutAnswers(a), withoutAnswers(b));
    return [
      ...made.map((path) => `${name}${path} is made up`),
      ...left.map((path) => `${name}${path} is left out`),
      ...types.map((text) => `${name}${text}`),
    ];
  });
  return all.filter((text) => ![...but, ...lookedAtLater].some((prefix) => text.startsWith(prefix)));
}

/** The recordings are older than these. */
const lookedAtLater = ['kind', 'leadsTo', 'modifiedAt', 'settings'].map((key) => `unit.value.files[].${key}`);

/** What the CLI prints is compared in another test, command by command. */
function withoutAnswers(reading: unknown): unknown {
  return JSON.parse(JSON.stringify(reading, (key, value: unknown) => (key === 'json' ? null : value)));
}

/** A judgement in lines that can be held beside another host's: severity, code, what it is about and what it stands behind. */
export function lines({verdict, findings}: Told, names: Names): readonly string[] {
  const told = findings.map(({severity, code, subject, behind}) => {
    const about = subject === null ? '' : ` (${named(subject, names)})`;
    return `${severity} ${code}${about}${behind === null ? '' : ` behind ${behind}`}`;
  });
  return [`verdict ${verdict}`, ...new Set(told)];
}

/** As much of a judgement, or of what `rungs check --json` printed, as is compared. */
interface Told {
  readonly verdict: string;
  readonly findings: readonly {
    readonly severity: string;
    readonly code: string;
    readonly subject: string | null;
    readonly behind: string | null;
  }[];
}

/** What stands for one and the same thing on two hosts: its name here, and the name that both are told by. */
export type Names = Readonly<Record<string, string>>;

/** On the lab's host: one channel, a provider of its own, the state directory on a disk of its own. */
export const labNames: Names = {'/home/ops': '~', lab: 'the provider'};

/** On the drill's: one disk for everything, and a second channel, which has to stand as the first one does. */
export function drillNames({running}: Bench): Names {
  return {
    '/': '~/.openclaw',
    [running.fill('{home}')]: '~',
    [running.fill('{provider}')]: 'the provider',
    [running.fill('{second}')]: 'telegram',
  };
}

function named(subject: string, names: Names): string {
  const [name, told] = Object.entries(names).find(([one]) => subject === one || subject.startsWith(`${one}/`)) ?? ['', ''];
  return told + subject.slice(name.length);
}

/** What today's rules say of what was seen on the lab's host. */
export function judgedReal({readings}: Real): Judgement {
  const looked = Object.values(readings) as readonly {readonly at: number; readonly tookMs: number}[];
  return judge({gateway: labGateway, now: Math.max(...looked.map(({at, tookMs}) => at + tookMs)), readings}, rules);
}

const labGateway: Gateway = {
  profile: 'default',
  user: {name: 'ops', uid: 4242, gid: 4242, home: '/home/ops'},
  own: true,
  stateDir: '/home/ops/.openclaw',
  configPath: '/home/ops/.openclaw/openclaw.json',
  unit: 'openclaw-gateway.service',
  launchdLabel: 'ai.openclaw.gateway',
  port: 18_789,
  portFrom: 'unit',
  cliPath: '/usr/local/bin/openclaw',
};

/** The drill's host brought into that state, and looked at once, at the moment that the contract names. */
export async function lookInDrill(contract: Contract): Promise<Looked & {readonly names: Names}> {
  const bench = await benchIn(contract);
  // Found anew, as every look at the lab's host finds it: what was done may have moved its files.
  const looked = await lookDeep(bench.host, await gatewayOn(bench.host));
  return {...looked, names: drillNames(bench)};
}

/** The drill's host brought into that state. */
export async function benchIn(contract: Contract, seed = 6): Promise<Bench> {
  const bench = await benchOf(drillOf(contract), seed);
  for (const step of contract.first ?? []) {
    if (typeof step === 'number') bench.pass(step);
    else {
      const {exit, stderr} = await bench.act(step);
      // A kill of a failed service, a start that is refused and a copy until the disk is full end with 1; nothing else may come to nothing.
      if (exit === null || exit > (/systemctl|^dd$/.test(step[0] ?? '') ? 1 : 0))
        throw new Error(`${step.join(' ')} ended with ${exit}: ${stderr}`);
    }
  }
  return bench;
}

/** The drill that is named, or any with other things planted in it, on a host of the contract's release. */
function drillOf({drill, version, plant = []}: Contract): Drill {
  if (drill !== null) return {...loadDrill(drill), ...(version === undefined ? {} : {version})};
  return {...loadDrill('first-ladder'), version: version ?? newest, plant: plant.map((fault) => ({fault, options: {}}))};
}
