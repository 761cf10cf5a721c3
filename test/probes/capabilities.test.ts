import {describe, expect, it} from 'vitest';
import type {Capability, CliAnswer, HttpValue, Reading, Readings} from '../../src/model/index.ts';
import {probes} from '../../src/probes/index.ts';
import {channelProof, parseAccount} from '../../src/probes/parse/channel-proof.ts';
import {claimsOfConfig, claimsOfVariables} from '../../src/probes/parse/claims.ts';
import {farTargets, parseAddress} from '../../src/probes/parse/far-targets.ts';
import {parseReadyz} from '../../src/probes/parse/health.ts';
import {gateway, known, reading} from './facts.ts';
import {no, paperHost} from './paper-host.ts';
import {sample} from './sample.ts';

const now = 1_795_240_000_000;

const config = {
  gateway: {mode: 'local'},
  channels: {telegram: {enabled: true}, discord: {enabled: false}, slack: {accounts: {team: {}, guests: {enabled: false}}}, defaults: {}},
  models: {providers: {lab: {baseUrl: 'http://127.0.0.1:18930/v1'}}},
  agents: {defaults: {model: {primary: 'lab/lab-model', fallbacks: ['openai/gpt-5.4']}}},
  plugins: {entries: {'talk-voice': {}, workboard: {enabled: false}}, allow: ['browser']},
  skills: {entries: {github: {}, '1password': {apiKey: 'x'}, nowhere: {}}},
  mcp: {servers: {docs: {url: 'https://mcp.example.com/mcp'}, old: {command: 'uvx', enabled: false}}},
  tts: {provider: 'elevenlabs'},
  browser: {},
  hooks: {enabled: true, token: 'x', internal: {entries: {'command-logger': {enabled: true}}}},
  cron: {enabled: false},
};

describe('what is claimed', () => {
  it('by the configuration, its provider blocks and its skills', () => {
    expect(claimsOfConfig(config).map(({kind, name, on}) => `${kind} ${name}${on ? '' : ' off'}`)).toEqual([
      'channel telegram',
      'channel discord off',
      'channel slack:team',
      'channel slack:guests off',
      'provider lab',
      'provider openai',
      'plugin talk-voice',
      'plugin workboard off',
      'plugin browser',
      'skill github',
      'skill 1password',
      'skill nowhere',
      'mcp docs',
      'mcp old off',
      'speech elevenlabs',
      'browser browser',
      'hook http',
      'hook command-logger',
      'cron scheduler off',
    ]);
  });

  it('by the variables of the service', () => {
    const names = [
      'HOME',
      'TELEGRAM_BOT_TOKEN',
      'ANTHROPIC_API_KEY',
      'GEMINI_API_KEY',
      'ELEVENLABS_API_KEY',
      'BRAVE_API_KEY',
      'OPENCLAW_GATEWAY_TOKEN',
      'OPENAI_API_KEY_2',
      'SSH_KEY',
    ];
    expect(claimsOfVariables(names, 'service environment').map(({kind, name}) => `${kind} ${name}`)).toEqual([
      'channel telegram',
      'provider anthropic',
      'provider google',
      'speech elevenlabs',
      'provider openai',
    ]);
  });

  it('has a far side: the usual one, or the address that the configuration gives', () => {
    const claims = claimsOfConfig(config);
    expect(farTargets(claims, config).map(({claim, host, port, tls}) => `${claim} ${host}:${port} ${tls}`)).toEqual([
      'channel telegram api.telegram.org:443 true',
      'channel slack:team slack.com:443 true',
      'channel slack:team wss-primary.slack.com:443 true',
      'provider lab 127.0.0.1:18930 false',
      'provider openai api.openai.com:443 true',
      'mcp docs mcp.example.com:443 true',
      'speech elevenlabs api.elevenlabs.io:443 true',
    ]);
  });

  it.each([
    ['https://api.example.com/v1', {host: 'api.example.com', port: 443, tls: true}],
    ['http://[::1]:8080', {host: '::1', port: 8080, tls: false}],
    ['wss://user:pass@x.example:99/p', {host: 'x.example', port: 99, tls: true}],
    ['ftp://x', null],
    ['not an address', null],
    ['http://x:99999/', null],
  ])('reads the address %s', (text, target) => expect(parseAddress(text)).toEqual(target));
});

const path = '/home/ops/.openclaw/openclaw.json';

function answer(command: string, file: string, at = 1_795_239_000_000): CliAnswer {
  return {command, at, tookMs: 900, exit: 0, ended: 'exit', json: JSON.parse(sample(`capabilities/${file}.json`)), stderr: ''};
}

