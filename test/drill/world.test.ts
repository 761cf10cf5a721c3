import {describe, expect, it} from 'vitest';
import {dropIn, editUnit} from '../../src/drill/faults/hands.ts';
import {drillHost} from '../../src/drill/host.ts';
import {buildWorld} from '../../src/drill/world/build.ts';
import type {World} from '../../src/drill/world/world.ts';
import type {Clock, Host, Ran} from '../../src/model/index.ts';
import {eagerClock, gatewayOn, lookDeep, now, throughCleaner, told} from './look.ts';

function living(seed = 1, clock: Clock = eagerClock()): {readonly world: World; readonly host: Host} {
  const world = buildWorld(seed, {version: '2026.9.6'}, now);
  world.time.runTo(world.scene.startAt);
  world.time.follow(clock);
  return {world, host: drillHost(world)};
}

async function ran(host: Host, line: string, limitMs = 30_000): Promise<Ran> {
  const look = await host.run({argv: line.split(' '), limitMs, keepBytes: 100_000});
  if (!look.seen) throw new Error(look.detail);
  return look.value;
}

const unit = 'openclaw-gateway.service';

describe('a healthy host', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is clear in every eye that looks (seed %i)', async (seed) => {
    const {host} = living(seed);
    const eyes = await throughCleaner(host);
    const looked = await lookDeep(eyes, await gatewayOn(eyes));
    expect(told(looked)).toEqual([]);
    expect(looked.judgement).toMatchObject({verdict: 'clear', unseen: [], unanswered: []});
  });

  it('stays clear for a day', async () => {
    const clock = eagerClock();
    const {host} = living(3, clock);
    const eyes = await throughCleaner(host);
    const gateway = await gatewayOn(eyes);
    clock.pass(24 * 3_600_000);
    expect(told(await lookDeep(eyes, gateway))).toEqual([]);
  });

  it('shows no secret to anybody behind the cleaner', async () => {
    const {world, host} = living(5);
    const eyes = await throughCleaner(host);
    const looked = await lookDeep(eyes, await gatewayOn(eyes));
    const text = JSON.stringify(looked);
    for (const secret of Object.values(world.scene.secrets)) expect(text).not.toContain(secret);
  });
});

describe('the manager of units', () => {
  it('resolves the specifiers of a unit as the look at its file does, and passes over what it cannot resolve', () => {
    const {world} = living();
    const {managers, scene} = world;
    const {user} = scene;
    const lines = ['Environment=A=%h B=%%h C=%u-%U D=%n E=%t F=%i.', 'Environment=G=%Q', 'EnvironmentFile=-%E/gw.env'];
    dropIn(world, '90-specifiers.conf', `[Service]\n${lines.join('\n')}\n`);
    managers.user.reload();
    const loaded = managers.user.unit(unit)?.loaded;
    expect(loaded?.environment.slice(-6)).toEqual([
      ['A', user.home],
      ['B', '%h'],
      ['C', `${user.name}-${user.uid}`],
      ['D', unit],
      ['E', `/run/user/${user.uid}`],
      ['F', '.'],
    ]);
    expect(loaded?.environmentFiles.at(-1)).toEqual({path: `${user.home}/.config/gw.env`, optional: true});
  });

  it('restarts after the delay, counts, and gives up at the start limit', async () => {
    const {world} = living();
    const {managers, time, scene} = world;
    editUnit(world, (text) => text.replace('/dist/index.js', '/dist/gone.js'));
    managers.user.restart(unit);
    time.runTo(time.now() + 20_000);
    expect(managers.user.unit(unit)).toMatchObject({active: 'activating', sub: 'auto-restart', result: 'exit-code', code: 1, status: 1});
    time.runTo(time.now() + 60_000);
    // systemd keeps the result of the crash: the limit is told by the journal only.
    expect(managers.user.unit(unit)).toMatchObject({active: 'failed', result: 'exit-code', restarts: 10, mainPid: 0});
    expect(world.journal.all().at(-1)?.text).toBe(`Failed to start ${unit} - OpenClaw Gateway.`);
    expect(managers.user.start(unit)).toBe('limit');
    managers.user.resetFailed(unit);
    expect(managers.user.unit(unit)).toMatchObject({active: 'inactive', result: 'success', restarts: 0});
    expect(scene.unit).toBe(unit);
  });

  it('does not restart what was refused with 78', async () => {
    const {world, host} = living();
    await ran(host, `rm ${world.scene.configPath}`);
    await ran(host, `systemctl --user restart ${unit}`);
    world.time.runTo(world.time.now() + 30_000);
    expect(world.managers.user.unit(unit)).toMatchObject({active: 'failed', code: 1, status: 78, restarts: 0});
    expect(world.journal.all().some((entry) => entry.text.startsWith('Missing config.'))).toBe(true);
  });

  it('keeps what it has loaded until it is told to read again', async () => {
    const {world, host} = living();
    dropIn(world, '10-a.conf', '[Service]\nEnvironment=LAB=one\n');
    const path = dropIn(world, '10-a.conf', '[Service]\nEnvironment=LAB=one\n');
    world.files.write(path, '[Service]\nEnvironment=LAB=two\n', world.scene.user);
    const show = async (): Promise<string> =>
      (await ran(host, `systemctl --user show ${unit} -p Environment,NeedDaemonReload`)).stdout.text;
    expect(await show()).toMatch(/LAB=one[\s\S]*NeedDaemonReload=yes/);
    await ran(host, 'systemctl --user daemon-reload');
    expect(await show()).toMatch(/LAB=two[\s\S]*NeedDaemonReload=no/);
  });

  it('lets an environment file beat Environment=, whatever their order, and the last drop-in beat the first', async () => {
    const {world} = living();
    world.files.put('/home/x.env', 'A=file\n');
    dropIn(world, '90-z.conf', '[Service]\nEnvironment=A=ninety B=ninety\n');
    dropIn(world, '10-a.conf', '[Service]\nEnvironmentFile=/home/x.env\nEnvironment=A=ten B=ten\n');
    world.managers.user.restart(unit);
    world.time.runTo(world.time.now() + 2_000);
    const env = world.processes.get(world.managers.user.unit(unit)?.mainPid ?? 0)?.env;
    expect([env?.get('A'), env?.get('B')]).toEqual(['file', 'ninety']);
  });

  it('fails a start with "resources" when an environment file is gone, and never runs anything', async () => {
    const {world, host} = living();
    dropIn(world, '10-a.conf', '[Service]\nEnvironmentFile=/nowhere.env\n');
    const {exit, stderr} = await ran(host, `systemctl --user restart ${unit}`);
    expect([exit, stderr.text]).toEqual([1, expect.stringContaining('unavailable resources')]);
    expect(world.managers.user.unit(unit)).toMatchObject({result: 'resources', code: 0, status: 0, mainPid: 0});
  });
});

