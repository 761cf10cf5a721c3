import {describe, expect, it} from 'vitest';
import {faults} from '../../../src/drill/faults/index.ts';
import {putCommand, putPackage} from '../../../src/drill/world/package.ts';
import type {World} from '../../../src/drill/world/world.ts';
import {dockerBench} from './bench.ts';

const root = {uid: 0, gid: 0};

function onHost(world: World, version: string): void {
  putPackage(world, '/usr/lib/node_modules/openclaw', version, root);
  putCommand(world, '/usr/bin/openclaw', '/usr/lib/node_modules/openclaw', root);
}

describe('the OpenClaw in a container', () => {
  it.each(['2026.9.6', '2026.4.14'])('is known by its files where its port tells no version: %s', async (version) => {
    const bench = await dockerBench({version});
    const {readings, judgement} = await bench.look(false);
    expect(readings.install).toMatchObject({value: {apart: version, running: {version}}});
    expect(judgement.verdict).toBe('clear');
  });

  it('is not what runs where its files were replaced after the start', async () => {
    const bench = await dockerBench({
      make: ({engine, scene}) => putPackage(engine!.inside(engine!.container(scene.docker!.container)!), '/app', '2026.9.9', root),
      agoMs: 60_000,
    });
    const {readings} = await bench.look(false);
    expect(readings.install).toMatchObject({value: {apart: '2026.9.9'}});
    expect(readings.install?.seen === true ? readings.install.value.running?.version : null).not.toBe('2026.9.9');
  });

  it('may be another than that of the host, whose command is then only a note', async () => {
    const bench = await dockerBench({make: (world) => onHost(world, '2026.10.1')});
    for (const deep of [true, false]) {
      const {judgement, readings, next} = await bench.look(deep);
      expect(readings.install).toMatchObject({value: {apart: '2026.9.6', cli: {value: {version: '2026.10.1'}}}});
      expect(judgement.verdict).toBe('clear');
      expect(judgement.findings).toMatchObject([{code: 'version-skew', severity: 'note', behind: null}]);
      expect(judgement.findings[0]?.text).toMatch(
        /The gateway is 2026\.9\.6.*Newer: \/usr\/bin\/openclaw \(2026\.10\.1\).*the one in there/,
      );
      expect(next[0]).toMatch(/^docker exec \S+ node dist\/index\.js --version/);
    }
  });

  it('of the same version on the host is nothing to speak of', async () => {
    const bench = await dockerBench({make: (world) => onHost(world, '2026.9.6')});
    expect((await bench.look(false)).judgement.findings).toEqual([]);
  });
});

describe('a container that is started again and again', () => {
  it('owns the gateway at every moment, and nothing is asked of a command that this host has', async () => {
    const bench = await dockerBench({
      make: (world) => {
        onHost(world, '2026.9.6');
        faults.find(({name}) => name === 'config-cut')?.plant(world, {restarted: true}, '2026.9.6');
      },
      agoMs: 120_000,
    });
    const seen = new Set<string>();
    for (let moment = 0; moment < 30; moment++) {
      bench.pass(4_000);
      const {judgement, readings} = await bench.look();
      expect(judgement.findings[0]?.code).toBe('config-broken');
      expect(readings.supervisor).toMatchObject({value: {owner: 'container'}});
      expect(readings.cli).toMatchObject({seen: false, detail: expect.stringMatching(/takes no command|less than a minute ago/)});
      seen.add(judgement.findings.map(({code}) => code).join(' '));
    }
    // It has a process for a second, and then waits: only what is true of that moment changes.
    for (const codes of seen) expect(codes).toMatch(/^config-broken crash-loop (?:unit-down|gateway-starting|gateway-starting unit-down)$/);
  });
});
