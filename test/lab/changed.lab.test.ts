import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {entryMissing} from './faults/entry-missing.ts';
import {files, type Lab, labUp} from './gateway.ts';
import {installReady, startReady, stop} from './hands.ts';

interface Said {
  readonly gateways: readonly {
    readonly changes: readonly {at: string; kind: string; text: string; source: string}[];
    readonly firstTrouble: {at: string; text: string} | null;
    readonly shortlyBefore: readonly {text: string; kind: string; beforeMs: number}[];
  }[];
}

/** Everything here was done by others, before Rungs was ever started on this host. */
describe('what was changed on a host whose unit was pointed at a release that is gone', () => {
  let lab: Lab;
  let said: Said['gateways'][number];
  beforeAll(async () => {
    lab = await labUp('2026.9.6');
    await installReady(lab);
    await lab.as(['openclaw', 'config', 'set', 'agents.defaults.timeoutSeconds', '321']);
    await stop(lab);
    await entryMissing.make(lab);
    const ran = await lab.box.as('root', ['rungs', 'changed', '--since', '1h', '--json']);
    said = (JSON.parse(ran.stdout) as Said).gateways[0]!;
  });
  afterAll(async () => {
    await lab?.down();
  });

  test('has the drop-in and the unit by their files', () => {
    expect(said.changes.filter(({kind}) => kind === 'unit').map(({source}) => source)).toEqual(
      expect.arrayContaining([files.unit, expect.stringContaining(files.dropIns)]),
    );
  });

  test('has the configuration, by its file or by what OpenClaw kept of the write', () => {
    expect(said.changes.filter(({kind}) => kind === 'configuration').map(({text}) => text)).toContainEqual(
      expect.stringMatching(/agents\.defaults\.timeoutSeconds|openclaw\.json was written/),
    );
  });

  test('says what stands shortly before the first end of the gateway', () => {
    expect(said.firstTrouble?.text).toMatch(/^the gateway ended: exited, status 1/);
    expect(said.shortlyBefore[0]).toMatchObject({kind: 'unit'});
  });

  describe('and was mended before anybody looked', () => {
    // Once: three stops within five minutes would be somebody else's.
    beforeAll(async () => {
      await entryMissing.undo(lab);
      await startReady(lab);
    });

    test('says so beside a clear verdict', async () => {
      const {stdout} = await lab.as(['rungs', 'check', '--deep']);
      expect(stdout).toMatch(
        /CLEAR[\s\S]*\nnot well in the last day, and over:\n {2}\S+Z the gateway ended: exited, status 1(?:, \d+ times)?: ".*Cannot find module/,
      );
    });

    test.each(['ops', 'root'])('is told of as it was to %s', async (who) => {
      const ran = await lab.box.as(who, ['rungs', 'check', '--since', '1h', '--json']);
      const {verdict, past} = JSON.parse(ran.stdout) as {verdict: string; past: {spells: readonly unknown[]}};
      expect(verdict).toBe('clear');
      expect(past.spells.at(0)).toMatchObject({
        how: 'exited, status 1',
        why: {line: expect.stringContaining('Cannot find module'), code: 'entry-missing'},
        byItself: false,
        until: expect.any(String),
      });
    });
  });
});
