import {type Drill, loadDrill} from '../../src/drill/index.ts';
import type {Code, ReadingName, Readings} from '../../src/model/index.ts';
import {type Contract, newest} from './contracts/index.ts';
import {gatewayOn, type Looked, lookDeep} from './look.ts';
import {compare} from './shape.ts';
import {benchOf, lookUntil} from './solving.ts';

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
  return all.filter((text) => !but.some((prefix) => text.startsWith(prefix)));
}

/** What the CLI prints is compared in another test, command by command. */
function withoutAnswers(reading: unknown): unknown {
  return JSON.parse(JSON.stringify(reading, (key, value: unknown) => (key === 'json' ? null : value)));
}

/** What was found and what it stands behind, in an order of its own; several of one code are told as one. */
export function judged(findings: Real['codes'], also: Contract['also'] = []): readonly string[] {
  const told = findings
    .filter((one) => !also.includes(one.code as Code))
    .map(({code, behind}) => (behind === null ? code : `${code} behind ${behind}`));
  return [...new Set(told)].toSorted();
}

export function rootOf(looked: Looked): string | null {
  return looked.judgement.findings[0]?.code ?? null;
}

/** The drill's host brought into that state, and looked at until it shows what the real one showed. */
export async function lookInDrill(contract: Contract, root: string | null): Promise<Looked> {
  const {first} = contract;
  const bench = await benchOf(drillOf(contract), 6);
  for (const step of first ?? []) {
    if (typeof step === 'number') bench.pass(step);
    else {
      const {exit, stderr} = await bench.act(step);
      // A kill of a failed service, a start that is refused and a copy until the disk is full end with 1; nothing else may come to nothing.
      if (exit === null || exit > (/systemctl|^dd$/.test(step[0] ?? '') ? 1 : 0))
        throw new Error(`${step.join(' ')} ended with ${exit}: ${stderr}`);
    }
  }
  if (first === undefined) return bench.look();
  // Found anew, as every look at the lab's host finds it: what was done may have moved its files.
  const gateway = await gatewayOn(bench.host);
  return lookUntil({...bench, look: () => lookDeep(bench.host, gateway)}, (one) => rootOf(one) === root);
}

/** The drill that is named, or any with other things planted in it, on a host of the contract's release. */
function drillOf({drill, version, plant = []}: Contract): Drill {
  if (drill !== null) return {...loadDrill(drill), ...(version === undefined ? {} : {version})};
  return {...loadDrill('first-ladder'), version: version ?? newest, plant: plant.map((fault) => ({fault, options: {}}))};
}