function http(ready: string | null): Reading<HttpValue> {
  const ok = {seen: true as const, value: {status: 200, tookMs: 2, openclaw: true, body: ''}};
  const facts = ready === null ? null : parseReadyz(sample(`http/${ready}.json`));
  return reading<'http'>({
    address: '127.0.0.1',
    port: 19789,
    healthz: ok,
    readyz: ok,
    startupz: ok,
    ready: facts && {...facts, startup: 'started', pendingReason: null, version: '2026.9.6'},
  });
}

async function look(readings: Readings, table: unknown = config, deep = false): Promise<Record<string, Capability>> {
  const host = paperHost({files: {[path]: JSON.stringify(table)}, pages: {'127.0.0.1:18930': no('unreachable', 'connection refused')}});
  const seen = await probes.capabilities.look(host, gateway, known(readings, deep));
  return Object.fromEntries(seen.seen ? seen.value.capabilities.map((one) => [`${one.kind} ${one.name}`, one]) : []);
}

describe('what is proved', () => {
  it.each([
    ['a passed check and a connection', 'channels-working', 'working', true, null, /check passed and it is connected/],
    ['a token that the far side refuses', 'channels-refused-token', 'failed', false, false, /401/],
    ['a second poller with the same token', 'channels-half', 'failed', true, false, /conflict/i],
    ['an answer of the CLI without a gateway', 'channels-down', 'loaded', null, null, /does not complain/],
  ])('%s', async (_, file, state, sends, receives, detail) => {
    const all = await look({
      http: http('readyz'),
      cli: reading<'cli'>({answers: [answer('channels status --probe --json --timeout 5000', file)]}),
    });
    expect(all['channel telegram']).toMatchObject({state, sends, receives, detail: expect.stringMatching(detail)});
    expect(all['channel discord']?.state).toBe('off');
  });

  it('a channel that the gateway holds down is failed although the gateway is ready and the check would pass', async () => {
    const answers = [answer('channels status --probe --json --timeout 5000', 'channels-working')];
    const all = await look({http: http('readyz-suppressed'), cli: reading<'cli'>({answers})});
    expect(all['channel telegram']).toMatchObject({state: 'failed', sends: false, receives: false});
  });

  it('the same channel is failed by the health answer alone', async () => {
    const all = await look({
      http: http('readyz'),
      cli: reading<'cli'>({answers: [answer('gateway call health --json --timeout 3000', 'health-suppressed')]}),
    });
    expect(all['channel telegram']).toMatchObject({state: 'failed', detail: expect.stringMatching(/restart-loop breaker/)});
  });

  it('plugins, skills, MCP servers and providers by the list that speaks of them, and none of them as working', async () => {
    const answers = [
      answer('gateway call health --json --timeout 3000', 'health-starting'),
      answer('models status --json', 'models-missing-key'),
      answer('skills list --json', 'skills-list'),
      answer('plugins doctor --json', 'plugins-doctor'),
      answer('mcp doctor --json', 'mcp-doctor-empty'),
    ];
    const all = await look({http: http('readyz'), cli: reading<'cli'>({answers})});
    const states = Object.fromEntries(Object.entries(all).map(([name, one]) => [name, one.state]));
    expect(states).toMatchObject({
      'plugin talk-voice': 'loaded',
      'plugin workboard': 'off',
      'browser browser': 'loaded',
      'provider openai': 'failed',
      'provider lab': 'not-provable',
      'skill 1password': 'failed',
      'skill nowhere': 'failed',
      'mcp docs': 'claimed',
      'mcp old': 'off',
      'hook http': 'not-provable',
      'cron scheduler': 'off',
    });
    expect(all['skill 1password']?.detail).toBe('it lacks bins op');
    expect(Object.values(states)).not.toContain('working');
  });

  it('a plugin that is switched on and not among the loaded ones is failed', async () => {
    const all = await look(
      {http: http('readyz'), cli: reading<'cli'>({answers: [answer('gateway call health --json', 'health-starting')]})},
      {plugins: {entries: {'memory-wiki': {enabled: true}}}},
    );
    expect(all['plugin memory-wiki']).toMatchObject({state: 'failed', detail: 'it is switched on and the gateway has not loaded it'});
  });

  it('nothing, where the gateway does not answer', async () => {
    const dead = reading<'http'>({
      address: '127.0.0.1',
      port: 19789,
      healthz: no('unreachable', 'refused'),
      readyz: no('unreachable', ''),
      startupz: no('unreachable', ''),
      ready: null,
    });
    const all = await look({http: dead, cli: reading<'cli'>({answers: [answer('channels status --probe --json', 'channels-working')]})});
    expect(new Set(Object.values(all).map((one) => one.state))).toEqual(new Set(['claimed', 'off']));
  });

  it('nothing by an answer from before the gateway started', async () => {
    const process = {
      pid: 9,
      ppid: 1,
      uid: 1001,
      user: 'ops',
      argv: [],
      state: 'S',
      startedAt: 1_795_239_500_000,
      unit: null,
      rssBytes: null,
      parents: [],
      because: 'unit' as const,
    };
    const supervisor = reading<'supervisor'>({
      owner: 'systemd-user',
      units: [],
      unasked: [],
      services: [],
      processes: [process],
      lock: null,
    });
    const all = await look({
      supervisor,
      http: http('readyz'),
      cli: reading<'cli'>({answers: [answer('channels status --probe --json', 'channels-working')]}),
    });
    expect(all['channel telegram']?.state).toBe('loaded');
  });

  it.each([
    ['missing-auth', 'failed'],
    ['incompatible', 'failed'],
    ['indeterminate', 'claimed'],
  ])('a provider whose route is %s is %s, in the words of the CLI', async (kind, state) => {
    const message = 'Auth readiness could not be confirmed for openai/gpt-5.4.';
    const said = {auth: {missingProvidersInUse: [], modelRouteIssues: [{kind, provider: 'openai', model: 'gpt-5.4', message}]}};
    const cli = reading<'cli'>({answers: [{...answer('models status --json', 'channels-working'), json: said}]});
    const all = await look({http: http('readyz'), cli});
    expect(all['provider openai']).toMatchObject({state, detail: message});
  });

  it('a provider whose server cannot be reached is failed, when far sides are dialled', async () => {
    const all = await look({http: http('readyz')}, config, true);
    expect(all['provider lab']).toMatchObject({state: 'failed', detail: expect.stringMatching(/127\.0\.0\.1:18930 cannot be reached/)});
    expect((await look({http: http('readyz')}))['provider lab']?.state).toBe('claimed');
  });

  it('a channel whose requests did not come through is claimed, however ready its gateway is', async () => {
    const text = '[telegram] fetch fallback: primary connection path failed (codes=EAI_AGAIN)';
    const said = async (at: number) => {
      const lines = [{at, from: 'gateway' as const, pid: 1, text}];
      const log = reading<'log'>({sources: [], lines, signatures: [], exits: [], restarts: [], startLimitAt: null, kernelOom: []});
      return (await look({http: http('readyz'), log}))['channel telegram'];
    };
    expect(await said(now - 60_000)).toMatchObject({state: 'claimed', detail: expect.stringContaining(text.slice(11))});
    expect((await said(now - 600_000))?.state).toBe('loaded');
  });

  it('the plugins that the gateway named at its start, without any CLI', async () => {
    const lines = [
      {
        at: 1_795_239_600_000,
        from: 'gateway' as const,
        pid: 1,
        text: '[gateway] http server listening (3 plugins: browser, talk-voice, xai; 3.9s)',
      },
    ];
    const log = reading<'log'>({sources: [], lines, signatures: [], exits: [], restarts: [], startLimitAt: null, kernelOom: []});
    const all = await look({http: http('readyz'), log});
    expect([all['plugin talk-voice']?.state, all['browser browser']?.state]).toEqual(['loaded', 'loaded']);
  });
});

it('says what stands in the way when the configuration cannot be read', async () => {
  const look = await probes.capabilities.look(paperHost({denied: ['/home/ops']}), gateway, known({http: http('readyz')}));
  expect(look).toMatchObject({seen: false, detail: expect.stringMatching(/permission denied/)});
});

describe("an older release's `health`, which knows no running channel", () => {
  const account = (probe: object) =>
    parseAccount({
      configured: true,
      running: false,
      lastStartAt: null,
      lastStopAt: null,
      lastError: null,
      tokenSource: 'none',
      probe,
      accountId: 'default',
    });

  it('proves by a check that passed that the token is accepted, and nothing more', () => {
    expect(channelProof(account({ok: true, status: null, error: null, elapsedMs: 4})!, 1000)).toMatchObject({
      state: 'loaded',
      sends: null,
      receives: null,
    });
  });

  it('proves by a check that failed that the channel is down, and why', () => {
    expect(channelProof(account({ok: false, status: 401, error: 'Unauthorized', elapsedMs: 4})!, 1000)).toMatchObject({
      state: 'failed',
      detail: 'its own check failed: 401 Unauthorized',
    });
  });
});
