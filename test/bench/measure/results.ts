import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {cpus, type as systemName, release as systemRelease, totalmem} from 'node:os';
import {join} from 'node:path';
import {z} from 'zod';
import type {Row} from './row.ts';
import {root} from './shipped.ts';

/** What one bench has measured, as it is kept in `test/bench/results`: the machine, the day, the versions, and every single run. */
const result = z.strictObject({
  schema: z.literal('rungs.bench/1'),
  bench: z.string(),
  at: z.iso.datetime(),
  machine: z.strictObject({cores: z.number(), cpu: z.string(), memoryGb: z.number(), system: z.string()}),
  versions: z.strictObject({rungs: z.string(), node: z.string(), openclaw: z.string().nullable()}),
  /** Few rounds, as a smoke run has them. */
  quick: z.boolean(),
  rows: z.array(
    z.strictObject({
      what: z.string(),
      measured: z.string(),
      against: z.string(),
      ratio: z.string(),
      goal: z.string(),
      reached: z.boolean().nullable(),
      /** By what was measured; null where a run was written down before single values were kept. */
      runs: z.record(z.string(), z.array(z.number())).nullable(),
    }),
  ),
});

export type Result = z.infer<typeof result>;

const folder = join(root, 'test/bench/results');

/** Every kept result by the name of its bench. */
export function keptResults(): ReadonlyMap<string, Result> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = files.map((name) => result.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  return new Map(all.map((one) => [one.bench, one]));
}

export function keepResult(bench: string, rows: readonly Row[], how: {readonly quick: boolean; readonly openclaw: string | null}): void {
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
  const kept: Result = {
    schema: 'rungs.bench/1',
    bench,
    at: new Date().toISOString(),
    machine: {
      cores: cpus().length,
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      memoryGb: Math.round(totalmem() / 1024 ** 3),
      system: `${systemName()} ${systemRelease()}`,
    },
    versions: {rungs: version, node: process.versions.node, openclaw: how.openclaw},
    quick: how.quick,
    rows: rows.map((row) => ({...row, runs: row.runs === null ? null : rounded(row.runs)})),
  };
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, `${bench}.json`), `${compact(kept)}\n`);
}

/** A hundredth is finer than any clock of a shared machine. */
function rounded(runs: Readonly<Record<string, readonly number[]>>): Record<string, number[]> {
  return Object.fromEntries(Object.entries(runs).map(([name, values]) => [name, values.map((value) => Math.round(value * 100) / 100)]));
}

/** Indented, with every series of numbers on a line of its own. */
function compact(kept: Result): string {
  return JSON.stringify(kept, null, 2).replace(
    /\[\s+(-?[\d.]+(?:,\s+-?[\d.]+)*)\s+\]/g,
    (_, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`,
  );
}
