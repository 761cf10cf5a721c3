import {describe, expect, it} from 'vitest';
import {propertyList} from '../../../src/drill/world/launchd/property-list.ts';
import {macBench} from './bench.ts';

/** A job that is no gateway: a program that ends at once, and what launchd makes of it. */
async function jobOf(keys: Parameters<typeof propertyList>[0]) {
  const bench = await macBench({mac: {install: 'homebrew', carrier: 'plain'}});
  const {scene, files} = bench.world;
  const path = `${scene.user.home}/Library/LaunchAgents/com.harbour.probe.plist`;
  files.put(path, propertyList({Label: 'com.harbour.probe', ProgramArguments: ['/usr/bin/true'], ...keys}), {uid: 501, gid: 20});
  const job = () => bench.world.launchd?.job('gui/501', 'com.harbour.probe') ?? null;
  const end = (how: 'exited' | 'killed', status: number): void => bench.world.processes.end(job()?.pid ?? 0, {how, status});
  return {...bench, path, job, end, load: () => bench.run('launchctl', 'bootstrap', 'gui/501', path)};
}

const target = 'gui/501/com.harbour.probe';
const gateway = 'gui/501/ai.openclaw.gateway';

describe('launchd', () => {
  it('unloads a job and comes back before it has ended; until then the same label is refused with 5', async () => {
    const bench = await macBench({mac: {carrier: 'plain'}});
    const list = bench.world.scene.mac?.plist ?? '';
    // One that is frozen takes all the time that it has.
    bench.world.processes.signal(bench.world.launchd?.job('gui/501', 'ai.openclaw.gateway')?.pid ?? 0, 'STOP');
    expect(await bench.run('launchctl', 'bootout', gateway)).toMatchObject({exit: 0});
    expect((await bench.run('launchctl', 'print', gateway)).stdout).toContain('state = SIGTERMed');
    expect(await bench.run('launchctl', 'bootstrap', 'gui/501', list)).toMatchObject({
      exit: 5,
      stderr: 'Bootstrap failed: 5: Input/output error\nTry re-running the command as root for richer errors.\n',
    });
    expect(await bench.run('launchctl', 'bootout', gateway)).toMatchObject({exit: 37});
    bench.pass(25_000);
    expect(await bench.run('launchctl', 'print', gateway)).toMatchObject({exit: 113});
    expect(await bench.run('launchctl', 'bootout', gateway)).toMatchObject({exit: 3});
    expect(await bench.run('launchctl', 'bootstrap', 'gui/501', list)).toMatchObject({exit: 0});
  });

  it('refuses with 5 what is loaded or switched off, and with 2 what is not there', async () => {
    const {load, run, path} = await jobOf({RunAtLoad: true});
    expect(await run('launchctl', 'disable', target)).toMatchObject({exit: 0});
    expect(await load()).toMatchObject({exit: 5});
    expect((await run('launchctl', 'print-disabled', 'gui/501')).stdout).toContain('\t\t"com.harbour.probe" => disabled\n');
    await run('launchctl', 'enable', target);
    expect(await load()).toMatchObject({exit: 0});
    expect(await load()).toMatchObject({exit: 5});
    expect(await run('launchctl', 'bootstrap', 'gui/501', `${path}.gone`)).toMatchObject({exit: 2});
  });

  it('says 113 of what it does not know, 112 of nobody, 125 of a domain without a session', async () => {
    const bench = await macBench({mac: {session: false}});
    expect(await bench.run('launchctl', 'print', gateway)).toMatchObject({exit: 125});
    expect(await bench.run('launchctl', 'bootstrap', 'gui/501', bench.world.scene.mac?.plist ?? '')).toMatchObject({
      exit: 125,
      stderr: 'Bootstrap failed: 125: Domain does not support specified action\n',
    });
    expect(await bench.run('launchctl', 'print', 'gui/777/x')).toMatchObject({exit: 112});
    expect(await bench.run('launchctl', 'print', 'system/x')).toMatchObject({exit: 113});
    expect(await bench.run('launchctl', 'kickstart', '-k', 'system/x')).toMatchObject({exit: 1});
  });

  it.each([
    ['always', true, 'exited', 0, true],
    ['SuccessfulExit false, and it ended well', {SuccessfulExit: false}, 'exited', 0, false],
    ['SuccessfulExit false, and it ended badly', {SuccessfulExit: false}, 'exited', 1, true],
    ['SuccessfulExit true, and it ended badly', {SuccessfulExit: true}, 'exited', 1, false],
    ['Crashed, and it was ended by hand', {Crashed: true}, 'killed', 15, false],
    ['Crashed, and it aborted', {Crashed: true}, 'killed', 6, true],
    ['nothing', false, 'exited', 1, false],
  ] as const)('keeps alive by %s', async (_, KeepAlive, how, status, again) => {
    const {load, job, end, pass, run} = await jobOf({RunAtLoad: true, KeepAlive});
    await load();
    expect(job()).toMatchObject({state: 'running', runs: 1});
    end(how, status);
    expect(job()?.state).toBe(again ? 'spawn scheduled' : 'not running');
    const shown = (await run('launchctl', 'print', target)).stdout;
    expect(shown).toContain(how === 'exited' ? `\tlast exit code = ${status}\n` : '\tlast terminating signal = ');
    expect(shown.includes('last exit code')).toBe(how === 'exited');
    pass(11_000);
    await run('launchctl', 'list');
    expect(job()?.runs).toBe(again ? 2 : 1);
  });

  it('starts nothing twice within the throttle, of which ten seconds are the usual one', async () => {
    const {load, job, end, pass, run} = await jobOf({RunAtLoad: true, KeepAlive: true});
    await load();
    end('exited', 1);
    pass(9_000);
    expect((await run('launchctl', 'print', target)).stdout).toMatch(/state = spawn scheduled[\s\S]*minimum runtime = 10[\s\S]*runs = 1\n/);
    pass(2_000);
    await run('launchctl', 'list');
    expect(job()).toMatchObject({state: 'running', runs: 2});
    end('exited', 1);
    await run('launchctl', 'kickstart', target);
    expect(job()).toMatchObject({state: 'running', runs: 3, reason: 'non-ipc demand'});
  });

  it('counts as a run with 78 what it cannot start, and says so in words of its own', async () => {
    const {load, run} = await jobOf({RunAtLoad: true, KeepAlive: true, ProgramArguments: ['/opt/gone/node', 'x']});
    await load();
    const {stdout} = await run('launchctl', 'print', target);
    expect(stdout).toMatch(/\tstate = spawn scheduled\n[\s\S]*\tlast exit code = 78: EX_CONFIG\n[\s\S]*\tjob state = spawn failed\n/);
    const log = await run(
      'log',
      'show',
      '--last',
      '5m',
      '--style',
      'compact',
      '--predicate',
      'process == "launchd" AND eventMessage CONTAINS "com.harbour.probe"',
    );
    expect(log.stdout).toContain('Service only ran for 0 seconds. Pushing respawn out by 10 seconds.');
  });

  it('ends by force what does not end within its exit timeout, and kicks only what is loaded', async () => {
    const {load, job, pass, run, world} = await jobOf({RunAtLoad: true, KeepAlive: true, ExitTimeOut: 5});
    await load();
    world.processes.signal(job()?.pid ?? 0, 'STOP');
    await run('launchctl', 'kickstart', '-k', target);
    expect(job()?.state).toBe('SIGTERMed');
    pass(6_000);
    await run('launchctl', 'list');
    expect(job()).toMatchObject({state: 'running', runs: 2, signal: 'Killed: 9', lastExit: null});
    expect(await run('launchctl', 'kickstart', '-k', 'gui/501/ai.openclaw.gone')).toMatchObject({exit: 113});
  });

  it('lets only root change what is of the whole Mac', async () => {
    const bench = await macBench({mac: {job: 'daemon', carrier: 'plain'}});
    const list = bench.world.scene.mac?.plist ?? '';
    expect(await bench.run('launchctl', 'bootout', 'system/ai.openclaw.gateway')).toMatchObject({exit: 1});
    expect(await bench.run('sudo', 'launchctl', 'bootout', 'system/ai.openclaw.gateway')).toMatchObject({exit: 0});
    bench.pass(2_000);
    expect(await bench.run('launchctl', 'bootstrap', 'system', list)).toMatchObject({exit: 5});
    expect(await bench.run('sudo', 'launchctl', 'bootstrap', 'system', list)).toMatchObject({exit: 0});
  });

  it('goes on with what it read when the job was loaded, however often it is kicked', async () => {
    const {load, job, path, run, world, pass} = await jobOf({RunAtLoad: true, KeepAlive: true, ThrottleInterval: 30});
    await load();
    world.files.write(path, (world.files.peek(path)?.text ?? '').replace('30', '1'), world.scene.user);
    await run('launchctl', 'kickstart', '-k', target);
    expect(job()?.job.throttleS).toBe(30);
    await run('launchctl', 'bootout', target);
    pass(1_000);
    await load();
    expect(job()?.job.throttleS).toBe(1);
  });
});
