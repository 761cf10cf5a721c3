import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {writtenFor} from '../../src/rotation/index.ts';
import {fakes, files, home, type Lab, labUp, port, unit} from './gateway.ts';
import {dropIn} from './hands.ts';
import {inBox} from './openclaw.ts';

/** The gateway's own token in three places with three values, on a real gateway under a real systemd. */
describe('a token of the gateway that was seen by others', () => {
  const name = 'OPENCLAW_GATEWAY_TOKEN';
  const inDropIn = 'harbour-window-2277-Pq90';
  const first = 'Meadow-Lark-8812-zx55';
  const second = `it's $5 and 100% "sure" #7`;
  const given = `${home}/new-value`;
  const values = [fakes.token, fakes.otherToken, inDropIn, first, second];
  let lab: Lab;

  const opens = async (value: string): Promise<number> => {
    await lab.box.write('/root/ask.mjs', ask(value), {mode: '600'});
    return Number((await lab.box.sh([inBox.node24, '/root/ask.mjs'])).stdout.trim());
  };
  const ask = (value: string): string =>
    `const said = await fetch('http://127.0.0.1:18789/tools/invoke', {method: 'POST', body: '{"tool":"nobody_has_this","args":{}}',
     headers: {'content-type': 'application/json', authorization: 'Bearer ' + ${JSON.stringify(value)}}}); console.log(said.status);`;
  const rotate = async (who: string, value: string, ...words: string[]) => {
    await lab.box.write(given, `${value}\n`, {owner: 'ops', mode: '600'});
    return lab.box.as(who, ['bash', '-c', `exec rungs secrets rotate ${name} --from-fd 3 ${words.join(' ')} 3<${given}`], {
      limitMs: 550_000,
    });
  };
  const facts = async (): Promise<string> =>
    (await lab.box.sh(['sh', '-c', `stat -c '%a %U %n' ${files.config} ${files.dotenv} ${files.dropIns}/*.conf; cat ${files.config}`]))
      .stdout;

  /** As a person writes one: the installer takes minutes on a busy machine, and has no part in this. */
  const serve = async (): Promise<void> => {
    const exec = `${inBox.node24} ${inBox.entry('2026.9.6')} gateway --port ${port}`;
    await lab.as(['mkdir', '-p', files.dropIns]);
    await lab.box.write(files.unit, `[Service]\nExecStart=${exec}\nRestart=on-failure\nRestartSec=5\n`, {owner: 'ops'});
    await lab.box.write(files.dotenv, `# keys\n${name}=${fakes.otherToken}\n`, {owner: 'ops', mode: '644'});
    await dropIn(lab, `[Service]\nEnvironment="${name}=${inDropIn}" "KEPT=it's 100%%"`);
    await lab.systemctl('start', '--no-block', unit);
    await lab.ready(500_000);
  };

  beforeAll(async () => {
    lab = await labUp('2026.9.6');
  });
  afterAll(async () => {
    await lab?.down();
  });

  test.each(["it's", 'a b', 'say "so"', 'a$B${C}', '100%h%%', 'back\\slash\\', 'a#b ;c', '`tick` \'"$\\'])(
    'stands in an environment file so that systemd reads %j back',
    async (value) => {
      const way = writtenFor(value, ['systemd']);
      await lab.box.write(`${home}/one.env`, `X=${way}\nNEXT=1\n`, {owner: 'ops', mode: '600'});
      const words = [
        'systemd-run',
        '--user',
        '--wait',
        '--pipe',
        '--quiet',
        '-p',
        `EnvironmentFile=${home}/one.env`,
        'printenv',
        'X',
        'NEXT',
      ];
      expect((await lab.as(words)).stdout).toBe(`${value}\n1\n`);
    },
  );

  test('opens the gateway, and its other values do not', async () => {
    await serve();
    expect([await opens(fakes.token), await opens(fakes.otherToken), await opens('nobody-has-this-one-0')]).toEqual([404, 401, 401]);
  });

  test('is shown with what would be done, and nothing is', async () => {
    const before = await facts();
    const said = await lab.box.as('ops', ['rungs', 'secrets', 'rotate', name, '--print']);
    expect(said.stdout, said.stderr).toMatch(/50-lab\.conf: OPENCLAW_GATEWAY_TOKEN goes, it was ~/);
    expect(said.stdout).toContain('then restarts the unit');
    expect(await facts()).toBe(before);
    for (const value of values) expect(said.stdout + said.stderr).not.toContain(value);
  });

  test('is replaced, and the gateway refuses every value that it had', async () => {
    const said = await rotate('ops', first, '--typed', 'rotate');
    const told = said.stdout + said.stderr;
    expect(said.exit, told).toBe(0);
    expect(told).toContain('✔ all 3 old values that were held here are refused');
    expect([await opens(first), await opens(fakes.token), await opens(fakes.otherToken), await opens(inDropIn)]).toEqual([
      404, 401, 401, 401,
    ]);
    const now = await facts();
    expect(now).toContain(`600 ops ${files.dotenv}`);
    expect(now).toContain(`644 ops ${files.dropIns}/50-lab.conf`);
    expect(now).toContain(`\${${name}}`);
    expect((await lab.show('Environment'))['Environment']).toContain("KEPT=it's 100%");
    const secrets = await lab.box.as('ops', ['rungs', 'secrets']);
    expect(secrets.stdout).toMatch(/✔ OPENCLAW_GATEWAY_TOKEN: 1 place, 1 value/);
    const ticket = await lab.box.as('ops', ['rungs', 'ticket', 'last', '--whole']);
    const kept = await lab.box.sh(['sh', '-c', `cat ${home}/.local/state/rungs/*/*; journalctl --no-pager; find ${home}`]);
    expect(ticket.stdout).toContain('Rotate a secret: mended');
    for (const value of values) expect(told + ticket.stdout + secrets.stdout + kept.stdout).not.toContain(value);
  });

  test("is replaced by root through the gateway's owner, with signs that every reader takes otherwise", async () => {
    const said = await rotate('root', second, '--typed', 'rotate');
    const told = said.stdout + said.stderr;
    expect(said.exit, told).toBe(0);
    expect(told).toContain('✔ the old value is refused');
    expect([await opens(second), await opens(first)]).toEqual([404, 401]);
    expect(await facts()).toContain(`600 ops ${files.dotenv}`);
    for (const value of values) expect(told).not.toContain(value);
  });

  test('is taken back whole where the gateway does not come back', async () => {
    await dropIn(lab, '[Service]\nExecStartPre=/bin/sh -c "! grep -q broken-on-purpose %h/.openclaw/.env"', {name: '60-no.conf'});
    const before = await facts();
    const said = await rotate('ops', 'broken-on-purpose-1234', '--typed', 'rotate');
    expect(said.exit, said.stdout + said.stderr).toBe(2);
    expect(said.stdout).toContain('every file is as it was, and the gateway runs with it');
    expect(await facts()).toBe(before);
    expect(await opens(second)).toBe(404);
    await lab.shows({ActiveState: 'active'});
  });
});
