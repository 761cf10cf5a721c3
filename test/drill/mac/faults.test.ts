import {describe, expect, it} from 'vitest';
import {printStep} from '../../../src/steps/index.ts';
import {foreign, macBench} from './bench.ts';
import {made} from './made.ts';

/** A kick where nothing that is broken is mended by it. */
const kick = /kickstart -k/;

describe('what goes wrong on a Mac is named, with the words of launchd', () => {
  it.each(made)('$what', async ({mac, make, agoMs, quick, ...told}) => {
    const bench = await macBench({...(mac === undefined ? {} : {mac}), make, ...(agoMs === undefined ? {} : {agoMs})});
    for (const deep of told.code === 'channel-down' ? [true] : [true, false]) {
      const {code, says, next} = deep ? told : (quick ?? told);
      const looked = await bench.look(deep);
      const [root] = looked.judgement.findings;
      expect(root?.code, looked.judgement.findings.map((one) => `${one.code}: ${one.text}`).join('\n')).toBe(code);
      expect([root?.text, ...(root?.evidence ?? []).map((one) => one.line)].join('\n')).toMatch(says);
      expect(looked.next.join('\n')).toMatch(new RegExp(next.source, 'm'));
      const all = looked.judgement.findings.map((one) => `${one.title}\n${one.text}\n${one.next.map(printStep).join('\n')}`).join('\n');
      expect(all).not.toMatch(foreign);
      // A kick cures only what runs: an older release in memory, a process that does not answer.
      if (!['version-skew', 'gateway-hung'].includes(code)) expect(looked.next.join('\n')).not.toMatch(kick);
      expect(looked.next.join('\n')).not.toMatch(/kill -9|chown|pkill/);
    }
  });

  it('has at least twenty kinds of them', () => {
    expect(made.length).toBeGreaterThanOrEqual(20);
    expect(new Set(made.map((one) => one.code)).size).toBeGreaterThanOrEqual(16);
  });
});
