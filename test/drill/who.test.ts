import {expect, it} from 'vitest';
import {loadDrill, startDrill} from '../../src/drill/index.ts';
import {eagerClock} from './look.ts';

it.each([
  ['id -un', /^[a-z]+\n$/],
  ['id -u -n', /^[a-z]+\n$/],
  ['id -u', /^\d+\n$/],
  ['id -g', /^\d+\n$/],
  ['id', /^uid=\d+\([a-z]+\) gid=\d+\([a-z]+\) groups=/],
])('the host says who it is asked by: %s', async (typed, said) => {
  const {host} = await startDrill(loadDrill('first-ladder'), 6, eagerClock());
  const ran = await host.run({argv: typed.split(' '), limitMs: 1000, keepBytes: 1000});
  expect(ran.seen && ran.value.stdout.text).toMatch(said);
  expect(host.platform.user.name).toMatch(/^[a-z]+$/);
});
