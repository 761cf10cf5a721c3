import {describe, expect, test} from 'vitest';
import type {CommandStep, Facts, Finding, Step, SupervisorValue} from '../../src/model/index.ts';
import {rules} from '../../src/rules/index.ts';
import {exampleFacts} from '../../src/rules/shared/example.ts';
import {judge} from '../../src/session/judge.ts';
import {pastable, printStep} from '../../src/steps/index.ts';
import {containerService} from '../../src/supervisors/container/list.ts';
import {jobService} from '../../src/supervisors/launchd/jobs.ts';
import fc from '../property.ts';
import {hostileName} from '../steps/hostile-names.ts';
import {arbitraryFacts} from './arbitrary.ts';
import {factsWith, gateway, healthyReadings} from './facts.ts';

const healthy = healthyReadings();

/** The same readings on a host where nobody knows of units. */
function withoutUnits(facts: Facts, owner: Pick<SupervisorValue, 'owner' | 'services'>): Facts {
  const {supervisor} = facts.readings;
  if (supervisor?.seen !== true)
    return {...facts, readings: {...facts.readings, supervisor: seen({...healthy.supervisor, units: [], chosen: null, ...owner})}};
  return {...facts, readings: {...facts.readings, supervisor: seen({...supervisor.value, units: [], unasked: [], chosen: null, ...owner})}};
}

function seen(value: SupervisorValue): {
  readonly seen: true;
  readonly value: SupervisorValue;
  readonly at: number;
  readonly tookMs: number;
} {
  return {seen: true, value, at: 0, tookMs: 1};
}

const job = jobService('gui/1001', 'ai.openclaw.gateway', {state: 'not running', pid: null, runs: 4, lastExit: 1}, false);
const container = containerService({
  engine: 'docker',
  name: 'openclaw-gateway',
  state: 'running',
  image: 'ghcr.io/openclaw/openclaw:2026.9.6',
});

const shapes: readonly (readonly [string, Pick<SupervisorValue, 'owner' | 'services'>])[] = [
  ['launchd', {owner: 'launchd-agent', services: [job]}],
  ['a container engine', {owner: 'container', services: [container]}],
  ['nobody', {owner: 'nobody', services: []}],
];

function texts(finding: Finding): readonly string[] {
  return [finding.title, finding.text, ...finding.next.map(printStep)];
}

describe('a step that changes the host', () => {
  const commands = (steps: readonly Step[]): readonly CommandStep[] =>
    steps.flatMap((step) => ('text' in step ? [] : [step, ...commands(step.undo === undefined ? [] : [step.undo])]));

  test.each(['linux', 'darwin'])('says what it does and the word that arms it, on every page for %s', (os) => {
    for (const {code, explain} of rules)
      for (const step of commands(explain.next(exampleFacts(os))))
        if (step.kind === 'change')
          expect([step.effect, step.word], code).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/^[a-z]{2,}$/)]);
  });

  test('does so in every finding, whatever was seen', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        for (const {code, next} of judge(facts, rules).findings)
          for (const step of commands(next))
            if (step.kind === 'change')
              expect([step.effect, step.word], code).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/^[a-z]{2,}$/)]);
            else expect(writes(step.argv), step.argv.join(' ')).toBe(false);
      }),
      {numRuns: 300, endOnFailure: true},
    );
  });
});

/** Programs and verbs of which nobody could say that they look. */
function writes(argv: readonly string[]): boolean {
  return (
    /^(?:chmod|chown|chattr|cp|kill|killall|mv|rm|rmdir|tee|touch|truncate)$/.test(argv[0] ?? '') ||
    argv.some((word) =>
      /^(?:bootout|bootstrap|daemon-reload|install|kickstart|reset-failed|restart|set|set-ntp|setup|start|stop)$/.test(word),
    )
  );
}

describe('where the gateway is started by', () => {
  test.each(shapes)('%s no rule speaks of systemd or proposes its programs', (_, owner) => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        // The names of parents and units are the host's own words.
        const other = JSON.parse(JSON.stringify(withoutUnits(facts, owner)).replaceAll('systemd', 'init'));
        for (const finding of judge(other, rules).findings)
          for (const text of texts(finding)) expect(text, finding.code).not.toMatch(/systemctl|journalctl|systemd/);
      }),
      {numRuns: 400, endOnFailure: true},
    );
  });

  test.each(shapes)('%s every page of a rule names what is there', (_, owner) => {
    for (const rule of rules)
      for (const step of rule.explain.next(withoutUnits(factsWith(), owner)))
        expect(printStep(step), rule.code).not.toMatch(/systemctl|journalctl/);
  });

  test.each([
    ['linux', /systemctl --user status openclaw-gateway\.service/],
    ['darwin', /launchctl print gui\/501\/ai\.openclaw\.gateway/],
  ])('a page without a host is written for a reader on %s', (os, words) => {
    const page = rules
      .find((rule) => rule.code === 'unit-down')
      ?.explain.next(exampleFacts(os))
      .map(printStep)
      .join('\n');
    expect(page).toMatch(words);
  });
});

describe('every command of every finding', () => {
  const withNames = fc.tuple(arbitraryFacts, hostileName, hostileName).map(
    ([facts, first, second]): Facts => ({
      ...facts,
      gateway: {
        ...gateway,
        ...facts.gateway,
        profile: first,
        unit: second,
        configPath: `/home/ops/${first}`,
        stateDir: `/home/${second}`,
        cliPath: `/opt/${first}`,
      },
    }),
  );

  test('is one line that a shell reads as its own words, whatever names the host has', () => {
    fc.assert(
      fc.property(withNames, (facts) => {
        for (const finding of judge(facts, rules).findings)
          for (const step of finding.next) {
            expect(printStep(step), finding.code).not.toMatch(/[\n\r]/);
            const line = pastable(step);
            if ('text' in step || line === null) continue;
            // What stands outside of quotes is nothing that a shell would expand, end or run.
            expect(line.replace(/'[^']*'|\\'/g, ''), finding.code).toMatch(/^[A-Za-z0-9._/@:=+,% -]*$/);
            if (step.kind === 'change') expect(step.effect, finding.code).not.toBe('');
          }
      }),
      {numRuns: 600, endOnFailure: true},
    );
  });

  test('has no option behind a name that could be taken for one', () => {
    const named = {...gateway, profile: '-x', unit: '-x', configPath: '-x', stateDir: '-x'};
    for (const rule of rules)
      for (const step of rule.explain.next({...factsWith(), gateway: named})) {
        if ('text' in step) continue;
        const end = step.argv.indexOf('--');
        if (end >= 0)
          expect(step.argv.slice(end + 1).filter((word, index) => word.startsWith('-') && !step.named.includes(end + 1 + index))).toEqual(
            [],
          );
      }
  });
});
