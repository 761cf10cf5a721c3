import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import {openTerminal, type Terminal} from '../drive/terminal.ts';
import {home, type Lab, labUp, unit, user} from './gateway.ts';
import {inBox, provideGlobal} from './openclaw.ts';

/** A package that npm installed for the gateway's user, with a part of it gone, put back by the console's keys and npm itself. */
describe('npm brings a package back', () => {
  const prefix = `${home}/.npm-global`;
  const packageRoot = `${prefix}/lib/node_modules/openclaw`;
  const env = {PATH: `${prefix}/bin:/usr/local/bin:/usr/bin:/bin`, TERM: 'xterm-256color', LANG: 'C.UTF-8'};
  let lab: Lab;
  let terminal: Terminal | null = null;

  beforeAll(async () => {
    lab = await labUp('2026.9.6', await provideGlobal());
    // The command is npm's alone; without a network npm has its cache.
    await lab.box.sh(['rm', '-f', '/usr/local/bin/openclaw']);
    await lab.box.write(`${home}/.npmrc`, `prefix=${prefix}\noffline=true\n`, {owner: user});
    const copied = await lab.as(['bash', '-c', `cp -r ${inBox.npmCache} ~/.npm && cp -r ${inBox.global} ${prefix}`], {limitMs: 240_000});
    expect(copied.stderr).toBe('');
    expect((await lab.as(['openclaw', 'gateway', 'install'], {env})).exit).toBe(0);
    await lab.systemctl('stop', unit);
  });
  afterEach(() => terminal?.kill('SIGKILL'));
  afterAll(async () => {
    await lab?.down();
  });

  const walk = (): Terminal => {
    terminal = openTerminal({argv: lab.box.argvAs(user, ['rungs'], {env}), columns: 120, rows: 40});
    return terminal;
  };
  const pinned = async (one: Terminal, ends: RegExp) => {
    await one.until('entry-missing stands first', (screen) => (screen.split('\n')[1] ?? '').includes('entry-missing'), 60_000);
    one.press('e');
    await one.until('the act', (screen) => screen.includes('1 Put the package of the right release back'));
    one.press('1');
    await one.until('its word is asked for', (screen) => screen.includes('type "package" to run it'));
    one.press('package\r');
    return one.until('its end', (screen) => ends.test(screen), 240_000);
  };
  const left = async () => (await lab.box.sh(['ls', '-A', `${prefix}/lib/node_modules`])).stdout.trim().split('\n');
  const files = async () => Number((await lab.box.sh(['bash', '-c', `ls ${packageRoot}/dist | wc -l`])).stdout);

  test('fails whole where npm cannot reach it, mends where it can, and takes it back without npm', async () => {
    await lab.box.sh(['bash', '-c', `rm -rf ${packageRoot}/dist/*`]);
    await lab.systemctl('start', '--no-block', unit);
    await lab.box.sh(['mv', `${home}/.npm`, `${home}/.npm-away`]);
    const failed = await pinned(walk(), /not mended: /);
    expect(failed).toMatch(/OpenClaw 2026\.9\.6 could not be brought here; the package that/);
    expect(await files()).toBe(0);
    expect(await left()).not.toContain('openclaw.before-pin');
    terminal?.kill('SIGKILL');

    await lab.box.sh(['rm', '-rf', `${home}/.npm`]);
    await lab.box.sh(['mv', `${home}/.npm-away`, `${home}/.npm`]);
    const one = walk();
    await pinned(one, /mended: entry-missing is gone/);
    expect((await lab.http('/readyz')).status).toBe(200);
    expect(await files()).toBeGreaterThan(1000);
    expect(await left()).toContain('openclaw.before-pin');

    one.press('u');
    await one.until('the word of the undo is asked for', (screen) => screen.includes('type "undo" to run it'));
    one.press('undo\r');
    await one.until('undone', (screen) => screen.includes('undone: its commands ran'), 120_000);
    expect(await files()).toBe(0);
    expect(await left()).toEqual(['openclaw']);
  });
});
