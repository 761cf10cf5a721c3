import {describe, expect, it} from 'vitest';
import {gatewayArgv} from '../../src/openclaw/gateway-argv.ts';
import {fnv1a32, identityOf, logFile, portOf, profileOfStateDir, profileOfUnit} from '../../src/openclaw/identity.ts';

describe('what follows from a profile', () => {
  it('without one is the plain names and port 18789', () => {
    expect(identityOf('default', '/home/ops')).toEqual({
      profile: 'default',
      unit: 'openclaw-gateway.service',
      launchdLabel: 'ai.openclaw.gateway',
      stateDir: '/home/ops/.openclaw',
      configPath: '/home/ops/.openclaw/openclaw.json',
      port: 18789,
    });
  });

  it('with one is names with its name', () => {
    expect(identityOf('rescue', '/home/ops')).toMatchObject({
      unit: 'openclaw-gateway-rescue.service',
      launchdLabel: 'ai.openclaw.rescue',
      stateDir: '/home/ops/.openclaw-rescue',
      port: 23532,
    });
  });

  // Measured: what 2026.9.6 puts into the unit of a profile for which nothing is configured.
  it.each([
    ['rescue', 23532],
    ['ops', 55291],
    ['work', 41984],
    ['staging', 28422],
    ['dev', 19001],
  ])('profile %s listens on %i', (profile, port) => {
    expect(portOf(profile)).toBe(port);
  });

  it('hashes bytes, so names outside of ASCII have a port too', () => {
    expect(fnv1a32('')).toBe(2_166_136_261);
    expect(fnv1a32('a')).toBe(0xe40c292c);
  });

  it.each([
    ['openclaw-gateway.service', 'default'],
    ['openclaw-gateway-rescue.service', 'rescue'],
    ['clawdbot-gateway.service', 'default'],
    ['openclaw-node.service', null],
    ['nginx.service', null],
  ])('unit %s is profile %s', (unit, profile) => expect(profileOfUnit(unit)).toBe(profile));

  it.each([
    ['.openclaw', 'default'],
    ['.openclaw-rescue', 'rescue'],
    ['.openclaw-', null],
    ['.openclawx', null],
    ['.openclaw-a/b', null],
  ])('directory %s is profile %s', (name, profile) => expect(profileOfStateDir(name)).toBe(profile));

  it('names the log of a day', () => {
    expect(logFile('default', '2026-11-21')).toBe('/tmp/openclaw/openclaw-2026-11-21.log');
    expect(logFile('ops', '2026-11-21')).toBe('/tmp/openclaw/openclaw-ops-2026-11-21.log');
  });
});

describe('an argv', () => {
  it.each([
    ['node /opt/oc/node_modules/openclaw/dist/index.js gateway --port 19789', 19789],
    ['/usr/bin/node --max-old-space-size=8192 /usr/lib/node_modules/openclaw/dist/entry.js gateway --port=18790', 18790],
    ['/usr/local/bin/openclaw gateway start', null],
    ['openclaw gateway run', null],
    ['openclaw-gateway', null],
    ['node /home/ops/.npm-global/bin/openclaw --profile ops gateway --bind lan', null],
    ['node openclaw.mjs gateway --bind lan --port 18789', 18789],
    ['/usr/local/bin/bun /opt/openclaw/dist/index.js gateway', null],
    ['node /pnpm/global/5/.pnpm/openclaw@2026.9.6/node_modules/openclaw/dist/index.js gateway --token hidden', null],
  ])('%s is a gateway', (text, port) => {
    expect(gatewayArgv(text.split(' '))).toMatchObject({port});
  });

  it.each([
    'node /opt/oc/node_modules/openclaw/dist/index.js gateway status --json',
    'openclaw gateway call health',
    'openclaw status',
    'openclaw gateway restart',
    'grep openclaw gateway',
    'sudo -u ops openclaw gateway run',
    'vim openclaw.json',
    'node /srv/app/server.js gateway',
    'openclaw',
    '',
    'node /opt/oc/node_modules/openclaw/dist/process/spawn-broker/worker.js',
    'tail -f /tmp/openclaw/openclaw-2026-11-21.log',
  ])('%s is none', (text) => {
    expect(gatewayArgv(text.split(' '))).toBeNull();
  });

  it('tells its profile', () => {
    expect(gatewayArgv('openclaw --profile ops gateway run'.split(' '))?.profile).toBe('ops');
    expect(gatewayArgv('openclaw --dev gateway run'.split(' '))?.profile).toBe('dev');
  });
});
