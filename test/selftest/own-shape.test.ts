import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {leaksIn, rateOf} from '../../src/main/selftest/leaks.ts';
import {onOwnHost} from '../../src/main/selftest/own-host.ts';
import {standInsFor, withStandIns} from '../../src/main/selftest/stand-ins.ts';
import {down, home, value} from '../door/down.ts';
import {paperHost} from '../probes/paper-host.ts';

let base: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'rungs-selftest-'));
});

afterAll(() => rmSync(base, {recursive: true}));

const config = `{
  // As somebody wrote it.
  gateway: {mode: 'local', auth: {token: 'orchard-9182-violet'}},
  channels: {telegram: {botToken: '8812345678:AAqwertzuiopASDFGHJKLyxcvbnm12345'}},
  plugins: {entries: {bridge: {config: {smtpPass: 'Regenbogen#77xx'}}}},
}`;

const files = {
  [`${home}/.openclaw/openclaw.json`]: config,
  [`${home}/.openclaw/.env`]: 'UPSTREAM=meadow-4471-brick\nLIST=alpha-7731-aa,beta-8842-bb\nPIN=4711\n',
};
const real = ['orchard-9182-violet', 'AAqwertzuiop', 'Regenbogen#77xx', 'meadow-4471-brick', 'alpha-7731-aa', 'beta-8842-bb'];

describe('the self-test on the host where it is called', () => {
  it('puts another value of the same shape into the place of each that the gateway keeps, and finds none of them', async () => {
    const {lines, leaks} = await onOwnHost({host: paperHost(down({files})), lookAs: () => undefined}, join(base, 'own'));
    expect(leaks).toBe(0);
    const [first, ...others] = lines;
    const count = Number(/: (\d+) of its values, of \d+ files/.exec(first!)?.[1]);
    expect(count).toBeGreaterThanOrEqual(real.length);
    expect(others.at(-2)).toContain(`rate: ${count * 6} of ${count * 6} kept out (100 %)`);
    expect(others.at(-1)).toMatch(/^not tried: \d+ values of less than eight characters/);
    for (const one of [...real, value]) expect(lines.join('\n')).not.toContain(one);
  });

  it('says it where there is no gateway', async () => {
    const {lines, leaks} = await onOwnHost({host: paperHost({}), lookAs: () => undefined}, join(base, 'none'));
    expect({lines, leaks}).toEqual({lines: ['This host has no gateway, so nothing in the shape of yours was tried.'], leaks: 0});
    expect(readdirSync(base)).not.toContain('none');
  });

  it('makes one of the same length and kinds of characters, and the same one of a piece', () => {
    const {standIns, short} = standInsFor(
      new Map([
        ['Regenbogen#77', 'smtpPass'],
        ['alpha-7731,beta-8842', 'LIST'],
        ['beta-8842', 'LIST'],
        ['4711', 'PIN'],
      ]),
    );
    const of = (text: string) => standIns.find((one) => one.real === text)!.value;
    expect(of('Regenbogen#77')).toMatch(/^[A-Z][a-z]{9}#\d\d$/);
    expect(of('alpha-7731,beta-8842')).toBe(`alpha-7731,${of('beta-8842')}`);
    expect(standIns.every((one) => one.value !== one.real)).toBe(true);
    expect(short).toBe(1);
  });

  it('lets nothing of the host itself through, and answers for commands that are not run', async () => {
    const {standIns} = standInsFor(new Map([['meadow-4471-brick', 'UPSTREAM']]));
    const host = withStandIns(paperHost(down({files})), 'openclaw-gateway.service', standIns);
    const read = await host.read(`${home}/.openclaw/.env`, {bytesMax: 1000});
    expect(read.seen && read.value.text).toContain(`UPSTREAM=${standIns[0]!.value}`);
    const ran = await host.run({argv: ['openclaw', 'status'], limitMs: 1, keepBytes: 1, scratch: true});
    expect(ran.seen && ran.value.stdout.text).toBe(`{"UPSTREAM":"${standIns[0]!.value}"}\n`);
  });

  it('is not blind: a value that stands somewhere, as it is or in another writing, is a leak', () => {
    const planted = [{kind: 'k', name: 'N', value: 'meadow/4471-brick'}];
    const places = {
      journal: 'nothing',
      ticket: 'a meadow/4471-brick',
      frames: encodeURIComponent('meadow/4471-brick'),
      clipboard: Buffer.from('meadow/4471-brick').toString('base64'),
    };
    const found = leaksIn(places, planted);
    expect([...found].map(([place, which]) => [place, which.length])).toEqual([
      ['journal', 0],
      ['ticket', 1],
      ['frames', 1],
      ['clipboard', 1],
    ]);
    expect(rateOf(places, planted, found)).toContain('rate: 1 of 4 kept out (25 %)');
  });
});
