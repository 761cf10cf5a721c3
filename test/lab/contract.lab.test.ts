import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Readings} from '../../src/model/index.ts';
import {contracts} from '../drill/contracts/index.ts';
import {differences, judged, lookInDrill, rootOf} from '../drill/held.ts';
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
    const ours = await lookInDrill({fault: 'healthy', drill: null, ...version}, null);
    const real = await look();
    expect({root: rootOf(ours), verdict: ours.judgement.verdict}).toEqual({root: real.findings[0]?.code ?? null, verdict: real.verdict});
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
      const root = real.findings[0]?.code ?? null;
      const ours = await lookInDrill(contract, root);
      expect(root).toBe(fault.code);
      expect({root: rootOf(ours), verdict: ours.judgement.verdict, all: judged(ours.judgement.findings, contract.also)}).toEqual({
        root,
        verdict: real.verdict,
        all: judged(real.findings, contract.also),
      });
      expect(differences(ours.readings, real.readings, contract.but)).toEqual([]);
    } finally {
      await fault.undo(lab);
    }
  });
});
