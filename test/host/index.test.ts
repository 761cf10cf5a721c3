import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';

const room = new URL('../../src/host/', import.meta.url).pathname;

describe('the table of contents of the host room', () => {
  it.each(['index.ts', 'cleaner/index.ts'])('%s is explicit and in alphabetical order', (file) => {
    const statements = readFileSync(room + file, 'utf8')
      .trim()
      .split(/(?<=;)\n/);
    const sources = statements.map((one) => /^export (?:type )?\{[\w,\s]+\} from '(\.\/[\w/.-]+)';$/.exec(one)?.[1]);
    expect(sources).toEqual([...sources].sort());
    expect(sources).not.toContain(undefined);
  });

  it('has no file that nothing imports', () => {
    const files = readdirSync(room, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'));
    const imported = new Set(
      files.flatMap((file) =>
        [...readFileSync(room + file, 'utf8').matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)/g)].map(([, from, lazily]) =>
          new URL(from ?? lazily ?? '', `file://${room}${file}`).pathname.slice(room.length),
        ),
      ),
    );
    expect(files.filter((file) => !imported.has(file) && file !== 'index.ts')).toEqual([]);
  });
});
