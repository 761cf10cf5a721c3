import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {files, home, type Lab, labUp, unit} from './gateway.ts';
import {until} from './until.ts';

/** Without a shape, under a name that says nothing, in a file that only a drop-in names; and the journal of a real systemd holds it. */
describe('a gateway that is down and said a secret with its last words', () => {
  const value = 'plumtree-orbit-19';
  let lab: Lab;
  beforeAll(async () => {
    lab = await labUp('2026.9.6');
    const own = {owner: 'ops'};
    // The journal asks the kernel whose line it is; of a process that is gone nobody knows, so this one waits until its line stands there.
    const script = `#!/bin/sh\necho "cannot reach upstream with $GW_X" >&2\nuntil [ -e /opt/gw/heard ]; do sleep 0.1; done\nexit 1\n`;
    await lab.as(['mkdir', '-p', `${home}/keys`, files.dropIns]);
    await lab.box.write(`${home}/keys/gw.env`, `GW_X=${value}\n`, {...own, mode: '600'});
    await lab.box.write('/opt/gw/run', script, {mode: '755'});
    await lab.box.write(files.unit, '[Service]\nExecStart=/opt/gw/run gateway --port 18789\n', own);
    await lab.box.write(`${files.dropIns}/10-keys.conf`, '[Service]\nEnvironmentFile=%h/keys/gw.env\n', own);
    await lab.systemctl('daemon-reload');
    await lab.systemctl('start', unit);
    await until('its words stand in the journal', 90_000, async () => ((await lab.journal()).includes(value) ? true : null));
    await lab.box.write('/opt/gw/heard', '');
    await lab.shows({ActiveState: 'failed'});
  });
  afterAll(async () => {
    await lab?.down();
  });

  test('has the value in the journal of the host', async () => {
    expect(await lab.journal()).toContain(`cannot reach upstream with ${value}`);
  });

  test.each(['ops', 'root'])('shows it nowhere at the first look of %s', async (who) => {
    const said = await lab.box.as(who, ['rungs', 'check', '--json']);
    expect(said.stdout).toContain('cannot reach upstream with ‹secret GW_X ~');
    expect(said.stdout + said.stderr).not.toContain(value);
  });

  test('keeps it in no journal and no ticket of a walk, and has said it in no line', async () => {
    const said = await lab.box.as('ops', ['rungs', '--plain', '--out', `${home}/kept`]);
    expect(said.stdout).toMatch(/^verdict: down$/m);
    const kept = await lab.box.sh(['bash', '-c', `cat ${home}/kept/*/*`]);
    expect(kept.stdout).toContain('cannot reach upstream with ‹secret GW_X ~');
    expect(said.stdout + said.stderr + kept.stdout).not.toContain(value);
  });
});
