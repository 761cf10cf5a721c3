import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {judgeByRules} from '../../src/main/judging.ts';
import type {Readings} from '../../src/model/index.ts';
import {probes} from '../../src/probes/index.ts';
import {printStep} from '../../src/steps/index.ts';
import {declaredIn} from '../../src/supervisors/container/compose-file.ts';
import {rowsOf} from '../../src/supervisors/container/definition.ts';
import {parseInspect} from '../../src/supervisors/container/inspected.ts';
import {containersSeen} from '../../src/supervisors/container/list.ts';
import {parseContainers, runsGateway} from '../../src/supervisors/container/listed.ts';
import {gateway, known} from '../probes/facts.ts';
import {captured, type Paper, paperHost} from '../probes/paper-host.ts';
import {healthyReadings, now} from '../rules/facts.ts';

const sample = (name: string): string => readFileSync(new URL(`../samples/engines/${name}`, import.meta.url), 'utf8');

const listed = (more: object): string =>
  JSON.stringify({Names: 'x', State: 'running', Image: 'y', Command: '"sleep infinity"', Labels: '', Ports: '', ...more});

describe('a gateway among containers', () => {
  test.each(['healthy.ps.jsonl', 'crashloop.ps.jsonl', 'podman-healthy.ps.json'])('is known in what an engine really lists: %s', (file) => {
    const [one, ...others] = parseContainers(sample(file)).filter((container) => runsGateway(container, 18_789));
    expect(one?.name).toMatch(/^o/);
    expect(others).toEqual([]);
  });

  test.each([
    ['by what it runs', {Image: 'my-bot:1', Names: 'bot', Command: '"node dist/index.js gateway --bind lan"'}],
    [
      'by what it runs, through an entrypoint',
      {Image: 'my-bot:1', Names: 'bot', Command: '"docker-entrypoint.sh node openclaw.mjs gateway"'},
    ],
    ['by its image', {Image: 'ghcr.io/openclaw/openclaw:2026.9.6', Names: 'bot', Command: '"tini --"'}],
    ['by its name', {Names: 'openclaw-openclaw-gateway-1'}],
    [
      'by the port that leads into it and a label',
      {Names: 'bot', Ports: '0.0.0.0:19789->18789/tcp', Labels: 'org.opencontainers.image.title=OpenClaw'},
    ],
  ])('is known %s', (_, more) => {
    expect(parseContainers(listed(more)).map((one) => runsGateway(one, 19_789))).toEqual([true]);
  });

  test.each([
    ["a sandbox of OpenClaw's agents, by its name", {Names: 'openclaw-sbx-agent-main-f331f052', Image: 'debian:bookworm-slim'}],
    ['a sandbox, by its label alone', {Names: 'agent-7', Image: 'openclaw-tools:1', Labels: 'openclaw.sandbox=1,openclaw.sessionKey=main'}],
    ['a sandbox, by its image', {Names: 'quirky_hopper', Image: 'openclaw-sandbox:bookworm-slim'}],
    ["a sandbox's browser", {Names: 'openclaw-sbx-browser-1', Image: 'openclaw-sandbox-browser:latest'}],
    [
      'the container of the command line',
      {Names: 'openclaw-openclaw-cli-1', Image: 'openclaw:local', Labels: 'com.docker.compose.service=openclaw-cli'},
    ],
    ['a bridge', {Names: 'openclaw-whatsapp-bridge', Image: 'openclaw-bridge:1'}],
    ['another program on the same port', {Names: 'web', Image: 'nginx', Ports: '0.0.0.0:19789->80/tcp'}],
    ['a database', {Names: 'db', Image: 'postgres:17'}],
  ])('is not %s', (_, more) => {
    expect(parseContainers(listed(more)).map((one) => runsGateway(one, 19_789))).toEqual([false]);
  });

  it('may publish a range of ports', () => {
    expect(parseContainers(listed({Ports: '[::]:18788-18790->18788-18790/tcp'}))[0]?.published).toEqual([18_788, 18_789, 18_790]);
    expect(parseContainers('[{"Names":["x"],"Ports":[{"host_port":8000,"range":2}]}]')[0]?.published).toEqual([8000, 8001]);
  });
});

