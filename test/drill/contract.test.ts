import {existsSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {contracts, recordingName} from './contracts/index.ts';
import {differences, judgedReal, labNames, lines, lookInDrill, type Real} from './held.ts';

/** What the probes brought back from a real host in the lab, and what was judged of it then; made by `record.ts`. */
function recording(name: string): Real {
  return JSON.parse(readFileSync(new URL(`recordings/${name}.json`, import.meta.url), 'utf8')) as Real;
}

describe("the drill's host beside a real one", () => {
  it('brings back readings of the same shape when all is well', async () => {
    const looked = await lookInDrill({fault: 'healthy', drill: null});
    const real = recording('healthy');
    expect(differences(looked.readings, real.readings)).toEqual([]);
    expect(lines(looked.judgement, looked.names)).toEqual(['verdict clear']);
    expect(lines(judgedReal(real), labNames)).toEqual(['verdict clear']);
  });

  it.each(contracts.map((one) => ({...one, name: recordingName(one)})))(
    'brings back the same shapes and the same judgement for $name (drill $drill)',
    async (contract) => {
      const real = recording(contract.name);
      const looked = await lookInDrill(contract);
      expect(lines(looked.judgement, looked.names)).toEqual(contract.says ?? lines(judgedReal(real), labNames));
      expect(differences(looked.readings, real.readings, contract.but)).toEqual([]);
    },
  );

  it.each(contracts.map(recordingName))('is judged today as it was when $0 was recorded', (name) => {
    const real = recording(name);
    const {verdict, findings} = judgedReal(real);
    expect({verdict, codes: findings.map(({code, behind}) => ({code, behind}))}).toEqual({verdict: real.verdict, codes: real.codes});
  });

  it('has a recording of every fault that both can have', () => {
    expect(contracts.map(recordingName).filter((name) => !existsSync(new URL(`recordings/${name}.json`, import.meta.url)))).toEqual([]);
  });
});
