import {readFileSync, writeFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {evidenceOf, seen} from '../../src/openclaw/signatures/seen.ts';
import {allSignatures, signatures} from '../../src/openclaw/signatures.ts';
import {sightings} from './sightings.ts';

const file = new URL('../../src/openclaw/signatures/seen.ts', import.meta.url);

const page = new URL('../../README.md', import.meta.url);

describe('where a signature was seen', () => {
  const now = sightings();

  test('is what the recordings and samples hold; RUNGS_SEEN=write writes it down anew', () => {
    if (process.env['RUNGS_SEEN'] === 'write') writeFileSync(file, written(now));
    else expect(seen).toEqual(Object.fromEntries(Object.entries(now).filter(([, all]) => all.length > 0)));
  });

  test('or else it is only documented, and its page is named', () => {
    for (const {id, page} of allSignatures) {
      const evidence = evidenceOf(id);
      if ('documented' in evidence) expect(evidence.documented).toBe(page);
      else expect(evidence.seen.length).toBeGreaterThan(0);
    }
  });

  test('is said in the README with both numbers, which the same writes anew', () => {
    const known = signatures.filter((one) => (now[one.id] ?? []).length > 0).length;
    const sentence = `which of ${signatures.length} known lines (${known} of them seen on a real host, the others documented)`;
    if (process.env['RUNGS_SEEN'] === 'write')
      writeFileSync(page, readFileSync(page, 'utf8').replace(/which of \d+ known lines \(\d+ of them seen[^)]*\)/, sentence));
    expect(readFileSync(page, 'utf8')).toContain(sentence);
  });
});

function written(all: ReturnType<typeof sightings>): string {
  const text = readFileSync(file, 'utf8');
  const begin = text.indexOf('export const seen');
  const entries = Object.entries(all).flatMap(([id, places]) =>
    places.length === 0 ? [] : [`  '${id}': [${places.map((one) => `{in: '${one.in}', release: '${one.release}'}`).join(', ')}],`],
  );
  return `${text.slice(0, begin)}export const seen: Readonly<Partial<Record<SignatureId, readonly Seen[]>>> = {\n${entries.join('\n')}\n};\n`;
}