describe('an engine that gives no list', () => {
  const denied = 'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock';
  const docker = 'docker ps --all --no-trunc --format {{json .}}';
  const refused = {exit: 1, stderr: captured(`Got an error:\n${denied}\n`)};
  const socket = {'/var/run/docker.sock': ''};
  const around = (paper: Paper) => containersSeen(paperHost(paper), gateway, known({}), []);

  it('was not asked, which is not an empty list', async () => {
    const seen = await around({files: socket, commands: {[docker]: refused}});
    expect(seen).toEqual({services: [], unasked: [{scope: 'docker', detail: denied}]});
  });

  it('and is not there is nothing to ask', async () => {
    expect(await around({files: socket})).toEqual({services: [], unasked: []});
    expect(await around({})).toEqual({services: [], unasked: []});
  });

  it('leaves open who owns a gateway that nothing else is seen to own', async () => {
    const host = paperHost({files: socket, commands: {[docker]: refused}});
    const look = await probes.supervisor.look(host, gateway, known({}));
    expect(look).toMatchObject({
      seen: true,
      value: {owner: 'unknown', unasked: expect.arrayContaining([{scope: 'docker', detail: denied}]) as unknown},
    });
  });
});

describe('a quadlet that is stopped', () => {
  const file =
    '[Container]\nImage=ghcr.io/openclaw/openclaw:2026.9.6\nVolume=%h/.openclaw:/home/node/.openclaw\n[Install]\nWantedBy=default.target\n';
  const seenWith = (files: Readonly<Record<string, string>>, listedNow = '[]') =>
    containersSeen(paperHost({files, commands: {'podman ps': listedNow}}), gateway, known({}), []);

  it.each([
    ['of the user', '/home/ops/.config/containers/systemd/openclaw.container', 'user'],
    ['of the user, by the administrator', '/etc/containers/systemd/users/1001/openclaw.container', 'user'],
    ['of the system', '/etc/containers/systemd/openclaw.container', 'system'],
  ])('%s is held by the manager that starts it', async (_, path, scope) => {
    expect(await seenWith({[path]: file})).toMatchObject({
      services: [{by: 'systemd', owner: 'container', scope, name: 'openclaw.service', running: false}],
    });
  });

  it('is the one of its name, and none while its container is there', async () => {
    const path = '/home/ops/.config/containers/systemd/bot.container';
    const named = file.replace('[Container]', '[Container]\nContainerName=claw\nServiceName=my-bot');
    expect(await seenWith({[path]: named})).toMatchObject({services: [{name: 'my-bot.service'}]});
    const running = '[{"Names":["claw"],"State":"running","Image":"ghcr.io/openclaw/openclaw:2026.9.6"}]';
    expect(await seenWith({[path]: named}, running)).toMatchObject({services: [{by: 'container', name: 'claw', running: true}]});
  });

  it.each([
    ['another program', file.replaceAll(/openclaw/g, 'nginx')],
    ['a sandbox', file.replaceAll('ghcr.io/openclaw/openclaw', 'openclaw-sandbox')],
  ])('is not %s', async (_, text) => {
    expect(await seenWith({'/home/ops/.config/containers/systemd/web.container': text})).toEqual({services: [], unasked: []});
  });

  it('is started by its manager, and nothing is installed beside it', async () => {
    const {services} = await seenWith({'/home/ops/.config/containers/systemd/openclaw.container': file});
    const values = healthyReadings();
    const supervisor = {...values.supervisor, owner: 'nobody' as const, units: [], chosen: null, processes: [], lock: null, services};
    const ports = {ports: [{port: gateway.port, role: 'gateway' as const, listeners: []}]};
    const readings = Object.fromEntries(
      Object.entries({...values, supervisor, ports}).map(([name, value]) => [name, {seen: true, value, at: now, tookMs: 1}]),
    ) as unknown as Readings;
    const {findings} = judgeByRules({gateway, now, readings: {...readings, http: undefined as never}});
    const steps = findings.flatMap(({next}) => next.map(printStep)).join('\n');
    expect(findings.map(({code}) => code)).toContain('unit-down');
    expect(steps).toContain('systemctl --user start openclaw.service');
    expect(steps).not.toMatch(/gateway install|chown|\bkill\b/);
  });
});

