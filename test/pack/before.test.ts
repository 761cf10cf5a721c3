import {mkdtempSync, readFileSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {packBefore} from '../../src/main/pack/pack-before.ts';
import type {Session} from '../../src/model/index.ts';
import {openPack} from '../../src/pack/index.ts';
import {home, secret} from './place.ts';

/** The pack that an act makes before it begins, of real files. */
it('lies beside the journal, for its user alone, and is one that restores', async () => {
  const on = await home();
  const folder = mkdtempSync(join(tmpdir(), 'rungs-session-'));
  const session = {host: on.facts, responder: on.responder, gateway: on.gateway, readings: on.readings} as Session;
  const made = await packBefore(on, session, folder);
  if ('problem' in made) throw new Error(made.problem);
  expect(made.path).toMatch(/\/before-act-\d{8}T\d{6}Z\.tar$/);
  expect(statSync(made.path).mode & 0o777).toBe(0o600);
  const pack = await openPack(readFileSync(made.path));
  if ('problem' in pack) throw new Error(pack.problem);
  expect(pack.texts.get(on.gateway.configPath)).toContain(secret);
});

it('says why there is none where it cannot be written, or nothing can be read', async () => {
  const on = await home();
  const session = {host: on.facts, responder: on.responder, gateway: on.gateway, readings: on.readings} as Session;
  const noFolder = join(on.gateway.configPath, 'session');
  expect(await packBefore(on, session, noFolder)).toEqual({problem: expect.stringMatching(/before-act-.* not written: [^;]*$/)});
  const nobody = {...on.gateway, stateDir: '/nowhere', configPath: '/nowhere/openclaw.json', user: {...on.gateway.user, home: '/nowhere'}};
  expect(await packBefore(on, {...session, gateway: nobody}, tmpdir())).toEqual({
    problem: expect.stringMatching(/^nothing of default of /),
  });
});
