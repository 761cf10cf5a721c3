import {describe, expect, it} from 'vitest';
import {cleaned, createCleaner} from '../../src/host/index.ts';
import {enter} from '../../src/main/open-gateway.ts';
import {lookAtAll, probes} from '../../src/probes/index.ts';
import {type Paper, paperHost} from '../probes/paper-host.ts';
import {down, home, unit, value} from './down.ts';

const envFile = {[`${home}/keys/gw.env`]: `GW_X=${value}\n`};

/** Each is a way in which a value reaches the gateway, under a name that says nothing and without a shape. */
const ways: readonly (readonly [string, Paper])[] = [
  ['an environment file of the unit', down({files: envFile, environmentFiles: `${home}/keys/gw.env`})],
  [
    'an environment file that only a drop-in names, which is not loaded yet',
    down({files: {...envFile, [`${unit}.d/10-keys.conf`]: '[Service]\nEnvironmentFile=-%h/keys/gw.env\n'}}),
  ],
  ['an environment file that a manager names by a pattern', down({files: envFile, environmentFiles: `${home}/keys/*.env`})],
  [
    'a drop-in for all services, while the manager cannot be asked',
    down({
      files: {...envFile, '/etc/systemd/user/service.d/keys.conf': `[Service]\nEnvironmentFile=${home}/keys/gw.env\n`},
      commands: {'systemctl --user show': {exit: 1}},
    }),
  ],
  ['Environment= of a drop-in', down({files: {[`${unit}.d/10-keys.conf`]: `[Service]\nEnvironment="GW_X=${value}"\n`}})],
  ['a credential', down({files: {'/etc/gw/x': `${value}\n`, [`${unit}.d/a.conf`]: '[Service]\nLoadCredential=x:/etc/gw/x\n'}})],
  ['a credential in the unit itself', down({files: {[`${unit}.d/a.conf`]: `[Service]\nSetCredential=x:${value}\n`}})],
  ["the manager's environment", down({commands: {'systemctl --user show-environment': `LANG=C.UTF-8\nGW_X=${value}\n`}})],
  ['environment.d', down({files: {[`${home}/.config/environment.d/gw.conf`]: `GW_X=${value}\n`}})],
  [
    'the environment of a container',
    down({
      files: {'/var/run/docker.sock': ''},
      commands: {
        'docker ps': '{"Names":"bot","State":"exited","Image":"bot:1","Command":"","Labels":"","Ports":""}\n',
        'docker inspect': JSON.stringify([{Name: '/bot', State: {Status: 'exited'}, Config: {Env: [`GW_X=${value}`]}}]),
      },
    }),
  ],
  ['the state directory’s .env', down({files: {[`${home}/.openclaw/.env`]: `GW_X="${value}"\n`}})],
  ['a value of several lines in .env', down({files: {[`${home}/.openclaw/.env`]: `GW_X="first line 1\n${value}\nlast line 3"\n`}})],
  ['the fallback of .env', down({files: {[`${home}/.config/openclaw/gateway.env`]: `export GW_X=${value}\n`}})],
  ['variables of the configuration', down({files: {[`${home}/.openclaw/openclaw.json`]: `{env: {vars: {GW_X: '${value}'}}}`}})],
  [
    'a file that the configuration includes',
    down({
      files: {
        [`${home}/.openclaw/openclaw.json`]: "{$include: ['./more/a.json5']}",
        [`${home}/.openclaw/more/a.json5`]: `{env: {vars: {GW_X: '${value}'}}}`,
      },
    }),
  ],
  [
    'a file of secrets that the configuration names',
    down({
      files: {
        [`${home}/.openclaw/openclaw.json`]: "{secrets: {providers: {f: {source: 'file', path: '~/vault.json'}}}}",
        [`${home}/vault.json`]: JSON.stringify({upstream: {x: value}}),
      },
    }),
  ],
  [
    'a file with one value that the configuration names',
    down({
      files: {
        [`${home}/.openclaw/openclaw.json`]: "{channels: {telegram: {tokenFile: '/srv/t'}}}",
        '/srv/t': `${value}\n`,
      },
    }),
  ],
  [
    'an auth profile',
    down({
      files: {
        [`${home}/.openclaw/agents/main/agent/auth-profiles.json`]: JSON.stringify({profiles: {a: {type: 'api_key', key: value}}}),
      },
    }),
  ],
  ['an OAuth answer', down({files: {[`${home}/.openclaw/credentials/oauth.json`]: JSON.stringify({x: {refresh: value}})}})],
  [
    'a gateway started by hand',
    down({
      files: {
        '/proc/246/cmdline': 'node\0/opt/oc/dist/index.js\0gateway\0',
        '/proc/246/environ': `HOME=${home}\0GW_X=${value}\0`,
      },
    }),
  ],
  [
    'an environment file of a LaunchAgent',
    down({files: {[`${home}/.openclaw/service-env/ai.openclaw.gateway.env`]: `# Generated\nexport GW_X='${value}'\n`}}),
  ],
];

describe('the door to a host', () => {
  it.each(ways)('has learnt before the first look what stands in %s', async (_, paper) => {
    const opened = await enter(paperHost(paper), {find: {}});
    const [gateway] = opened.gateways;
    const readings = await lookAtAll(probes, opened.host, gateway!, false);
    const lines = readings.log?.seen === true ? readings.log.value.lines.map((line) => line.text) : [];
    expect(lines).toEqual([expect.stringMatching(/^cannot reach upstream with ‹secret [\w.]+ ~[\da-f]{6}›$/)]);
    expect(JSON.stringify(readings)).not.toContain(value);
  });

  it('leaves what a diagnosis is about readable', async () => {
    const harmless = [
      'OPENCLAW_PROFILE=plumtree1',
      'OLLAMA_HOST=http://10.0.0.7:11434',
      'TZ=Europe/Berlin',
      'UPSTREAM=https://api.example.org/v1',
    ];
    const files = {[`${home}/keys/gw.env`]: `${harmless.join('\n')}\nCOPY=ops\nHOOK=https://h.example.org/T0/B0/aB3dE5fG7\n`};
    const {cleaner} = await enter(paperHost(down({files, environmentFiles: `${home}/keys/gw.env`})), {find: {}});
    const said = 'plumtree1 of ops asks http://10.0.0.7:11434 and https://api.example.org/v1 in Europe/Berlin';
    expect(cleaner.clean(said, 'a test')).toBe(said);
    expect(cleaner.clean('POST https://h.example.org/T0/B0/aB3dE5fG7', 'a test')).toMatch(
      /^POST https:\/\/h\.example\.org\/T0\/B0\/‹secret/,
    );
  });

  it('says why a cleaner knows no host', async () => {
    const {cleaner} = await enter(paperHost({}), {find: {}});
    expect(cleaner.untold).toMatch(/Nobody knows who looks/);
  });

  it('cannot be passed with a cleaner that was told nothing: that is another type', () => {
    // @ts-expect-error an untold cleaner is no cleaner
    const passed = () => cleaned(paperHost({}), createCleaner({key: Buffer.alloc(32)}));
    expect(passed).toThrow();
  });
});
