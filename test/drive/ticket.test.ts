import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/model/index.ts';
import {now, ran} from '../fixtures/walk.ts';
import {outlineOf} from '../ticket/markdown.ts';
import {keepSession, keptId} from './kept.ts';
import {newPlace, run} from './rungs.ts';

/** A kept session of this place, and what the shipped program says of it. */
function kept(more: readonly Event[] = []) {
  const place = newPlace();
  const journal = keepSession(place.env['XDG_STATE_HOME']!, more);
  return {
    place,
    journal,
    verify: () => run(['ticket', keptId, '--verify'], place.env),
    print: (...words: string[]) => run(['ticket', keptId, ...words], place.env),
  };
}

describe('a ticket and its journal, checked by the shipped program', () => {
  it('is good: the chain holds, and the ticket carries its last hash', () => {
    const {verify, print} = kept();
    const {code, stdout, stderr} = verify();
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
    const [, hash] = /: \d+ events, last hash ([0-9a-f]{64}), the chain holds\n/.exec(stdout)!;
    expect(print()).toMatchObject({code: 0, stderr: '', stdout: expect.stringContaining(hash!)});
  });

  it('is torn: the half line is set aside with its place and size, and the rest is a ticket', () => {
    const {journal, verify, print} = kept();
    const text = readFileSync(journal, 'utf8');
    const lines = text.split('\n').length - 1;
    writeFileSync(journal, text.slice(0, -50));
    expect(verify()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        new RegExp(`^line ${lines} is torn \\(\\d+ bytes\\) and was set aside\\n[^\\n]*: ${lines - 1} events, `),
      ),
    });
    expect(print()).toMatchObject({code: 0, stdout: expect.stringMatching(/^# Rungs ticket/), stderr: expect.stringContaining('is torn')});
  });

  it('is broken: says after which line something was changed, and still prints what is there', () => {
    const {journal, verify, print} = kept();
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('line 7 of the output', 'line 7 of another'));
    // The changed line is the last one here, so it is its hash that no longer is the one of the ticket.
    expect(verify().stdout).not.toContain(lastHashOf(kept().verify().stdout));
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"responder":"ops"', '"responder":"nobody"'));
    expect(verify()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^line 2: event 1 does not follow the one before it[^\n]*\n[^\n]*1 remarks\n/),
    });
    expect(print()).toMatchObject({code: 0, stderr: expect.stringContaining('line 2: event 1 does not follow')});
  });

  it('is no journal: one sentence and 64', () => {
    const {journal, verify} = kept();
    writeFileSync(journal, 'nothing of ours\n');
    expect(verify()).toMatchObject({code: 64, stdout: '', stderr: expect.stringMatching(/does not begin with an opened session/)});
  });

  it.each([65_536, 32_767])(
    'is cut to %i characters by importance, in whole characters and closed fences, and says what was cut',
    (limit) => {
      const wide = Array.from({length: 6000}, (_, at) => `${at} 😀😀 \`\`\` e\u0301 of the output`).join('\n');
      const {print} = kept([
        ...Array.from({length: 20}, (): readonly Event[] => [
          {type: 'own-started', at: now, run: 2, rung: 'status', argv: ['cat', 'wide'], armed: false},
          {type: 'own-ended', at: now, run: 2, result: ran(wide)},
        ]).flat(),
        {type: 'noted', at: now, rung: 'status', text: 'the note that must stay'},
      ]);
      const whole = print('--whole').stdout;
      const said = print('--limit', String(limit));
      expect(said.code).toBe(0);
      expect(whole.length).toBeGreaterThan(limit);
      expect(said.stdout.length).toBeLessThanOrEqual(limit);
      expect(said.stdout.length).toBeGreaterThan(limit / 2);
      expect(said.stdout).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\uFFFD/);
      expect(said.stdout).toContain('the note that must stay');
      expect(said.stdout).toMatch(/left out/);
      const headings = (text: string) => outlineOf(text).headings;
      expect(headings(said.stdout)).toEqual(headings(whole));
      expect(headings(said.stdout).at(-1)).toBe('Journal');
    },
  );
});

describe('where Rungs writes', () => {
  it('is its state directory and what --out and -o name, nowhere else, and for its owner alone', () => {
    const {folder} = newPlace();
    const [home, temporary, cwd, out] = ['home', 'tmp', 'cwd', 'out'].map((name) => join(folder, name)) as [string, string, string, string];
    for (const one of [home, temporary, cwd]) mkdirSync(one);
    const env = {HOME: home, TMPDIR: temporary, PWD: cwd};
    const journal = keepSession(join(home, '.local/state'));
    rmSync(join(dirname(journal), 'held'), {force: true});
    const before = listing(folder);
    for (const words of [
      ['drill', 'first-ladder', '--seed', '7', '--plain'],
      ['drill', 'port-thief', '--seed', '7', '--plain', '--out', out],
      ['check', '--profile', 'nowhere'],
      ['--profile', 'nowhere'],
      ['walk', '--session', keptId, '--plain'],
      ['sessions'],
      ['drill', '--scores'],
      ['drill', '--list'],
      ['ticket'],
      ['ticket', keptId, '--verify'],
      ['ticket', keptId, '-o', join(out, 'sent.md')],
      ['replay', keptId, '-o', join(out, 'sent.cast')],
      ['explain', 'unit-down'],
      ['selftest'],
    ])
      expect(run(words, env, '', cwd).stderr).not.toMatch(/bug of ours|Error/);
    const written = listing(folder).filter((path) => !before.includes(path));
    const mine = join(home, '.local/state/rungs');
    expect(written.filter((path) => path !== out && !path.startsWith(`${mine}/`) && !path.startsWith(`${out}/`))).toEqual([]);
    expect(written).toEqual(expect.arrayContaining([join(mine, '.compiled/lines.v8'), join(out, 'sent.md'), join(out, 'sent.cast')]));
    const open = written.filter((path) => (statSync(path).mode & 0o777) !== (statSync(path).isDirectory() ? 0o700 : 0o600));
    expect(open).toEqual([]);
    expect(written.filter((path) => /\.(?:part|\d+)$|held/.test(path))).toEqual([]);
  }, 120_000);
});

const lastHashOf = (said: string) => /last hash ([0-9a-f]{64})/.exec(said)![1]!;

function listing(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => join(folder, name))
    .sort();
}
