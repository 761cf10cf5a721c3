import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Readings} from '../../src/model/index.ts';
import {contracts} from '../drill/contracts/index.ts';
import {differences, labNames, lines, lookInDrill} from '../drill/held.ts';
import {faults} from './faults/index.ts';
import {type Lab, labUp} from './gateway.ts';
import {installReady, startReady, stop} from './hands.ts';
import {check, type Report} from './look.ts';
import {versions} from './openclaw.ts';

/** Those that are made and mended in seconds; the recordings hold all of them. */
const live = ['reload-needed', 'secret-readable', 'config-broken', 'gateway-hung', 'unit-down', 'unit-missing', 'env-file-missing'];

describe.each(versions)("a real host with OpenClaw %s and the drill's host in the same state, looked at now", (release) => {
  let lab: Lab;
  const version = release === '2026.9.6' ? {} : {version: release};
  beforeAll(async () => {
    lab = await labUp(release);
    await installReady(lab);
  });
  afterAll(async () => {
    await lab?.down();
  });

  const look = async () => (await check(lab, {deep: true})).report as Report & {readonly readings: Readings};

  test('are told alike when all is well', async () => {
    const ours = await lookInDrill({fault: 'healthy', drill: null, ...version});
    const real = await look();
    expect(lines(ours.judgement, ours.names)).toEqual(lines(real, labNames));
    expect(differences(ours.readings, real.readings)).toEqual([]);
  });

  test.for(live)('are told alike with %s', async (name) => {
    const contract = contracts.find((one) => one.fault === name && one.version === version.version)!;
    const fault = faults.find((one) => one.name === name)!;
    const {ActiveState: state} = await lab.show('ActiveState');
    if (fault.from === 'stopped') await stop(lab);
    else if (state !== 'active') await startReady(lab);
    await lab.forget();
    try {
      await fault.make(lab);
      const real = await look();
      const ours = await lookInDrill(contract);
      expect(real.findings[0]?.code).toBe(fault.code);
      expect(lines(ours.judgement, ours.names)).toEqual(contract.says ?? lines(real, labNames));
      expect(differences(ours.readings, real.readings, contract.but)).toEqual([]);
    } finally {
      await fault.undo(lab);
    }
  });
});
