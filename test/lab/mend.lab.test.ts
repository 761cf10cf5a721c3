import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import {openTerminal, type Terminal} from '../drive/terminal.ts';
import type {Fault} from './fault.ts';
import {entryMissing} from './faults/entry-missing.ts';
import {envFileMissing} from './faults/env-file-missing.ts';
import {foregroundOwner} from './faults/foreground-owner.ts';
import {gatewayHung} from './faults/gateway-hung.ts';
import {nodeMismatchLoop} from './faults/node-mismatch-loop.ts';
import {reloadNeeded} from './faults/reload-needed.ts';
import {secretReadable} from './faults/secret-readable.ts';
import {spawnFailed} from './faults/spawn-failed.ts';
import {startBlockedType} from './faults/start-blocked-type.ts';
import {startLimitHit} from './faults/start-limit-hit.ts';
import {switchedOff} from './faults/switched-off.ts';
import {unitDown} from './faults/unit-down.ts';
import {unitStartsClient} from './faults/unit-starts-client.ts';
import {fakes, files, type Lab, labUp} from './gateway.ts';
import {installReady, stop} from './hands.ts';

/** What the console mends on a real host by its own keys, and what its ticket tells of it. */
interface Mended {
  readonly fault: Fault;
  readonly act: string;
  readonly word: string;
  /** What differs after it, in the ticket. */
  readonly changed: readonly RegExp[];
  /** What else its ticket says. */
  readonly tells?: readonly RegExp[];
}

const started = /^\+ user unit openclaw-gateway\.service: active\/running/m;
const aside = 'Move the drop-in aside';
const mended: readonly Mended[] = [
  {fault: secretReadable, act: 'Close the file to others', word: 'chmod', changed: [/^- .*json: mode 0644/m, /^\+ .*json: mode 0600/m]},
  {fault: reloadNeeded, act: 'Load the changed unit', word: 'reload', changed: [/^- loaded Service\.RestartSec=5s?$/m, started]},
  {fault: unitDown, act: 'Start the gateway', word: 'start', changed: [/^- user unit .*: inactive/m, started]},
  {
    fault: startLimitHit,
    act: 'Forget the failed starts and start the gateway',
    word: 'start',
    changed: [/^- user unit .*: failed/m, started],
  },
  {
    fault: foregroundOwner,
    act: 'End the gateway started by hand and start the service',
    word: 'end',
    changed: [/^- user unit .*: failed/m, started],
  },
  {
    fault: envFileMissing,
    act: aside,
    word: 'aside',
    changed: [/^- on disk EnvironmentFile=.*gone\.env/m, started],
    tells: [
      /Before it a rollback pack was made/,
      /^-Service\.EnvironmentFile=.*gone\.env/m,
      /The undo of act drop-in-aside is not set any more/,
    ],
  },
  {fault: spawnFailed, act: aside, word: 'aside', changed: [/^- on disk WorkingDirectory=|^-Service\.WorkingDirectory=/m, started]},
  {fault: switchedOff, act: aside, word: 'aside', changed: [/OPENCLAW_SKIP_CHANNELS/]},
  {fault: startBlockedType, act: aside, word: 'aside', changed: [/Type=notify/, started]},
  {fault: unitStartsClient, act: aside, word: 'aside', changed: [/gateway start/, started]},
  {fault: nodeMismatchLoop, act: aside, word: 'aside', changed: [/node20/, started]},
  {fault: entryMissing, act: aside, word: 'aside', changed: [/^- loaded Service\.ExecStart=.*2026\.1\.1/m, started]},
  {
    fault: gatewayHung,
    act: 'Keep the evidence of the frozen gateway and restart it',
    word: 'restart',
    changed: [/^- user unit .*main pid/m, started],
    tells: [/State:\s+T \(stopped\)/],
  },
];

