import {spawnSync} from 'node:child_process';
import {chmodSync, cpSync, mkdirSync, realpathSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {bundle, newPlace, node, run} from './rungs.ts';

/** An end of our own making: a mistake that nobody foresaw. */
const bug = 70;

describe('a host of an odd kind is one that is looked at', () => {
  it.skipIf(process.getuid?.() !== 0).each([
    ['a home', (folder: string) => ['HOME', folder]],
    ['no home', () => []],
    ['a home that is no path', () => ['HOME', '.']],
  ])('by a number that no directory of users knows, with %s', (_, home) => {
    const {folder} = newPlace();
    chmodSync(folder, 0o777);
    cpSync(dirname(bundle), join(folder, 'dist'), {recursive: true});
    const [name, value = ''] = home(folder);
    const done = spawnSync(
      'setpriv',
      ['--reuid=54321', '--regid=54321', '--clear-groups', '--', realpathSync(node), join(folder, 'dist/rungs.js'), 'check', '--json'],
      {
        env: {PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', ...(name === undefined ? {} : {[name]: value})},
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    expect(done.status, done.stderr).not.toBe(bug);
    expect(JSON.parse(done.stdout)).toHaveProperty('verdict');
  });

  const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  it.each([
    'openclaw.json',
    'gateway.lock',
    'state/gateway.lock',
    'credentials/telegram.json',
    'agents/main/agent/auth-profiles.json',
    'sessions.json',
  ])(
    'with 50,000 levels of JSON in %s',
    (name) => {
      const place = newPlace();
      const state = join(place.folder, '.openclaw');
      mkdirSync(dirname(join(state, name)), {recursive: true});
      if (name !== 'openclaw.json') writeFileSync(join(state, 'openclaw.json'), '{"gateway":{"mode":"local"}}');
      writeFileSync(join(state, name), deep);
      const checked = run(['check', '--json'], place.env);
      expect([checked.code, checked.stderr]).toEqual([expect.toSatisfy((code) => code !== bug && code !== null), '']);
      const walked = run(['walk', '--plain'], place.env);
      expect([walked.code, walked.stderr]).toEqual([expect.toSatisfy((code) => code !== bug && code !== null), '']);
    },
    60_000,
  );
});
