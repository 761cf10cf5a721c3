import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {execa} from 'execa';
import {afterAll, expect, test} from 'vitest';
import {readScript, seekNode, sought} from '../../src/far/seek-node.ts';

const home = mkdtempSync(join(tmpdir(), 'rungs-seek-'));
afterAll(() => rmSync(home, {recursive: true, force: true}));

/** What the script says on a host whose unit starts this, and what that left when it was started. */
async function soughtOn(program: string): Promise<{said: string; wasStarted: boolean}> {
  const [units, trace] = [join(home, '.config/systemd/user'), join(home, 'trace')];
  rmSync(trace, {force: true});
  mkdirSync(units, {recursive: true});
  writeFileSync(join(home, program), `#!/bin/sh\n: >${trace}\necho 24.0.0\n`, {mode: 0o755});
  writeFileSync(join(units, 'openclaw-gateway.service'), `[Service]\nExecStart=${join(home, program)} gateway --port 18789\n`);
  const script = seekNode(['ab', 'cd'], 0, 'no');
  const {stdout} = await execa('sh', ['-c', readScript(script)], {input: script, env: {HOME: home}, reject: false, timeout: 30_000});
  const said = sought(Buffer.from(stdout), ['ab', 'cd']).map((one) => (one.is === 'node' ? one.path : one.is));
  return {said: said.join(' '), wasStarted: existsSync(trace)};
}

test.each(['start-gateway', 'openclaw', 'node-wrapper.sh', 'bun'])(
  'the program of a unit that is called %s is not started for a look',
  async (program) => {
    expect(await soughtOn(program)).toMatchObject({wasStarted: false});
  },
);

test.each(['node', 'nodejs', 'node24'])('the one of a unit that is called %s is asked for its version, and taken', async (program) => {
  expect(await soughtOn(program)).toEqual({said: `here ${join(home, program)}`, wasStarted: true});
});