describe('a container beside its compose file', () => {
  const compose = (more: string) => `
services:
  gateway:
    image: localhost/openclaw:lab
    environment: [HOME=/home/node, "OPENCLAW_GATEWAY_TOKEN=\${TOKEN}"${more.startsWith('env ') ? `, "${more.slice(4)}"` : ''}]
    ports: ["${more.startsWith('ports ') ? more.slice(6) : '127.0.0.1:18789:18789'}"]
    restart: ${more.startsWith('restart ') ? more.slice(8) : 'unless-stopped'}
`;
  const whole = () => {
    const [one] = parseInspect(sample('docker-stopped.inspect.json'));
    if (one === undefined) throw new Error('the sample describes no container');
    return one;
  };
  const running = () => ({
    ...whole(),
    environment: [
      ['HOME', '/home/node'],
      ['KEY', 'sk-old'],
    ] as const,
  });
  const rows = (more: string) =>
    rowsOf(
      {
        ...running(),
        run: {
          ...whole().run,
          image: 'localhost/openclaw:lab',
          restartPolicy: 'unless-stopped',
          published: [{address: '127.0.0.1', port: 18_789, inside: 18_789}],
        },
      },
      declaredIn([compose(more)], 'gateway'),
    ).filter(({differs}) => differs !== 'no');

  it.each([
    ['nothing where it was made from it', '', []],
    ['its restart policy', 'restart always', ['restart unless-stopped always']],
    ['where it is published', 'ports 18789:18789', ['ports 127.0.0.1:18789:18789 0.0.0.0:18789:18789']],
    ['a variable that it lacks', 'env NEW=1', ['environment.NEW null set']],
    ['a variable, without its value', 'env KEY=sk-new', ['environment.KEY set another value']],
    ['nothing that the environment decides', 'ports ${HOST}:18789:18789', []],
  ])('shows %s', (_, more, wanted) => {
    expect(rows(more).map(({key, loaded, disk}) => `${key} ${loaded} ${disk}`)).toEqual(wanted);
  });

  it('is compared with nothing where the file is none, or takes the service from elsewhere', () => {
    expect(declaredIn(['services: [broken'], 'gateway')).toBeNull();
    expect(declaredIn(['services: {gateway: {extends: {file: base.yml, service: gateway}}}'], 'gateway')).toBeNull();
    expect(declaredIn(['services: {web: {image: nginx}}'], 'gateway')).toBeNull();
  });
});

it('leaves the processes of a container with a state of its own to that gateway', async () => {
  const [whole] = parseInspect(sample('docker-healthy.inspect.json'));
  if (whole === undefined) throw new Error('the sample describes no container');
  const commands = {
    'docker ps --all --no-trunc --format {{json .}}': listed({Names: whole.name}),
    [`docker inspect --type container ${whole.name}`]: sample('docker-healthy.inspect.json'),
  };
  const running = [{pid: 700, ours: true, unit: null, managerUid: null, container: whole.id, parents: []}];
  const host = paperHost({files: {'/var/run/docker.sock': ''}, commands});
  expect(await containersSeen(host, {...gateway, port: 18_789}, known({}), running)).toMatchObject({services: [], others: [whole.id]});
});