describe('the console mends a live host', () => {
  let lab: Lab;
  let terminal: Terminal | null = null;
  beforeAll(async () => {
    lab = await labUp('2026.9.6');
    await installReady(lab);
  });
  afterEach(() => terminal?.kill('SIGKILL'));
  afterAll(async () => {
    await lab?.down();
  });

  const console = (): Terminal => {
    const argv = lab.box.argvAs('ops', ['rungs'], {env: {TERM: 'xterm-256color', LANG: 'C.UTF-8'}});
    terminal = openTerminal({argv, columns: 120, rows: 40});
    return terminal;
  };
  const locks = async () => (await lab.box.sh(['ls', '-A', '/home/ops/.local/state/rungs/.repairs'])).stdout.trim();
  const ticket = async () => (await lab.box.sh(['bash', '-c', 'cat "$(ls -d /home/ops/.local/state/rungs/*/ | tail -1)ticket.md"'])).stdout;
  /** The old lines of the log would tell of what other tests did. */
  const make = async (fault: Fault) => {
    if (fault.from === 'stopped') await stop(lab);
    await lab.forget();
    await fault.make(lab);
  };
  const foundFirst = (one: Terminal, code: string) =>
    one.until(
      `${code} is the root`,
      (screen) => (screen.split('\n')[1] ?? '').includes(code) && !screen.includes('first look runs'),
      60_000,
    );
  /** The key of the acts, the first of them, its word: and nothing else. */
  const choose = async (one: Terminal, act: string, word: string) => {
    one.press('e');
    const page = await one.until('the acts', (screen) => screen.includes('What can be done'));
    expect(page).toContain(`1 ${act}`);
    one.press('1');
    const preview = await one.until('its word is asked for', (screen) => screen.includes(`type "${word}" to run it`));
    expect(preview).toMatch(/Touches: /);
    expect(preview).toMatch(/takes it back/);
    one.press(`${word}\r`);
  };
  const clear = (one: Terminal) =>
    one.until('mended, and clear', (screen) => /mended: .* is gone/.test(screen) && /✔ CLEAR/.test(screen), 120_000);

  test.for(mended)('$fault.name: $act', async ({fault, act, word, changed, tells = []}) => {
    await make(fault);
    const one = console();
    await foundFirst(one, fault.code);
    await choose(one, act, word);
    await clear(one);
    one.press('q');
    await one.until('asked, or gone', () => true);
    one.press('y');
    await one.ended;

    expect(await lab.show('ActiveState', 'NeedDaemonReload')).toEqual({ActiveState: 'active', NeedDaemonReload: 'no'});
    if (fault === secretReadable) expect((await lab.box.sh(['stat', '-c', '%a', files.config])).stdout.trim()).toBe('600');
    const told = await ticket();
    expect(told).toContain(`### ${act}: mended`);
    expect(told).toMatch(new RegExp(`By .*ops.* at .*, for .*${fault.code}`));
    for (const line of [...changed, ...tells]) expect(told).toMatch(line);
    for (const secret of Object.values(fakes)) expect(told).not.toContain(secret);
    expect(await locks()).toBe('');
  });

  test('killed in the middle of an act, the next console says what was begun and settles it', async () => {
    await make(unitDown);
    const first = console();
    await foundFirst(first, 'unit-down');
    await choose(first, 'Start the gateway', 'start');
    await first.until('it counts down', (screen) => screen.includes(' s left for unit-down to be gone'));
    await lab.box.sh(['pkill', '-9', '-u', 'ops', '-f', 'dist/rungs.js']);
    await first.ended;
    expect(await locks()).not.toBe('');

    const second = console();
    await second.until('what was left', (screen) => screen.includes('act start was begun by ops in session'), 60_000);
    await second.until('clear', (screen) => /✔ CLEAR/.test(screen), 120_000);
    await choose(second, 'Settle act start', 'settle');
    await clear(second);
    second.press('q');
    await second.until('asked, or gone', () => true);
    second.press('y');
    await second.ended;
    expect(await ticket()).toContain('taken over: act start was begun by ops');
    expect(await locks()).toBe('');
  });

  test('killed in the middle of an act whose undo is set, the manager takes it back and the next console says so', async () => {
    await make(envFileMissing);
    const first = console();
    await foundFirst(first, 'env-file-missing');
    await choose(first, aside, 'aside');
    await first.until('it counts down', (screen) => screen.includes(' s left for env-file-missing to be gone'));
    await lab.box.sh(['pkill', '-9', '-u', 'ops', '-f', 'dist/rungs.js']);
    await first.ended;
    const timers = await lab.systemctl('list-units', '--plain', '--no-legend', 'rungs-undo-*.timer');
    const name = /rungs-undo-[\w-]+/.exec(timers.stdout)?.[0] ?? '';
    expect(name).not.toBe('');
    // Its time is ten minutes; what it does then is done now.
    await lab.systemctl('start', `${name}.service`);
    await lab.systemctl('stop', `${name}.timer`);

    const second = console();
    await second.until('what became of it', (screen) => screen.includes('taken back by itself'), 60_000);
    second.press('q');
    await second.until('asked, or gone', () => true);
    second.press('y');
    await second.ended;
    expect(await ticket()).toContain('act drop-in-aside was taken back by itself');
    await envFileMissing.undo(lab);
  });
});