describe('processes and signals', () => {
  it('freezes under SIGSTOP: the port accepts, nobody answers, systemd is blind, and SIGCONT mends it', async () => {
    const {world, host} = living();
    const pid = world.managers.user.unit(unit)?.mainPid ?? 0;
    await ran(host, `kill -STOP ${pid}`);
    const ask = async (): Promise<string> => {
      const look = await host.dial({
        what: 'http',
        host: '127.0.0.1',
        port: world.scene.port,
        path: '/healthz',
        limitMs: 2_000,
        bytesMax: 1_000,
      });
      return look.seen ? String(look.value.status) : look.why;
    };
    expect(await ask()).toBe('late');
    expect(world.managers.user.unit(unit)).toMatchObject({active: 'active', sub: 'running'});
    await ran(host, `kill -CONT ${pid}`);
    expect(await ask()).toBe('200');
  });

  it('ends a frozen process only by SIGKILL, and a stop of it takes its whole time', async () => {
    const {world, host} = living();
    const pid = world.managers.user.unit(unit)?.mainPid ?? 0;
    await ran(host, `kill -STOP ${pid}`);
    await ran(host, `kill ${pid}`);
    expect(world.processes.get(pid)?.state).toBe('T');
    const stop = await ran(host, `systemctl --user stop ${unit}`, 10_000);
    expect(stop).toMatchObject({ended: 'limit', tookMs: 10_000});
    await ran(host, `kill -9 ${pid}`);
    expect(world.processes.get(pid)).toBeNull();
  });

  it('holds channels down after three boots within five minutes that ended badly, and starts them by hand', async () => {
    const {world, host} = living();
    // The first one ends a run of hours, which does not count.
    for (let round = 0; round < 4; round++) {
      await ran(host, `kill -9 ${world.managers.user.unit(unit)?.mainPid}`);
      world.time.runTo(world.time.now() + 16_000);
    }
    const run = (): unknown => [...world.gateways.values()][0];
    world.time.runTo(world.time.now() + 10_000);
    expect(run()).toMatchObject({stage: 'ready', suppressed: ['telegram', world.scene.second]});
    await ran(host, 'openclaw gateway call channels.start --params {"channel":"telegram"}');
    expect(run()).toMatchObject({suppressed: [world.scene.second]});
  });
});

