import {describe, expect, it} from 'vitest';
import type {Readings} from '../../src/model/index.ts';
import {probes} from '../../src/probes/index.ts';
import {parseInspect} from '../../src/supervisors/container/inspected.ts';
import {containerService} from '../../src/supervisors/container/list.ts';
import {gateway, known, reading} from './facts.ts';
import {paperHost} from './paper-host.ts';
import {live, systemctl} from './running.ts';

describe('config', () => {
  const file = gateway.configPath;
  const daemon = {...live, '/proc/246/environ': 'HOME=/home/ops\0OPENCLAW_CONFIG_PATH=/etc/openclaw/gateway.json\0'};

  it('tells where it is broken', async () => {
    const text = '{\n  // a note\n  gateway: {mode: "local",\n';
    const look = await probes.config.look(paperHost({files: {[file]: text}}), gateway, known());
    expect(look).toMatchObject({value: {state: 'broken', problem: {line: 4, column: 1, message: 'invalid end of input'}}});
  });

  it('reads JSON5, references and what broken writes left behind', async () => {
    const text =
      '{gateway: {mode: "local", bind: "lan", port: 19789, auth: {mode: "token", token: "${OPENCLAW_GATEWAY_TOKEN}"}}, channels: {slack: {botToken: {source: "env", provider: "default", id: "SLACK_BOT_TOKEN"}}}, meta: {lastTouchedVersion: "2026.9.6"},}';
    const look = await probes.config.look(
      paperHost({files: {[file]: text, [`${file}.bak`]: '', [`${file}.rejected.1795`]: '', [`${file}.lock`]: ''}}),
      gateway,
      known(),
    );
    expect(look).toMatchObject({
      value: {
        state: 'valid',
        mode: 'local',
        bind: 'lan',
        port: 19789,
        authMode: 'token',
        authConfigured: true,
        touchedVersion: '2026.9.6',
        remains: ['openclaw.json.bak', 'openclaw.json.rejected.1795'],
        references: [
          {at: 'gateway.auth.token', name: 'OPENCLAW_GATEWAY_TOKEN', source: 'env'},
          {at: 'channels.slack.botToken', name: 'SLACK_BOT_TOKEN', source: 'env'},
        ],
      },
    });
  });

  it('is the one that a container mounts, whatever lies in a home of this host', async () => {
    const paper = paperHost({files: {[file]: '{gateway: {port: 1}}', '/srv/claw/openclaw.json': '{gateway: {port: 18789}}'}});
    const [described] = parseInspect(JSON.stringify([{Name: '/gw', State: {Status: 'running'}}]));
    const service = {...containerService({engine: 'docker', name: 'gw', state: 'running', image: 'x'}), run: described!.run};
    const supervisor = reading<'supervisor'>({owner: 'container', units: [], unasked: [], services: [service], processes: [], lock: null});
    const mounted = {...gateway, stateDir: '/srv/claw', configPath: '/srv/claw/openclaw.json'};
    const look = await probes.config.look(paper, mounted, known({supervisor}));
    expect(look).toMatchObject({value: {path: '/srv/claw/openclaw.json', daemonPath: null, port: 18_789}});
  });

  it('sees that the daemon was told to read another file', async () => {
    const supervisor = await probes.supervisor.look(paperHost({files: live, commands: systemctl}), gateway, known());
    const readings: Readings = supervisor.seen ? {supervisor: reading<'supervisor'>(supervisor.value)} : {};
    const look = await probes.config.look(
      paperHost({files: {...daemon, [file]: '{}', '/etc/openclaw/gateway.json': '{}'}}),
      gateway,
      known(readings),
    );
    expect(look).toMatchObject({value: {path: file, daemonPath: '/etc/openclaw/gateway.json'}});
  });

  it('is neither broken nor fine where it is larger than what is read', async () => {
    const text = `{"gateway": {"mode": "local"}, "pad": "${'x'.repeat(4_194_304)}"}`;
    expect(await probes.config.look(paperHost({files: {[file]: text}}), gateway, known())).toMatchObject({
      seen: false,
      why: 'garbled',
      detail: expect.stringMatching(/^\/home\/ops\/\.openclaw\/openclaw\.json has 41943\d\d bytes/),
    });
  });

  it('is missing, unreadable for its owner, or unseen for anybody else', async () => {
    expect(await probes.config.look(paperHost({}), gateway, known())).toMatchObject({seen: true, value: {state: 'missing'}});
    const denied = paperHost({files: {[file]: '{}'}, denied: [file]});
    expect(await probes.config.look(denied, gateway, known())).toMatchObject({seen: true, value: {state: 'unreadable'}});
    expect(await probes.config.look(denied, {...gateway, own: false}, known())).toMatchObject({seen: false, why: 'denied'});
  });
});
