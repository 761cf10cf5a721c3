import {chmodSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {localHost} from '../../src/host/index.ts';
import {enter} from '../../src/main/open-gateway.ts';
import {secretsOf} from '../../src/main/secrets.ts';
import {secretsReport, secretsStanding, secretsText} from '../../src/main/secrets-report.ts';
import {newPlace, run} from '../drive/rungs.ts';
import {secretsOutput} from '../outputs/shapes.ts';

const values = ['plumtree-orbit-1901', 'harbour-window-2277', 'copper-lantern-3345', 'sk-ant-api03-meadow-lark-4410'] as const;
const [configured, inDotenv, slack, anthropic] = values;

/** The files of a gateway that does not run, with the same credential in two places. */
async function told(dotenv: string) {
  const home = mkdtempSync(join(tmpdir(), 'rungs-secrets-'));
  const state = join(home, '.openclaw');
  mkdirSync(join(state, 'agents/main/agent'), {recursive: true});
  chmodSync(state, 0o700);
  const write = (path: string, text: string, mode = 0o600): void => writeFileSync(join(state, path), text, {mode});
  const config = {
    gateway: {auth: {token: configured}},
    channels: {slack: {botToken: '${SLACK_BOT_TOKEN}'}, discord: {token: '${DISCORD_BOT_TOKEN}'}},
  };
  write('openclaw.json', JSON.stringify(config));
  write('.env', dotenv, 0o644);
  const profiles = {'anthropic:default': {type: 'api_key', provider: 'anthropic', key: anthropic}};
  write('agents/main/agent/auth-profiles.json', JSON.stringify({version: 1, profiles}));
  const local = localHost();
  const gateway = {
    profile: 'default',
    user: {...local.platform.user, home},
    own: true,
    stateDir: state,
    configPath: join(state, 'openclaw.json'),
    unit: 'rungs-test-nobody.service',
    launchdLabel: 'ai.rungs.nobody',
    port: 1,
    portFrom: 'default' as const,
    cliPath: null,
  };
  const {host, gateways} = await enter(local, {gateway, markKey: Buffer.alloc(32, 7)});
  return secretsOf(host, gateways[0] ?? gateway);
}

it('shows every place of a credential by its mark, the stale one among them, and no value', async () => {
  const one = await told(`OPENCLAW_GATEWAY_TOKEN=${inDotenv}\nSLACK_BOT_TOKEN=${slack}\n`);
  const text = secretsText(one);
  const json = JSON.stringify(secretsReport({name: 'gw1', kind: 'local', os: 'linux', user: 'ops'}, [one]));
  for (const value of values) expect(text + json).not.toContain(value);
  expect(secretsStanding(one)).toBe('differs');
  expect(text).toMatch(
    /✖ OPENCLAW_GATEWAY_TOKEN: 2 places, 2 values, 1 stale\n +~\w+ +after a restart +configuration .*\n.*openclaw\.json gateway\.auth\.token\n +~\w+ +stale +\.env\n.*\/\.env\n +read by .* and everybody, kept in by a closed folder/,
  );
  expect(text).toMatch(/✔ SLACK_BOT_TOKEN: 1 place, 1 value/);
  expect(text).toMatch(/→ env SLACK_BOT_TOKEN +reference/);
  expect(text).toMatch(/✖ DISCORD_BOT_TOKEN: referred to, and no place sets it/);
  expect(text).toMatch(/✔ ANTHROPIC_API_KEY: 1 place, 1 value\n.*auth profile/);
  const wide = text.split('\n').filter((line) => line.length > 80 && !line.includes('/'));
  expect(wide).toEqual([]);
  const parsed: unknown = JSON.parse(json);
  expect(secretsOutput.parse(parsed)).toEqual(parsed);
});

it('knows nothing of a folder that it may not list', async () => {
  const one = {gateway: (await told('')).gateway, problem: 'permission denied'};
  expect(secretsStanding(one)).toBe('unknown');
  expect(secretsText(one)).toContain('could not look: permission denied');
});

it('ends with 3 where no gateway can be looked at', () => {
  expect(run(['secrets', '--profile', 'nowhere'], newPlace().env)).toMatchObject({code: 3, stdout: ''});
  expect(run(['secrets', 'NAME'], newPlace().env)).toMatchObject({code: 64});
});
