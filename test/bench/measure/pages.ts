import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {benches} from '../rows/index.ts';
import {besideTable, keptBeside} from './beside.ts';
import {keptResults, type Result} from './results.ts';
import {table} from './row.ts';
import {root} from './shipped.ts';

/** The pages whose tables are made from the kept results, and of which benches. */
export const pages: Readonly<Record<string, readonly string[]>> = {
  'README.md': benches.map(({name}) => name).filter((name) => name !== 'patches'),
  'docs/dependencies.md': ['patches'],
  'docs/verified.md': ['beside'],
};

const begins = '<!-- measured: from test/bench/results by `npm run bench -- --write` -->';
const ends = '<!-- measured: end -->';

/** A page with what stands between the two marks made anew. */
export function withMeasured(text: string, names: readonly string[], results: ReadonlyMap<string, Result> = keptResults()): string {
  const [from, until] = [text.indexOf(begins), text.indexOf(ends)];
  if (from < 0 || until < from) throw new Error(`the page has no place between "${begins}" and "${ends}"`);
  return `${text.slice(0, from + begins.length)}\n\n${measured(names, results)}\n\n${text.slice(until)}`;
}

/** The table, and under it where, when and on what it was measured. */
function measured(names: readonly string[], results: ReadonlyMap<string, Result>): string {
  if (names.includes('beside')) return besideTable(keptBeside());
  const found = names.flatMap((name) => results.get(name) ?? []);
  if (found.length === 0) return 'Not measured yet.';
  return `${table(found.flatMap(({rows}) => rows))}\n\n${[...new Set(found.map(whereMeasured))].map((where) => `${whoMeasured(found, where)}: ${where}`).join('\n\n')}`;
}

function whoMeasured(found: readonly Result[], where: string): string {
  return found
    .filter((one) => whereMeasured(one) === where)
    .map(({bench}) => `\`${bench}\``)
    .join(', ');
}

function whereMeasured({at, machine, versions, quick, rows}: Result): string {
  const openclaw = versions.openclaw === null ? '' : `, OpenClaw ${versions.openclaw}`;
  const single = rows.some(({runs}) => runs === null) ? ' Single values of this run were not kept.' : '';
  const rounds = quick ? ' A smoke run of few rounds.' : '';
  return `measured ${at.slice(0, 10)} on ${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, Node ${versions.node}${openclaw}.${rounds}${single}`;
}

export function writePages(): void {
  for (const [page, names] of Object.entries(pages)) {
    const path = join(root, page);
    writeFileSync(path, withMeasured(readFileSync(path, 'utf8'), names));
  }
}
