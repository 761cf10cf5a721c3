import {describe, expect, it} from 'vitest';
import {dangersIn, printPath} from '../../src/config/index.ts';

/** `pattern place` of everything that is named. */
function named(config: unknown, version: string | null = '2026.9.6'): readonly string[] {
  return dangersIn(config, version).map(({pattern, at}) => `${pattern} ${printPath(at)}`);
}

const safe = {
  meta: {lastTouchedVersion: '2026.9.6'},
  gateway: {
    mode: 'local',
    bind: 'loopback',
    port: 18_789,
    auth: {mode: 'token', token: '${OPENCLAW_GATEWAY_TOKEN}'},
    trustedProxies: ['10.0.0.1'],
  },
  channels: {telegram: {botToken: {source: 'env', provider: 'default', id: 'BOT'}, dmPolicy: 'pairing', allowFrom: ['123']}},
  tools: {exec: {security: 'allowlist'}, elevated: {enabled: true, allowFrom: {telegram: ['123']}}},
  models: {providers: {lab: {apiKey: '$LAB_KEY', maxTokens: 12}}},
};

describe('a configuration without a known danger', () => {
  it('has none named', () => {
    expect(named(safe)).toEqual([]);
    expect(named([])).toEqual([]);
  });
});

describe('what is dangerous is named with its place', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['a public port that asks nobody', {gateway: {bind: 'lan', auth: {mode: 'none'}}}, ['public-bind gateway.bind']],
    ['a funnel that asks nobody', {gateway: {tailscale: {mode: 'funnel'}}}, ['public-bind gateway.tailscale.mode']],
    ['a public port without a credential', {gateway: {bind: '0.0.0.0'}}, ['public-bind gateway.bind']],
    ['a public port with one', {gateway: {bind: 'lan', auth: {token: '${T}'}}}, []],
    [
      'a door and tools that are open to all',
      {
        channels: {telegram: {dmPolicy: 'open', allowFrom: ['*']}},
        tools: {exec: {security: 'full'}, elevated: {allowFrom: {telegram: ['*']}}},
      },
      [
        'open-to-all channels.telegram.dmPolicy',
        'open-tools tools.exec.security',
        'open-tools tools.elevated.allowFrom.telegram[0]',
        'wildcard channels.telegram.allowFrom[0]',
      ],
    ],
    [
      'lists with everybody on them',
      {gateway: {controlUi: {allowedOrigins: ['https://a', '*']}, trustedProxies: ['0.0.0.0/0']}},
      ['wildcard gateway.controlUi.allowedOrigins[1]', 'wildcard gateway.trustedProxies[0]'],
    ],
    [
      'a switch that warns',
      {gateway: {controlUi: {allowInsecureAuth: true, dangerouslyDisableDeviceAuth: false}}},
      ['dangerous-switch gateway.controlUi.allowInsecureAuth'],
    ],
    [
      'what a tool showed in place of a secret',
      {channels: {telegram: {botToken: '__OPENCLAW_REDACTED__'}}},
      ['placeholder channels.telegram.botToken'],
    ],
    ['a secret as it is', {gateway: {auth: {token: 'abcdef'}}}, ['plain-secret gateway.auth.token']],
    ['keys where nothing reads them', {telegram: {}, gateway: {token: '${T}'}}, ['wrong-section telegram', 'wrong-section gateway.token']],
    [
      'a path with a release in it',
      {plugins: {load: {paths: ['/home/a/.nvm/versions/node/v24.1.0/lib/x']}}},
      ['moving-path plugins.load.paths[0]'],
    ],
    [
      'keys of an older release',
      {agents: {list: []}, meta: {lastTouchedAt: 'x'}},
      ['other-release meta.lastTouchedAt', 'other-release agents.list'],
    ],
    ['a newer release that wrote it', {meta: {lastTouchedVersion: '2027.1.1'}}, ['other-release meta.lastTouchedVersion']],
  ])('%s', (_, config, wanted) => {
    expect(named(config)).toEqual(wanted);
  });

  it('what a later release moved is right on the one before, and nobody is told where the release is unknown', () => {
    expect(named({agents: {list: []}}, '2026.4.14')).toEqual([]);
    expect(named({meta: {lastTouchedVersion: '2027.1.1'}}, null)).toEqual([]);
  });
});
