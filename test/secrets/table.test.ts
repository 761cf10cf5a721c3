import {expect, it} from 'vitest';
import type {FileFacts, SecretKey, SecretsValue} from '../../src/model/index.ts';
import {credentialTable, readersOf} from '../../src/secrets/index.ts';

const name = 'OPENCLAW_GATEWAY_TOKEN';
const mark = (letter: string): string => `‹secret ${name} ~${letter.repeat(6)}›`;
const [old, fresh, other] = [mark('a'), mark('b'), mark('c')];
const state = '/home/ops/.openclaw';
const user = {name: 'ops', uid: 1000};
const facts = (mode: number, kind: FileFacts['kind'] = 'file'): FileFacts => ({
  kind,
  bytes: 1,
  mode,
  uid: 1000,
  gid: 1000,
  links: 1,
  modifiedAt: 0,
});
const nothing: SecretsValue = {keys: [], envFiles: [], files: [], daemonNames: null};

function tableOf(key: Omit<SecretKey, 'name' | 'cli'>, more: Partial<SecretsValue> = {}, runs = true) {
  const secrets = {...nothing, daemonNames: [name], ...more, keys: [{name, cli: null, ...key}]};
  return credentialTable({secrets, config: null, user, runs});
}

const dropIn = {kind: 'drop-in', where: '/home/ops/.config/systemd/user/gw.service.d/t.conf', mark: fresh} as const;
const dotenv = {kind: 'dotenv', where: `${state}/.env`, mark: fresh} as const;
const running = {kind: 'process', where: 'environment of process 7', mark: fresh} as const;

it('agrees where every place has one value', () => {
  const {credentials} = tableOf({sources: [dropIn, dotenv, running], daemon: {mark: fresh, from: dropIn.where}});
  expect(credentials).toMatchObject([{standing: 'agrees', now: fresh, afterRestart: fresh}]);
  expect(credentials[0]?.places.map(({kind, winsNow, winsAfterRestart, stale}) => [kind, winsNow, winsAfterRestart, stale])).toEqual([
    ['drop-in', true, true, false],
    ['dotenv', false, false, false],
    ['process', false, false, false],
  ]);
});

it('says what the gateway has, what it gets by a restart, and which place is stale', () => {
  const sources = [dropIn, {...dotenv, mark: other}, {...running, mark: old}];
  const {credentials} = tableOf({sources, daemon: {mark: old, from: running.where}});
  expect(credentials).toMatchObject([{standing: 'differs', now: old, afterRestart: fresh}]);
  expect(credentials[0]?.places.map(({kind, winsNow, winsAfterRestart, stale}) => [kind, winsNow, winsAfterRestart, stale])).toEqual([
    ['drop-in', false, true, false],
    ['dotenv', false, false, true],
    ['process', true, false, true],
  ]);
});

it('differs where the running gateway has one that no place sets any more', () => {
  const {credentials} = tableOf({sources: [running], daemon: {mark: fresh, from: running.where}});
  expect(credentials).toMatchObject([{standing: 'differs', now: fresh, afterRestart: null}]);
});

it('says nothing of now where nothing runs, or where it could not be read', () => {
  const key = {sources: [dotenv], daemon: {mark: fresh, from: dotenv.where}};
  expect(tableOf(key, {daemonNames: null}, false)).toMatchObject({process: 'not running', credentials: [{standing: 'agrees', now: null}]});
  expect(tableOf(key, {daemonNames: null}, true)).toMatchObject({process: 'not seen', credentials: [{now: null, afterRestart: fresh}]});
});

it("takes an agent's own profile before any variable, and profiles beside each other for accounts", () => {
  const profile = (account: string, one: string) => ({
    path: `${state}/agents/${account}/agent/auth-profiles.json`,
    profile: 'openai:default',
    provider: 'openai',
    mark: one,
  });
  const keys = [{name: 'OPENAI_API_KEY', cli: null, daemon: null, sources: [dotenv]}];
  const secrets = {...nothing, daemonNames: [], keys, profiles: [profile('main', old), profile('shop', other)]};
  const {credentials} = credentialTable({secrets, config: null, user, runs: true});
  expect(credentials).toMatchObject([{name: 'OPENAI_API_KEY', now: old, afterRestart: old}]);
  expect(credentials[0]?.places.map(({kind, winsNow, stale}) => [kind, winsNow, stale])).toEqual([
    ['auth-profile', true, false],
    ['auth-profile', false, false],
    ['dotenv', false, true],
  ]);
  const alone = credentialTable({secrets: {...secrets, keys: []}, config: null, user, runs: true});
  expect(alone.credentials.map((one) => [one.name, one.places.length])).toEqual([['OPENAI_API_KEY', 2]]);
});

it('lists a reference beside what it refers to, and one to nothing as missing', () => {
  const references = [
    {at: 'gateway.auth.token', name, source: 'env'},
    {at: 'channels.slack.botToken', name: 'SLACK_BOT_TOKEN', source: 'env'},
  ];
  const secrets = {...nothing, daemonNames: [], keys: [{name, cli: null, daemon: {mark: fresh, from: dotenv.where}, sources: [dotenv]}]};
  const config = {path: `${state}/openclaw.json`, daemonPath: null, references};
  const {credentials} = credentialTable({secrets, config, user, runs: true});
  expect(credentials.map((one) => [one.name, one.standing])).toEqual([
    [name, 'agrees'],
    ['SLACK_BOT_TOKEN', 'missing'],
  ]);
  expect(credentials[0]?.places.at(-1)).toMatchObject({kind: 'reference', refersTo: `env ${name}`, mark: null});
});

it('says who reads each file', () => {
  const files = [
    {path: state, facts: facts(0o700, 'directory')},
    {path: dotenv.where, facts: facts(0o644)},
    {path: dropIn.where, facts: facts(0o640)},
  ];
  const {credentials} = tableOf({sources: [dropIn, dotenv, running], daemon: {mark: fresh, from: dropIn.where}}, {files});
  expect(credentials[0]?.places.map(({readers}) => readers)).toEqual([
    'ops and group 1000',
    'ops and everybody, kept in by a closed folder',
    'its user',
  ]);
  expect(readersOf({uid: 0, gid: 0, mode: 0o600}, user, false)).toBe('root');
  expect(readersOf({uid: 7, gid: 0, mode: 0o000}, user, false)).toBe('not even uid 7');
});
