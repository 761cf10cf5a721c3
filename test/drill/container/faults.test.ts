import {describe, expect, it} from 'vitest';
import {printStep} from '../../../src/steps/index.ts';
import {dockerBench} from './bench.ts';
import {made} from './made.ts';

/** What no host of containers is helped by: a second owner, a container that cannot read its files, a port that leads nowhere. */
const harmful = /gateway install|\bchown\b|\bkill (?:-\w+ )?\d+$|pkill|doctor --(?:fix|repair)/m;

describe('what goes wrong with a gateway in a container is named, with the words of its engine', () => {
  it.each(made)('$what', async ({make, docker, agoMs, code, says, next, quick = code}) => {
    const bench = await dockerBench({make, ...(docker === undefined ? {} : {docker}), ...(agoMs === undefined ? {} : {agoMs})});
    for (const deep of [true, false]) {
      const looked = await bench.look(deep);
      const [root] = looked.judgement.findings;
      const all = looked.judgement.findings.map((one) => `${one.code}: ${one.text}\n${one.next.map(printStep).join('\n')}`).join('\n');
      expect(root?.code, all).toBe(deep ? code : quick);
      expect([root?.text, ...(root?.evidence ?? []).map((one) => one.line)].join('\n')).toMatch(says);
      expect(looked.next.join('\n'), all).toMatch(new RegExp(next.source, 'm'));
      expect(looked.next.join('\n')).not.toMatch(harmful);
    }
  });

  it('has kinds of them', () => {
    expect(new Set(made.map((one) => one.code)).size).toBeGreaterThanOrEqual(9);
  });
});
