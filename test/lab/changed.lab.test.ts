import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {entryMissing} from './faults/entry-missing.ts';
import {files, type Lab, labUp} from './gateway.ts';
import {installReady, stop} from './hands.ts';
import {inBox} from './openclaw.ts';

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
    await lab.as([`${inBox.node24.replace(/node$/, 'npm')}`, 'install', '--global', '--offline', 'no-such-package']);
    await stop(lab);
    await entryMissing.make(lab);
    const ran = await lab.box.as('root', ['rungs', 'changed', '--since', '1h', '--json']);
    console.log((await lab.box.as('ops', ['rungs', 'changed', '--since', '1h'])).stdout, ran.stderr);
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

  test('has what OpenClaw says of its configuration', () => {
    expect(said.changes.filter(({kind}) => kind === 'configuration').map(({text}) => text)).toContainEqual(
      expect.stringMatching(/agents\.defaults\.timeoutSeconds|openclaw\.json was written/),
    );
  });

  test('says what stands shortly before the first end of the gateway', () => {
    expect(said.firstTrouble?.text).toMatch(/^the gateway ended: exited, status 1/);
    expect(said.shortlyBefore[0]).toMatchObject({kind: 'unit'});
  });
});
