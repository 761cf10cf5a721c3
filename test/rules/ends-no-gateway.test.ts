import {describe, expect, it, test} from 'vitest';
import {judgeByRules} from '../../src/main/judging.ts';
import type {HttpAnswer, ProcessFacts, Readings} from '../../src/model/index.ts';
import {printStep} from '../../src/steps/index.ts';
import {gateway, healthyReadings, listener, now} from './facts.ts';

const program = (more: Partial<ProcessFacts>): ProcessFacts => ({
  pid: 257,
  ppid: 1,
  uid: 1009,
  user: 'eve',
  argv: ['/usr/bin/python3', '-m', 'http.server'],
  state: 'S',
  startedAt: now - 3_600_000,
  unit: 'session-9.scope',
  rssBytes: 1_000_000,
  parents: [],
  ...more,
});

const noGateway: HttpAnswer = {status: 404, body: 'not found', openclaw: false, tookMs: 3};

/** The gateway's unit is up and its port is somebody else's. */
function stepsWith(process: ProcessFacts, healthz: HttpAnswer | null): readonly string[] {
  const values = healthyReadings();
  const supervisor = {...values.supervisor, lock: null, processes: []};
  const ports = {
    ports: [{port: gateway.port, role: 'gateway' as const, listeners: [listener({process, uid: process.uid, user: process.user})]}],
  };
  const http = healthz === null ? values.http : {...values.http, healthz: {seen: true as const, value: healthz}};
  const readings = Object.fromEntries(
    Object.entries({...values, supervisor, ports, http}).map(([name, value]) => [name, {seen: true, value, at: now, tookMs: 1}]),
  ) as unknown as Readings;
  const {findings} = judgeByRules({gateway, now, readings});
  expect(findings.map(({code}) => code)).toContain('port-taken');
  return findings.flatMap(({next}) => next.map(printStep));
}

describe('whoever has the port', () => {
  test('is ended, with its word, where it is some program', () => {
    expect(stepsWith(program({}), noGateway).join('\n')).toMatch(/kill 257/);
  });

  it.each([
    [
      'a gateway of somebody else',
      program({argv: ['/usr/bin/node', '/home/eve/openclaw/dist/index.js', 'gateway', '--port', '19789']}),
      null,
    ],
    ['what answers as a gateway under any name', program({argv: ['supervisord-wrapped']}), null],
    ["docker's proxy", program({argv: ['/usr/bin/docker-proxy', '-proto', 'tcp', '-host-port', '19789'], user: 'root', uid: 0}), noGateway],
    ["rootless docker's proxy", program({argv: ['/proc/self/exe'], parents: [{pid: 9, name: 'rootlesskit'}]}), noGateway],
    ["podman's proxy", program({argv: ['rootlessport-child']}), noGateway],
    ["podman's network", program({argv: ['/usr/bin/pasta.avx2', '--config-net']}), noGateway],
    ['what conmon started', program({parents: [{pid: 8, name: 'conmon'}]}), noGateway],
    ['what runs in a container with the network of the host', program({unit: 'libpod-0123456789abcdef.scope'}), noGateway],
    ['what runs in one of docker', program({unit: 'docker-0123456789abcdef.scope'}), noGateway],
    ["what containerd's shim started", program({parents: [{pid: 8, name: 'containerd-shim'}]}), noGateway],
  ])('is never ended where it is %s', (_, process, healthz) => {
    const steps = stepsWith(process, healthz).join('\n');
    expect(steps).not.toMatch(/\b(?:kill|pkill|killall|fuser -k)\b/);
    expect(steps).toMatch(/agree with eve|ps --filter publish=19789/);
  });
});
