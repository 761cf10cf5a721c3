import {describe, expect, it} from 'vitest';
import {drillList, earlierOf, loadDrill, startDrill} from '../../src/drill/index.ts';
import {plantAll} from '../../src/drill/stage.ts';
import type {Host, Session} from '../../src/model/index.ts';
import {eagerClock, now} from './look.ts';
import {benchOf} from './solving.ts';

/** Everything of a drill's world that could differ, as text. */
function fingerprint(name: string, seed: number): string {
  const {world, planted} = plantAll(loadDrill(name), seed, now);
  return JSON.stringify({
    scene: world.scene,
    at: world.time.now(),
    files: world.files.below('/').map(([path, node]) => [path, node.mode, node.uid, node.modifiedAt, node.text]),
    processes: world.processes.all().map((one) => [one.pid, one.ppid, one.argv, one.startedAt, one.group, [...one.env]]),
    sockets: world.processes.sockets().map((one) => [one.address, one.port, one.pid, one.inode]),
    journal: world.journal.all(),
    units: world.managers.user.units(),
    words: planted.map((one) => one.words?.()),
  });
}

const names = drillList().map((drill) => drill.name);

describe('seeds', () => {
  it.each(names)('give the same host for the same seed and another one for another seed (%s)', (name) => {
    expect(fingerprint(name, 4)).toBe(fingerprint(name, 4));
    expect(fingerprint(name, 4)).not.toBe(fingerprint(name, 5));
  });

  it('vary names, ports, pids and times', () => {
    const scenes = Array.from({length: 40}, (_, seed) => plantAll(loadDrill('port-thief'), seed, now)).map(({world, planted}) => ({
      ...world.scene,
      thief: planted[0]?.words?.()['thiefPid'],
      upSince: world.journal.all()[0]?.at,
    }));
    const distinct = (of: (scene: (typeof scenes)[number]) => unknown): number => new Set(scenes.map(of)).size;
    expect(distinct((scene) => scene.hostName)).toBeGreaterThan(20);
    expect(distinct((scene) => scene.port)).toBeGreaterThan(3);
    expect(distinct((scene) => scene.thief)).toBeGreaterThan(30);
    expect(distinct((scene) => scene.bootAt)).toBe(40);
    expect(distinct((scene) => scene.upSince)).toBe(40);
    expect(distinct((scene) => scene.layout)).toBe(3);
    expect(distinct((scene) => scene.secrets.telegram)).toBe(40);
  });

  it('do not depend on who looks, how often and in which order', async () => {
    const [one, other] = [await benchOf(loadDrill('first-ladder'), 9), await benchOf(loadDrill('first-ladder'), 9)];
    for (let round = 0; round < 3; round++) await one.look();
    await one.act(['systemctl', '--user', 'start', '{unit}']);
    await other.act(['systemctl', '--user', 'start', '{unit}']);
    one.pass(30_000);
    other.pass(30_000);
    const pid = async ({host, gateway}: typeof one): Promise<string> => {
      const ran = await host.run({
        argv: ['systemctl', '--user', 'show', gateway.unit, '-p', 'MainPID,NRestarts,ActiveState'],
        limitMs: 1_000,
        keepBytes: 1_000,
      });
      return ran.seen ? ran.value.stdout.text : ran.detail;
    };
    expect(await pid(one)).toBe(await pid(other));
  });
});

describe('two drills at once', () => {
  it('do not mix: what is done in one does not show in the other', async () => {
    const [one, other] = await Promise.all([benchOf(loadDrill('first-ladder'), 1), benchOf(loadDrill('first-ladder'), 1)]);
    await one.act(['systemctl', '--user', 'start', '{unit}']);
    one.pass(30_000);
    other.pass(30_000);
    expect(one.running.solved()).toBe(true);
    expect(other.running.solved()).toBe(false);
    expect((await other.look()).judgement.findings[0]?.code).toBe('unit-down');
    expect((await one.look()).judgement.verdict).toBe('clear');
    expect(one.running.acts().filter((act) => act.done)).toHaveLength(1);
    expect(other.running.acts().filter((act) => act.done)).toHaveLength(0);
  });
});

describe('a drill that was left', () => {
  it('goes on where it was: what was done is done again, at its own time', async () => {
    const drill = loadDrill('port-thief');
    const first = await startDrill(drill, 3, eagerClock());
    const startedAt = first.host.clock.now();
    const kill = drill.solve[0]?.argv.map(first.fill) ?? [];
    const ran = await first.host.run({argv: kill, limitMs: 5_000, keepBytes: 100});
    expect(first.hint()).not.toBeNull();
    const left = {
      startedAt,
      own: [{at: startedAt, rung: '', argv: kill, armed: true, result: ran}],
      rungs: [],
      lastEventAt: startedAt + 90_000,
      drill: {name: drill.name, title: drill.title, seed: 3, hints: first.facts().hints, solvedAt: null},
    };
    const again = await startDrill(drill, 3, eagerClock(), earlierOf(left as unknown as Session));
    expect(again.host.clock.now()).toBe(startedAt + 90_000);
    expect(again.facts().hints).toEqual(first.facts().hints);
    expect(again.acts().find((act) => act.argv.join(' ') === kill.join(' '))?.done).toBe(true);
    expect(await status(again.host)).toMatch(/"ready":true,"failing":\[\],"suppressed"/);
  });
});

async function status(host: Host): Promise<string> {
  const shown = await host.run({
    argv: ['systemctl', '--user', 'show', 'openclaw-gateway.service', '-p', 'Environment'],
    limitMs: 1_000,
    keepBytes: 10_000,
  });
  const port = shown.seen ? /OPENCLAW_GATEWAY_PORT=(\d+)/.exec(shown.value.stdout.text)?.[1] : undefined;
  const look = await host.dial({what: 'http', host: '127.0.0.1', port: Number(port), path: '/readyz', limitMs: 2_000, bytesMax: 10_000});
  return look.seen ? (look.value.body ?? '') : look.detail;
}
