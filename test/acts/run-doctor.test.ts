import {describe, expect, it} from 'vitest';
import {actsFor} from '../../src/acts/index.ts';
import type {Code, Facts, Finding, Readings} from '../../src/model/index.ts';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {entryFacts, healthyReadings} from '../rules/facts.ts';
import {configFaults} from '../rules/faults/config.ts';

const {facts} = configFaults.find(({name}) => name === 'a live edit that the gateway ignored')!;
const {install} = healthyReadings();
const found = judge(facts, rules).findings;
const offer = (on: Facts = facts, findings: readonly Finding[] = found) =>
  actsFor(on, findings).find(({plan}) => plan.act === 'run-doctor');
const withInstall = (changes: Partial<typeof install>): Facts => {
  const readings: Readings = {...facts.readings, install: {seen: true, value: {...install, ...changes}} as Readings['install'] & object};
  return {...facts, readings};
};

describe('run-doctor', () => {
  it('runs it through its own verb as the owner, makes a pack, and is taken back by the copies from before', () => {
    const {plan, refused} = offer()!;
    expect(refused).toBeNull();
    expect(plan.steps.map(({shown}) => shown)).toEqual(['rungs config doctor --typed doctor --profile default']);
    expect(plan.undo.map(({shown}) => shown)).toEqual([
      'rungs config doctor back --typed back --profile default',
      'systemctl --user daemon-reload',
    ]);
    expect(plan).toMatchObject({packs: true, word: 'doctor', changes: [facts.gateway.configPath]});
  });

  it.each<[Code, RegExp]>([
    ['version-skew', /move the state to another release/],
    ['config-newer', /move the state to another release/],
    ['two-owners', /another gateway has the state/],
    ['foreground-owner', /another gateway has the state/],
    ['disk-full', /half-written/],
    ['inodes-full', /half-written/],
    ['state-unusable', /neither a damaged nor a locked nor a read-only state/],
    ['secret-shadowed', /into the unit, where it beats the right one/],
    ['secret-in-unit', /into the unit, where it beats the right one/],
    ['update-unfinished', /half replaced/],
    ['crash-loop', /adds a crash/],
    ['port-taken', /holds as well/],
  ])('is refused under %s, with its reason', (code, why) => {
    const severity = ['secret-in-unit', 'update-unfinished'].includes(code) ? 'note' : 'down';
    const more: Finding = {...found[0]!, code, severity, behind: null, subject: null};
    expect(offer(facts, [...found, more])?.refused).toMatch(why);
  });

  it('is refused where command and gateway are of two releases, although no finding says so', () => {
    expect(offer(withInstall({running: entryFacts({version: '2026.4.14'})}))?.refused).toMatch(/2026\.9\.6 and the gateway 2026\.4\.14/);
    expect(offer(withInstall({unit: entryFacts({version: '2026.8.1'}), running: null}))?.refused).toMatch(/2026\.8\.1/);
  });

  it('is not offered for a value that is wrong, of which doctor writes nothing', () => {
    const rejected = found.find(({code}) => code === 'config-rejected')!;
    const line = (text: string): readonly Finding[] => [{...rejected, evidence: [{probe: 'log', line: text}]}];
    expect(offer(facts, line('config reload skipped (invalid config): <root>: Unrecognized keys: "agent", "routing"'))).toBeDefined();
    expect(offer(facts, line('gateway.bind: Invalid input (allowed: "auto", "lan")'))).toBeUndefined();
    expect(
      offer(facts, line('gateway: Unrecognized key: "token", gateway.port: Invalid input: expected number, received string')),
    ).toBeUndefined();
  });

  it('is not offered by a release of which it was not seen to mend anything', () => {
    const old = install.cli.seen ? {...install.cli, value: {...install.cli.value, version: '2026.4.14'}} : install.cli;
    const entry = entryFacts({version: '2026.4.14'});
    expect(offer(withInstall({cli: old, running: entry, unit: entry}))).toBeUndefined();
  });
});