describe('files', () => {
  it('keep others out, and say so as a real host does', async () => {
    const {world, host} = living();
    world.files.put('/root/secret', 'x', {mode: 0o600});
    expect(await host.read('/root/secret', {bytesMax: 10})).toMatchObject({
      seen: false,
      why: 'denied',
      detail: expect.stringContaining('permission denied'),
    });
    expect(await host.read('/nothing', {bytesMax: 10})).toMatchObject({
      seen: false,
      why: 'missing',
      detail: 'Reading /nothing: there is nothing of that name.',
    });
    expect(await host.list(world.scene.configPath)).toMatchObject({seen: false, why: 'missing'});
    const {exit, stderr} = await ran(host, 'rm /etc/passwd');
    expect([exit, stderr.text]).toEqual([1, expect.stringContaining('Permission denied')]);
    expect((await ran(host, 'sudo rm /etc/passwd')).exit).toBe(0);
  });

  it('cannot be made where no inode is left, and can again when some are freed', async () => {
    const {world, host} = living();
    const {home, uid, gid} = world.scene.user;
    const free = world.disks.all()[0]?.inodesFree ?? 0;
    world.files.put(`${home}/hoard`, '', {uid, gid, inodes: free});
    const {exit, stderr} = await ran(host, `touch ${home}/new`);
    expect([exit, stderr.text]).toEqual([1, expect.stringContaining('No space left on device')]);
    await ran(host, `rm ${home}/hoard`);
    expect((await ran(host, `touch ${home}/new`)).exit).toBe(0);
  });

  it('are cut where the reader asks for less, from the head or from the tail', async () => {
    const {world, host} = living();
    world.files.put('/tmp/long', 'abcdefghij');
    expect(await host.read('/tmp/long', {bytesMax: 4})).toMatchObject({value: {text: 'abcd', bytes: 10, cut: true}});
    expect(await host.read('/tmp/long', {bytesMax: 4, from: 'tail'})).toMatchObject({value: {text: 'ghij', bytes: 10, cut: true}});
  });
});

describe('running programs', () => {
  it('says which program is not there, as a real host does', async () => {
    const {host} = living();
    expect(await host.run({argv: ['launchctl', 'list'], limitMs: 1_000, keepBytes: 10})).toMatchObject({
      seen: false,
      why: 'missing',
      detail: expect.stringContaining('launchctl is not on the PATH'),
    });
    expect(await host.run({argv: ['/opt/nothing'], limitMs: 1_000, keepBytes: 10})).toMatchObject({
      seen: false,
      why: 'missing',
      detail: '/opt/nothing is not there; check the path.',
    });
  });

  it("ends a command at its limit and at the responder's stop, with what it had printed", async () => {
    const {host} = living();
    const limited = await ran(host, 'journalctl --user -f -n 2', 5_000);
    expect(limited).toMatchObject({ended: 'limit', exit: null, tookMs: 5_000});
    expect(limited.stdout.lines).toBeGreaterThanOrEqual(2);
    const stop = new AbortController();
    const running = host.run({argv: ['journalctl', '--user', '-f'], limitMs: 600_000, keepBytes: 1_000, signal: stop.signal});
    stop.abort();
    expect(await running).toMatchObject({value: {ended: 'stopped', exit: null}});
  });

  it('follows the journal line by line until it is stopped', async () => {
    const {world, host} = living();
    const lines: string[] = [];
    const said = new Promise<void>((resolve) => {
      const following = host.follow(
        {argv: ['journalctl', '--user', '-u', unit, '-o', 'cat', '-f', '-n', '0'], limitMs: 1e9, keepBytes: 1},
        (line) => {
          lines.push(line);
          if (lines.length < 3) return;
          following.stop();
          void following.ended.then((why) => {
            expect(why).toBe('journalctl was stopped.');
            resolve();
          });
        },
      );
    });
    world.managers.user.restart(unit);
    await said;
    expect(lines[0]).toBe(`Stopping ${unit} - OpenClaw Gateway...`);
  });

  it('takes the time of the real command in the world, and a part of it outside', async () => {
    let slept = 0;
    const clock: Clock = {
      now: () => slept,
      sleep: async (ms) => {
        slept += ms;
      },
    };
    const {world, host} = living(1, clock);
    world.managers.user.stop(unit);
    const {tookMs} = await ran(host, 'openclaw health --json', 60_000);
    expect(tookMs).toBeGreaterThan(15_000);
    expect(slept).toBeLessThan(3_000);
  });
});
