import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {Readings} from '../../src/model/index.ts';
import {slowness, slownessOf} from '../../src/openclaw/slowness.ts';
import {commandsFor} from '../../src/probes/cli.ts';
import {cliAnswer, probes} from '../../src/probes/index.ts';
import {parseInspect} from '../../src/supervisors/container/inspected.ts';
import {containerService} from '../../src/supervisors/container/list.ts';
import {healthyReadings} from '../rules/facts.ts';
import {gateway, known, reading} from './facts.ts';
import {captured, no, paperHost} from './paper-host.ts';

it('takes a document of 50,000 levels for none, so that it can be written down', () => {
  const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  const ran = {argv: [], ended: 'exit', exit: 0, signal: null, tookMs: 1, stdout: captured(deep), stderr: captured('')} as const;
  const answer = cliAnswer('status --json', ran, 0);
  expect(JSON.stringify(answer).length).toBeLessThan(500);
  expect(cliAnswer('status --json', {...ran, stdout: captured('note\n{"a":[{"b":1}]}')}, 0).json).toEqual({a: [{b: 1}]});
});

it('waits as many times as long for an answer as processes queue for each core, and not for ever', () => {
  const loaded = (load1: number, cpus: number): Readings => ({
    vitals: reading<'vitals'>({...healthyReadings().vitals, load1, cpus}),
  });
  expect([{}, loaded(0.2, 2), loaded(2, 2), loaded(6, 2), loaded(400, 2), loaded(3, 0)].map(slowness)).toEqual([1, 1, 1, 3, 4, 3]);
});

it('takes a host for as slow as the first answer was, and not for faster than a quiet one', () => {
  expect([1_000, 2_800, 7_000, 90_000].map((tookMs) => slownessOf(tookMs, 2_800))).toEqual([1, 1, 2.5, 4]);
});

