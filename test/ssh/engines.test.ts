import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {run} from '../drive/rungs.ts';
import {fleetOutput} from '../outputs/shapes.ts';
import {anotherHost, plant, token} from './gateways.ts';
import {find, giveNode, patient, type Server, startServer, whyNoServer} from './server.ts';
import {noProcessOf, snapshot} from './traces.ts';

const isRoot = process.getuid?.() === 0;
const why = whyNoServer();
const lacks = (program: string) => (find(program) === null ? ` (${program} is not here)` : '');

/** Two looks at five hosts on a machine that has others to serve. */
const slowMs = 240_000;

/** The same hosts for every engine: two with a gateway, one without a Node, two that are not reached. */
const names = ['box', 'gw2', 'old', 'keyless', 'nameless'];

describe.skipIf(why !== null || !isRoot)('the same hosts through each engine', () => {
  const servers: Server[] = [];
  let first: Server;
  const env = () => ({
    ...first.env,
    // Its sftp and scp are started by their own names and know no configuration of ours.
    ANSIBLE_SSH_TRANSFER_METHOD: 'piped',
    ANSIBLE_LOCAL_TEMP: join(first.folder, 'ansible'),
    ANSIBLE_HOME: join(first.folder, 'ansible'),
  });
  const looked = (words: readonly string[]) => {
    const {code, stdout, stderr} = run(['fleet', '--json', '--profile', 'fleet', ...words], env());
    if (stdout === '') throw new Error(stderr);
    return {code, stderr, stdout, ...fleetOutput.parse(JSON.parse(stdout))};
  };
  /** What must not depend on who brought the look: no times, no measures, no marks, which are new in each look. */
  const alike = ({rows, findings, drift}: ReturnType<typeof looked>) => ({
    findings: findings.map(({code, rows: named}) => ({code, named})),
    drift: drift.map(({what, of, odd}) => ({what, of, odd: odd.map(({row}) => row)})),
    rows: rows.map(({host, machine, verdict, reached, problem, gateway}) => ({
      ...{host, machine, verdict, reached},
      problem: problem?.replace(/\(.*\)/s, '()') ?? null,
      gateway:
        gateway === null ? null : {...gateway, findings: gateway.findings.map(({code, severity, behind}) => ({code, severity, behind}))},
    })),
  });

  beforeAll(() => {
    first = startServer();
    servers.push(first);
    giveNode(first);
    plant(first, 'house/large', token);
    const second = anotherHost(first, 'gw2', servers);
    giveNode(second);
    plant(second, 'house/large', token);
    const nodeless = anotherHost(first, 'old', servers);
    mkdirSync(join(nodeless.home!, '.local/bin'), {recursive: true});
    writeFileSync(join(nodeless.home!, '.local/bin/node'), '#!/bin/sh\necho 18.19.0\n', {mode: 0o755});
    first.also('keyless', ['PubkeyAuthentication no']);
    first.also('nameless', ['ProxyCommand none', 'HostName no-such-host.invalid']);
  });
  afterAll(() => servers.forEach((server) => server.close()));

  describe.each(['clush', 'ansible'])('%s', (engine) => {
    const missing = lacks(engine);

    it.skipIf(missing !== '')(
      `gives the rows that ssh gives, those of hosts that are not reached too${missing}`,
      () => {
        const plain = looked(names);
        const through = looked(['--engine', engine, ...names]);
        expect(alike(through)).toEqual(alike(plain));
        expect(through.code).toBe(plain.code);
        expect(through.rows).toHaveLength(names.length);
        expect(through.findings.map(({code}) => code)).toContain('same-token');
        expect(through.stdout).not.toContain(token.slice(11));
      },
      slowMs,
    );

    it.skipIf(missing !== '')(
      `leaves nothing over there, and no key here${missing}`,
      async () => {
        const mine = () => readdirSync(tmpdir()).filter((name) => name.startsWith('rungs-ansible-'));
        const before = [snapshot(servers[1]!.home!), mine()];
        looked(['--engine', engine, 'gw2']);
        await noProcessOf(patient);
        const {[join(servers[1]!.home!, '.ansible')]: _, ...after} = snapshot(servers[1]!.home!);
        // Ansible's own folder stays, as after any play, and is empty.
        const files = Object.keys(after).filter((path) => !/\/\.ansible(?:\/tmp)?$/.test(path));
        expect(files).toEqual(Object.keys(before[0]!).filter((path) => !/\/\.ansible(?:\/tmp)?$/.test(path)));
        expect(mine()).toEqual(before[1]);
      },
      slowMs,
    );

    it('is named with what to do where it is not there', () => {
      const {code, stdout, stderr} = run(['fleet', '--engine', engine, 'box'], {...first.env, PATH: '/nowhere'});
      expect({code, stdout}).toEqual({code: 64, stdout: ''});
      expect(stderr).toMatch(new RegExp(`^rungs: --engine ${engine} needs the command ${engine}, which is not here: install `));
    });
  });

  it('an inventory of Ansible is followed with its own variables, and a connection that is not ssh too', () => {
    if (lacks('ansible') !== '') return;
    const inventory = join(first.folder, 'hosts.ini');
    writeFileSync(
      inventory,
      '[gateways]\ncanary ansible_host=box\nsecond ansible_host=gw2\n\n[here]\nlocalhost ansible_connection=local\n',
    );
    const {rows} = looked(['--engine', 'ansible', '-i', inventory, 'gateways', 'here']);
    expect(rows.map(({host, groups}) => [host, groups]).toSorted()).toEqual([
      ['canary', ['gateways']],
      ['localhost', ['here']],
      ['second', ['gateways']],
    ]);
    expect(rows.every(({reached}) => reached)).toBe(true);
  });

  it('a name that is none is a mistake of the command line', () => {
    expect(run(['fleet', '--engine', 'chef', 'box'], first.env)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('--engine takes one of ssh, clush, ansible, not "chef"'),
    });
    expect(run(['check', '--engine', 'ssh'], first.env)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('--engine goes with fleet'),
    });
  });
});
