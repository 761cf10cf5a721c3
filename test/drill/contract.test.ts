import {existsSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {contracts, recordingName} from './contracts/index.ts';
import {differences, judged, lookInDrill, type Real, rootOf} from './held.ts';
import {told} from './look.ts';

/** What the probes brought back from a real host in the lab, and what was judged of it; made by `record.ts`. */
function recording(name: string): Real {
  return JSON.parse(readFileSync(new URL(`recordings/${name}.json`, import.meta.url), 'utf8')) as Real;
}

describe("the drill's host beside a real one", () => {
  it('brings back readings of the same shape when all is well', async () => {
    const looked = await lookInDrill({fault: 'healthy', drill: null}, null);
    const real = recording('healthy');
    expect(differences(looked.readings, real.readings)).toEqual([]);
    expect({verdict: looked.judgement.verdict, codes: told(looked)}).toEqual({verdict: real.verdict, codes: []});
  });

  it.each(contracts.map((one) => ({...one, name: recordingName(one)})))(
    'brings back the same shapes and the same judgement for $name (drill $drill)',
    async (contract) => {
      const real = recording(contract.name);
      const root = real.codes[0]?.code ?? null;
      const looked = await lookInDrill(contract, root);
      const {findings, verdict} = looked.judgement;
      expect({root: rootOf(looked), verdict, all: judged(findings, contract.also)}, told(looked).join('\n')).toEqual({
        root,
        verdict: real.verdict,
        all: judged(real.codes, contract.also),
      });
      expect(differences(looked.readings, real.readings, contract.but)).toEqual([]);
    },
  );

  it('has a recording of every fault that both can have', () => {
    expect(contracts.map(recordingName).filter((name) => !existsSync(new URL(`recordings/${name}.json`, import.meta.url)))).toEqual([]);
  });
});
