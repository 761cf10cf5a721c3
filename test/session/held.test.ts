import {describe, expect, it} from 'vitest';
import type {Finding, Held, Judgement} from '../../src/model/index.ts';
import {heldAfter} from '../../src/session/held.ts';
import {healthyWalk, now, stoppedWalk} from '../fixtures/walk.ts';

const finding = (code: Finding['code'], change: Partial<Finding> = {}): Finding => ({
  code,
  severity: 'down',
  title: code,
  text: `${code} holds`,
  behind: null,
  evidence: [],
  next: [],
  subject: null,
  ...change,
});

function heldOver(...judgements: readonly (readonly Finding[])[]): readonly Held[] {
  return judgements.reduce<readonly Held[]>(
    (held, findings, index) => heldAfter(held, {verdict: 'down', findings, unanswered: [], unseen: []}, now + index * 1000),
    [],
  );
}

describe('what was found in a session', () => {
  it('stays with its words when it is gone, with since when until when', () => {
    const clear: Judgement = healthyWalk().judgement;
    const session = stoppedWalk([{type: 'judged', at: now + 60_000, judgement: clear, rules: '0.1.0'}]);
    expect(session.judgement.findings).toEqual([]);
    expect(session.held[0]).toMatchObject({finding: {code: 'unit-down', evidence: [{}]}, from: now, until: now + 60_000, root: true});
  });

  it('has the cause first, also where its symptom was seen earlier and went later', () => {
    const symptom = finding('unit-down');
    const held = heldOver([symptom], [finding('entry-missing'), {...symptom, behind: 'entry-missing'}], [symptom], []);
    expect(held.map(({finding: {code}, root}) => [code, root])).toEqual([
      ['entry-missing', true],
      ['unit-down', false],
    ]);
  });

  it('has a note behind everything, however long it held', () => {
    const note = finding('secret-in-unit', {severity: 'note'});
    expect(heldOver([note], [note, finding('entry-missing')], [note])[0]?.finding.code).toBe('entry-missing');
  });

  it('keeps the words of the worst moment, and counts how often it came', () => {
    const mild = finding('entry-missing', {severity: 'degraded', text: 'the old process still runs'});
    const [one] = heldOver([finding('entry-missing')], [], [mild], []);
    expect(one).toMatchObject({finding: {severity: 'down', text: 'entry-missing holds'}, times: 2, from: now, until: now + 3000});
  });

  it('is as it was when most was seen of it: the log comes later, and is gone after the change', () => {
    const install = {probe: 'install', line: 'index.js: does not exist'} as const;
    const log = {probe: 'log', line: 'Cannot find module'} as const;
    const early = finding('entry-missing', {evidence: [install]});
    const whole = finding('entry-missing', {evidence: [install, log]});
    const late = finding('entry-missing', {evidence: [{...install, line: 'looked at before the change'}]});
    expect(heldOver([early], [whole], [late], [])[0]?.finding).toBe(whole);
  });
});
