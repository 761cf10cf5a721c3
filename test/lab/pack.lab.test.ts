import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {files, home, type Lab, labUp, unit} from './gateway.ts';

/** A unit of a real systemd with a configuration, a drop-in, an environment file that it names, and `.env`. */
describe('what makes a gateway', () => {
  const values = {old: 'plumtree-orbit-1901', fresh: 'meadow-lark-8812', dotenv: 'harbour-window-2277', slack: 'copper-lantern-3345'};
  const env = (token: string): string => `OPENCLAW_GATEWAY_TOKEN=${token}\nSLACK_BOT_TOKEN=${values.slack}\n`;
  const keys = `${home}/keys/gw.env`;
  const made = [`${home}/.openclaw/openclaw.json`, `${home}/.openclaw/.env`, keys, files.unit, `${files.dropIns}/10-keys.conf`];
  const pack = `${home}/gateway.tar`;
  let lab: Lab;
  let before: string;

  const standing = async (): Promise<string> =>
    (await lab.box.sh(['sh', '-c', `stat -c '%a %U %n' ${made.join(' ')}; cat ${made.join(' ')}`])).stdout;
  const wipe = async (): Promise<void> => {
    await lab.systemctl('stop', unit);
    await lab.box.sh(['sh', '-c', `find ${home}/.openclaw -mindepth 1 -delete; rm -rf ${files.dropIns} ${files.unit} ${home}/keys`]);
    await lab.systemctl('daemon-reload');
  };

  beforeAll(async () => {
    lab = await labUp('2026.9.6');
    const own = {owner: 'ops', mode: '600'};
    await lab.as(['mkdir', '-p', `${home}/keys`, `${home}/.openclaw`, files.dropIns]);
    await lab.box.write('/opt/gw/run', '#!/bin/sh\nexec sleep 100000\n', {mode: '755'});
    await lab.box.write(keys, env(values.old), own);
    await lab.box.write(made[0] ?? '', "{gateway: {mode: 'local', auth: {token: '${OPENCLAW_GATEWAY_TOKEN}'}}}\n", own);
    await lab.box.write(made[1] ?? '', `OPENCLAW_GATEWAY_TOKEN=${values.dotenv}\n`, {owner: 'ops', mode: '644'});
    await lab.box.write(files.unit, '[Service]\nExecStart=/bin/sh /opt/gw/run gateway --port 18789\n', {owner: 'ops'});
    await lab.box.write(`${files.dropIns}/10-keys.conf`, '[Service]\nEnvironmentFile=%h/keys/gw.env\n', {owner: 'ops'});
    await lab.systemctl('daemon-reload');
    await lab.systemctl('start', unit);
    await lab.box.write(keys, env(values.fresh), own);
    before = await standing();
  });
  afterAll(async () => {
    await lab?.down();
  });

  test.each([
    ['ops', []],
    ['root', []],
    ['ops', ['--via', 'env']],
  ])('holds each credential as rungs secrets shows it to %s %j', async (who, way) => {
    const said = await lab.box.as(who, ['rungs', 'secrets', ...way]);
    expect(said.stdout, said.stderr).toMatch(
      /✖ OPENCLAW_GATEWAY_TOKEN: 3 places, 3 values, 2 stale\n {2}a restart gives the gateway another value/,
    );
    expect(said.stdout).toMatch(/after a restart +environment file +read by ops\n +\/home\/ops\/keys\/gw\.env/);
    expect(said.stdout).toMatch(/now, stale +process .*\n +environment of process \d+/);
    expect(said.stdout).toMatch(/✔ SLACK_BOT_TOKEN: 2 places, 1 value/);
    for (const value of Object.values(values)) expect(said.stdout + said.stderr).not.toContain(value);
  });

  test.each(['ops', 'root'])('is packed, wiped and put back by %s, and starts', async (who) => {
    const packed = await lab.box.as(who, ['rungs', 'pack', '--out', pack]);
    expect(packed.stdout, packed.stderr).toMatch(/: 5 files, .*\n[\s\S]*openclaw 2026\.9\.6 \(sha512-/);
    await wipe();
    const shown = await lab.box.as(who, ['rungs', 'restore', pack]);
    expect(shown.stdout, shown.stderr).toContain('nothing was changed');
    const back = await lab.box.as(who, ['rungs', 'restore', pack, '--typed', 'restore']);
    expect(back.stdout, back.stderr).toMatch(/^5 files written/m);
    expect(back.stdout).toMatch(/^next: .*daemon-reload.*\nnext: .*restart openclaw-gateway/m);
    expect(await standing()).toBe(before);
    for (const value of Object.values(values)) expect(`${packed.stdout}${shown.stdout}${back.stdout}`).not.toContain(value);
    await lab.systemctl('daemon-reload');
    await lab.systemctl('start', unit);
    await lab.shows({ActiveState: 'active'});
    await lab.box.sh(['rm', pack]);
  });
});
