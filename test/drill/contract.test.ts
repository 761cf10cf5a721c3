import {existsSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {loadDrill} from '../../src/drill/index.ts';
import {drillHost} from '../../src/drill/host.ts';
import {buildWorld} from '../../src/drill/world/build.ts';
import type {Readings, ReadingName} from '../../src/model/index.ts';
import {contracts} from './contracts.ts';
import {eagerClock, gatewayOn, lookDeep, type Looked, now, throughCleaner, told} from './look.ts';
import {compare} from './shape.ts';
import {benchOf, lookUntil} from './solving.ts';

/** What the probes brought back from a real host in the lab, and what was judged of it; made by `record.ts`. */
interface Recording {
  readonly verdict: string;
  readonly codes: readonly {readonly code: string; readonly behind: string | null}[];
  readonly readings: Readings;
}

function recording(name: string): Recording {
  return JSON.parse(readFileSync(new URL(`recordings/${name}.json`, import.meta.url), 'utf8')) as Recording;
}

const names: readonly ReadingName[] = ['supervisor', 'ports', 'http', 'install', 'unit', 'config', 'secrets', 'capabilities', 'log', 'vitals', 'cli', 'egress'];

/** Every reading beside the real one: keys that only one of them has, and types that differ. */
function differences(ours: Readings, real: Readings, but: readonly string[] = []): readonly string[] {
  const all = names.flatMap(name => {
    const [a, b] = [ours[name], real[name]];
    if (a?.seen !== b?.seen) return [`${name}: seen ${a?.seen}, really ${b?.seen}`];
    const {made, left, types} = compare(withoutAnswers(a), withoutAnswers(b));
    return [...made.map(path => `${name}${path} is made up`), ...left.map(path => `${name}${path} is left out`), ...types.map(text => `${name}${text}`)];
  });
  return all.filter(text => !but.some(prefix => text.startsWith(prefix)));
}

/** What the CLI prints is compared in another test, command by command. */
function withoutAnswers(reading: unknown): unknown {
  return JSON.parse(JSON.stringify(reading, (key, value: unknown) => (key === 'json' ? null : value)));
}

function rootOf(looked: Looked): string | null {
  return looked.judgement.findings[0]?.code ?? null;
}

describe('the drill\'s host beside a real one', () => {
  it('brings back readings of the same shape when all is well', async () => {
    const world = buildWorld(6, {version: '2026.9.6'}, now);
    world.time.runTo(world.scene.startAt);
    world.time.follow(eagerClock());
    const host = throughCleaner(drillHost(world));
    const looked = await lookDeep(host, await gatewayOn(host));
    const real = recording('healthy');
    expect(differences(looked.readings, real.readings)).toEqual([]);
    expect({verdict: looked.judgement.verdict, codes: told(looked)}).toEqual({verdict: real.verdict, codes: []});
  });

  it.each(contracts)('brings back the same shapes and the same judgement for $fault (drill $drill)', async ({fault, drill, first, but}) => {
    const bench = await benchOf(loadDrill(drill), 6);
    for (const argv of first ?? []) await bench.act(argv);
    const real = recording(fault);
    const root = real.codes[0]?.code ?? null;
    const looked = first === undefined ? await bench.look() : await lookUntil(bench, one => rootOf(one) === root);
    expect({root: rootOf(looked), verdict: looked.judgement.verdict}).toEqual({root, verdict: real.verdict});
    expect(differences(looked.readings, real.readings, but)).toEqual([]);
  });

  it('has a recording of every fault that both can have', () => {
    expect(contracts.map(one => one.fault).filter(fault => !existsSync(new URL(`recordings/${fault}.json`, import.meta.url)))).toEqual([]);
  });
});
