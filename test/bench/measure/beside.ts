import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {root} from './shipped.ts';

/** For each fault and each command: whether its answer named the cause, and how many seconds it took. */
const besideResult = z.strictObject({
  schema: z.literal('rungs.beside/1'),
  openclaw: z.string(),
  commands: z.array(z.string()),
  faults: z.record(
    z.string(),
    z.record(
      z.string(),
      z.strictObject({at: z.iso.date(), named: z.enum(['yes', 'no', 'noise', 'never ended']), seconds: z.number().nullable()}),
    ),
  ),
});

export type BesideResult = z.infer<typeof besideResult>;
export type Cell = BesideResult['faults'][string][string];

const path = join(root, 'test/bench/results/beside/beside.json');

export function keptBeside(): BesideResult {
  if (!existsSync(path)) return {schema: 'rungs.beside/1', openclaw: '', commands: [], faults: {}};
  return besideResult.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Adds what one run has measured to what is kept; a cell measured again replaces the one before. */
export function keepBeside(openclaw: string, fault: string, cells: Readonly<Record<string, Cell>>): void {
  const kept = keptBeside();
  kept.openclaw = openclaw;
  kept.commands = [...new Set([...kept.commands, ...Object.keys(cells)])];
  kept.faults[fault] = {...kept.faults[fault], ...cells};
  writeFileSync(
    path,
    `${JSON.stringify(kept, null, 2).replace(/\{\s+("at"[^}]*?)\s+\}/g, (_, inner: string) => `{${inner.replace(/\s+/g, ' ')}}`)}\n`,
  );
}

export function besideTable({openclaw, commands, faults}: BesideResult): string {
  const cell = (one: Cell | undefined) =>
    one === undefined ? '–' : one.seconds === null ? one.named : `${one.named}, ${one.seconds.toFixed(1)}`;
  const rows = Object.entries(faults).map(([fault, cells]) => [`\`${fault}\``, ...commands.map((name) => cell(cells[name]))]);
  const named = commands.map((name) => Object.values(faults).filter((cells) => cells[name]?.named === 'yes').length);
  const days = [...new Set(Object.values(faults).flatMap((cells) => Object.values(cells).map(({at}) => at)))].sort();
  return [
    ['fault', ...commands.map((name) => `\`${name}\``)],
    ['---', ...commands.map(() => '---')],
    ...rows,
    [`**named the cause, of ${rows.length}**`, ...named.map((count) => `**${count}**`)],
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
    .concat(`\n\nMeasured ${days.join(', ')}, OpenClaw ${openclaw}.`);
}
