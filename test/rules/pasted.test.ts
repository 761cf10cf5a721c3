import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import type {CommandStep, Facts, Step} from '../../src/model/index.ts';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {pastable, printStep} from '../../src/steps/index.ts';
import fc from '../property.ts';
import {hostileName} from '../steps/hostile-names.ts';
import {arbitraryFacts} from './arbitrary.ts';
import {factsWith, gateway, healthyReadings} from './facts.ts';

const root = mkdtempSync(join(tmpdir(), 'rungs-pasted-'));
afterAll(() => rmSync(root, {recursive: true, force: true}));

/** Facts in which every name that a stranger can choose is one that somebody chose with something in mind. */
function hostile(first: string, second: string): Facts {
  const healthy = healthyReadings();
  const home = `/home/${first}`;
  return {
    ...factsWith({
      config: {
        ...healthy.config,
        path: `${home}/openclaw.json`,
        state: 'broken',
        remains: [`openclaw.json.bak.${second}`],
        daemonPath: `/etc/${second}`,
      },
      secrets: {
        ...healthy.secrets,
        files: [{path: `${home}/.env.${second}`, facts: {kind: 'file', bytes: 1, mode: 0o666, uid: 0, gid: 0, links: 1, modifiedAt: 0}}],
      },
      supervisor: {
        ...healthy.supervisor,
        units: [
          {...healthy.supervisor.units[0]!, name: first, needReload: true, environmentFiles: [{path: `/etc/${second}`, optional: false}]},
        ],
      },
    }),
    gateway: {...gateway, profile: first, unit: second, configPath: `${home}/openclaw.json`, stateDir: home},
  };
}

function stepsOf(facts: Facts): readonly Step[] {
  return [...judge(facts, rules).findings.flatMap((finding) => finding.next), ...rules.flatMap((rule) => rule.explain.next(facts))];
}

/** Everything that has to be typed after the program, as it stands in a command of whoever reads it. */
function wanted({argv}: CommandStep): readonly string[] {
  return argv.map((word) => Buffer.from(word).toString('latin1'));
}

test('what the rules propose is pasted into a shell and does nothing but start its programs with their words', () => {
  const all = fc
    .sample(fc.tuple(hostileName, hostileName, arbitraryFacts), 48)
    .flatMap(([first, second, odd]) => [...stepsOf(hostile(first, second)), ...stepsOf({...odd, gateway: hostile(first, second).gateway})]);
  const lines = [...new Map(all.map((step) => [printStep(step), step]))];
  const commands = lines.flatMap(([line, step]) =>
    'text' in step || step.as !== undefined || step.argv[0]?.includes('/') || pastable(step) === null ? [] : [[line, step] as const],
  );
  expect(commands.length).toBeGreaterThan(500);

  const programs = join(root, 'programs');
  const here = join(root, 'here');
  const said = join(root, 'said');
  mkdirSync(programs);
  mkdirSync(here);
  for (const name of new Set([...commands.map(([, step]) => step.argv[0] ?? ''), 'touch', 'canary'])) {
    writeFileSync(join(programs, name), `#!/bin/sh\nprintf '%s\\0' "\${0##*/}" "$@" >> ${said}\nprintf '\\0\\n\\0' >> ${said}\n`);
    chmodSync(join(programs, name), 0o755);
  }
  // Shells have some of these themselves; the ones of this folder are meant.
  const shadowed = ['kill'].map((name) => `${name}() { ${join(programs, name)} "$@"; }`);
  const script = join(root, 'script');
  writeFileSync(script, `${[...shadowed, ...commands.map(([line]) => line)].join('\n')}\n`);
  const done = spawnSync('/bin/sh', [script], {cwd: here, env: {PATH: programs, HOME: here}, encoding: 'utf8'});

  expect(done.stderr).toBe('');
  expect(readdirSync(here)).toEqual([]);
  const received = readFileSync(said, 'latin1')
    .split('\0\0\n\0')
    .slice(0, -1)
    .map((one) => one.split('\0'));
  expect(received).toEqual(commands.map(([, step]) => wanted(step)));
});