describe('cli', () => {
  const installed = (cliVersion: string, daemon: string | null): Readings['install'] =>
    reading<'install'>({
      cli: {seen: true, value: {path: '/x', packageRoot: '/x', version: cliVersion, entry: null, nodeWanted: null}},
      unit: null,
      running:
        daemon === null
          ? null
          : {
              node: {path: 'node', exists: true, version: null},
              entry: null,
              entryExists: null,
              packageRoot: null,
              version: daemon,
              nodeWanted: null,
            },
    });
  const answers = (openclaw: boolean): Readings['http'] => {
    const ok = {seen: true as const, value: {status: 200, tookMs: 2, openclaw, body: ''}};
    return reading<'http'>({address: '127.0.0.1', port: 19789, healthz: ok, readyz: ok, startupz: ok, ready: null});
  };
  const refused = (why: 'unreachable' | 'late'): Readings['http'] =>
    reading<'http'>({address: '127.0.0.1', port: 19789, healthz: no(why, ''), readyz: no(why, ''), startupz: no(why, ''), ready: null});
  const broken = (state: 'broken' | 'valid'): Readings['config'] =>
    reading<'config'>({
      path: '',
      facts: null,
      state,
      problem: null,
      mode: null,
      bind: null,
      authMode: null,
      authConfigured: false,
      port: null,
      touchedVersion: null,
      topKeys: [],
      daemonPath: null,
      references: [],
      remains: [],
    });
  const words = (readings: object): readonly string[] =>
    commandsFor(readings as Readings).map((command) => command.words.slice(0, 2).join(' '));

  it.each([
    [
      'all of them on a gateway that answers',
      {http: answers(true), install: installed('2026.9.6', '2026.9.6')},
      [
        'config validate',
        'gateway call',
        'channels status',
        'gateway status',
        'models status',
        'skills list',
        'plugins doctor',
        'mcp doctor',
        'update status',
      ],
    ],
    [
      'those that an older release has',
      {http: answers(true), install: installed('2026.4.14', '2026.4.14')},
      ['config validate', 'gateway call', 'channels status', 'gateway status', 'models status', 'skills list'],
    ],
    [
      'none that waits for a gateway which is down',
      {http: refused('unreachable'), install: installed('2026.9.6', null)},
      ['config validate', 'gateway status', 'models status', 'skills list', 'plugins doctor', 'mcp doctor', 'update status'],
    ],
    ['only the version where CLI and daemon differ', {http: answers(true), install: installed('2026.9.6', '2026.4.14')}, ['--version']],
    [
      'only the check of a configuration that is broken',
      {http: answers(true), config: broken('broken'), install: installed('2026.9.6', null)},
      ['config validate'],
    ],
  ])('asks %s', (_, readings, expected) => expect(words(readings)).toEqual(expected));

  it.each([
    ['foreign server', answers(false)],
    ['frozen gateway', refused('late')],
  ])('asks nothing over the port of a %s', (_, http) => {
    expect(words({http, install: installed('2026.9.6', '2026.9.6')})).not.toContain('gateway call');
    expect(words({http, install: installed('2026.9.6', '2026.9.6')})).not.toContain('channels status');
  });

  it("runs as the owner, gently, with the unit's Node first on the PATH", async () => {
    const host = paperHost({commands: {'/opt/oc/node_modules/.bin/openclaw': '{"ok": true}'}});
    const look = await probes.cli.look(
      host,
      {...gateway, own: false},
      known({http: refused('unreachable'), config: broken('broken')} as Readings),
    );
    expect(host.ran).toEqual(['ops: /opt/oc/node_modules/.bin/openclaw config validate --json']);
    expect(look).toMatchObject({value: {answers: [{command: 'config validate --json', exit: 0, ended: 'exit', json: {ok: true}}]}});
  });

  it('gives all the others as many times as long as the first one took too long', async () => {
    const paper = paperHost({commands: {'/opt/oc/node_modules/.bin/openclaw': {tookMs: 5_600, stdout: captured('{}')}}});
    const limits: string[] = [];
    const host = {
      ...paper,
      run: (command: Parameters<typeof paper.run>[0]) => {
        limits.push(`${command.argv.slice(1, 3).join(' ')} ${command.limitMs}`);
        return paper.run(command);
      },
    };
    await probes.cli.look(host, gateway, known({http: refused('unreachable'), install: installed('2026.9.6', null)} as Readings));
    expect(limits.slice(0, 3)).toEqual(['config validate 30000', 'gateway status 50000', 'models status 30000']);
  });

  it('takes an answer for what it is, whatever surrounds it', () => {
    const ran = (stdout: string) => ({
      argv: [],
      ended: 'exit' as const,
      exit: 0,
      signal: null,
      tookMs: 5,
      stdout: captured(stdout),
      stderr: captured('noise\n'.repeat(50)),
    });
    expect(cliAnswer('openclaw health --json', ran('{"ok":true}'), 7)).toMatchObject({command: 'health --json', at: 7, json: {ok: true}});
    expect(cliAnswer('health', ran('a banner line\n{"ok":\n true}\n'), 7).json).toEqual({ok: true});
    expect(cliAnswer('health', ran('no json at all'), 7).json).toBeNull();
    expect(cliAnswer('health', ran(''), 7).stderr.split('\n')).toHaveLength(12);
  });

  describe('of a gateway in a container', () => {
    const told = (memoryMax: number | null): Readings => {
      const {supervisor, http} = healthyReadings();
      const [whole] = parseInspect(readFileSync(new URL('../samples/engines/docker-healthy.inspect.json', import.meta.url), 'utf8'));
      if (whole === undefined) throw new Error('the sample describes no container');
      const service = containerService({engine: 'docker', name: 'gw', state: 'running', image: 'x'});
      const run = {...whole.run, cli: ['docker', 'exec', 'gw', 'node', 'openclaw.mjs'], memoryMax};
      const processes = supervisor.processes.map((one) => ({...one, rssBytes: 740e6}));
      return {
        supervisor: reading<'supervisor'>({
          ...supervisor,
          owner: 'container',
          units: [],
          chosen: null,
          processes,
          services: [{...service, run}],
        }),
        http: reading<'http'>(http),
        // The command line of the host is older and would be asked nothing but its version.
        ...{install: installed('2026.4.14', '2026.9.6')!},
      };
    };

    it('is asked in there, whatever the host has', async () => {
      const asked: string[] = [];
      const host = paperHost({});
      const run: typeof host.run = (command) => {
        asked.push(command.argv.join(' '));
        return host.run(command);
      };
      await probes.cli.look({...host, run}, {...gateway, cliPath: null}, known(told(null)));
      expect(asked).toContain('docker exec gw node openclaw.mjs config validate --json');
      expect(asked).toContain('docker exec gw node openclaw.mjs mcp doctor --json');
    });

    it('is asked nothing where the command could take the memory that the gateway needs', async () => {
      const look = await probes.cli.look(paperHost({}), gateway, known(told(1_000_000_000)));
      expect(look).toMatchObject({seen: false, why: 'denied'});
      expect(look.seen ? '' : look.detail).toContain('260 MB left below its memory limit');
    });
  });
});
