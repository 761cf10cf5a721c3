import {describe, expect, it} from 'vitest';
import {parseDotenv, parseEnvFile, parseEnviron, parseShownEnvironment} from '../../src/probes/parse/env-file.ts';
import {type NamedValues, type SecretPlaces, secretKeys} from '../../src/probes/parse/secret-keys.ts';

const mark = (letter: string): string => `‹secret OPENCLAW_GATEWAY_TOKEN ~${letter.repeat(6)}›`;

function place(kind: NamedValues['kind'], value: string): NamedValues {
  return {kind, where: kind, values: [['OPENCLAW_GATEWAY_TOKEN', value]]};
}

const config = (token: string): SecretPlaces['config'] => ({where: 'openclaw.json', table: {gateway: {auth: {token}}}});
const [cfg, file, dropIn, dotenv, cfgEnv] = [mark('a'), mark('b'), mark('c'), mark('d'), mark('e')];
const none: SecretPlaces = {config: null, process: [], late: [], running: null};

/** Each row was tried on a real gateway over HTTP with every candidate: what the daemon took, and what a CLI from a clean shell sent. */
const tried: readonly (readonly [what: string, places: Partial<SecretPlaces>, daemon: string, cli: string])[] = [
  [
    'a literal in the configuration beats a drop-in and .env',
    {config: config(cfg), process: [place('drop-in', dropIn)], late: [place('dotenv', dotenv)]},
    cfg,
    cfg,
  ],
  [
    'a reference in the configuration leaves it to the environment',
    {config: config('${OPENCLAW_GATEWAY_TOKEN}'), process: [place('drop-in', dropIn)], late: [place('dotenv', dotenv)]},
    dropIn,
    dotenv,
  ],
  [
    'a drop-in beats .env, which is all that the CLI sees',
    {process: [place('drop-in', dropIn)], late: [place('dotenv', dotenv)]},
    dropIn,
    dotenv,
  ],
  [
    'an environment file beats a drop-in',
    {process: [place('environment-file', file), place('drop-in', dropIn)], late: [place('dotenv', dotenv)]},
    file,
    dotenv,
  ],
  ['.env alone serves both', {late: [place('dotenv', dotenv)]}, dotenv, dotenv],
  ['.env beats the variables of the configuration', {late: [place('dotenv', dotenv), place('config-env', cfgEnv)]}, dotenv, dotenv],
  ['the variables of the configuration alone serve both', {late: [place('config-env', cfgEnv)]}, cfgEnv, cfgEnv],
];

describe('which token won', () => {
  it.each(tried)('%s', (_, places, daemon, cli) => {
    const [key, ...others] = secretKeys({...none, ...places});
    expect(others).toEqual([]);
    expect(key?.daemon?.mark).toBe(daemon);
    expect(key?.cli?.mark).toBe(cli);
  });

  it('is what the running process has, where that can be read, even if the files changed since', () => {
    const same = secretKeys({
      ...none,
      process: [place('environment-file', file), place('drop-in', dropIn)],
      running: place('process', dropIn),
    });
    expect(same[0]?.daemon).toEqual({mark: dropIn, from: 'drop-in'});
    const [key] = secretKeys({
      ...none,
      process: [place('environment-file', file)],
      late: [place('dotenv', dotenv)],
      running: place('process', dropIn),
    });
    expect(key?.daemon).toEqual({mark: dropIn, from: 'process'});
    expect(key?.sources.map((source) => source.kind)).toEqual(['environment-file', 'dotenv', 'process']);
  });

  it('falls to .env where the running process has none', () => {
    const [key] = secretKeys({
      ...none,
      late: [place('dotenv', dotenv)],
      running: {kind: 'process', where: 'p', values: [['HOME', '/home/ops']]},
    });
    expect(key?.daemon?.from).toBe('dotenv');
  });
});

describe('a secret', () => {
  it('of the configuration goes by its own path where no variable stands for it', () => {
    const table = {channels: {telegram: {botToken: mark('f')}}, models: {providers: {lab: {apiKey: mark('9')}}}, gateway: {mode: 'local'}};
    expect(secretKeys({...none, config: {where: 'openclaw.json', table}}).map((key) => key.name)).toEqual([
      'channels.telegram.botToken',
      'models.providers.lab.apiKey',
    ]);
  });

  it('goes by the variable where one is set as well', () => {
    const table = {channels: {telegram: {botToken: mark('f')}}, models: {providers: {openai: {apiKey: mark('9')}}}};
    const values = [
      ['TELEGRAM_BOT_TOKEN', mark('f')],
      ['OPENAI_API_KEY', mark('8')],
    ] as const;
    const keys = secretKeys({...none, config: {where: 'openclaw.json', table}, late: [{kind: 'dotenv', where: '.env', values}]});
    expect(keys.map((key) => `${key.name}: ${key.sources.map((source) => source.kind).join(', ')}`)).toEqual([
      'OPENAI_API_KEY: config, dotenv',
      'TELEGRAM_BOT_TOKEN: config, dotenv',
    ]);
  });

  it('is never passed on as it is, even if it comes unmarked, and equal ones stay equal', () => {
    const values = [
      ['A_TOKEN', 'plain-text-1'],
      ['B_TOKEN', 'plain-text-1'],
      ['C_TOKEN', 'plain-text-2'],
      ['HOME', '/home/ops'],
    ] as const;
    const keys = secretKeys({...none, late: [{kind: 'dotenv', where: '.env', values}]});
    expect(JSON.stringify(keys)).not.toContain('plain-text');
    const [a, b, c] = keys.map((key) => key.daemon?.mark);
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });
});

describe('variables', () => {
  it('of an environment file are read as systemd reads them', () => {
    expect(parseEnvFile('# note\n; note\nA=1\nB="two words"\n C = spaced \nD=a\\\nb\nbad line\n2X=1\n')).toEqual([
      ['A', '1'],
      ['B', 'two words'],
      ['C', 'spaced'],
      ['D', 'ab'],
    ]);
  });

  it('of an environment file may go over several lines, in quotes or behind a backslash', () => {
    expect(parseEnvFile('A="one\ntwo \\"2\\" \\\nthree"\nB=\'x\ny\\\'\nC=it\'s \\#1\nD="a" \'b\'\nE="not closed\nF=1\n')).toEqual([
      ['A', 'one\ntwo "2" three'],
      ['B', 'x\ny\\'],
      ['C', "it's #1"],
      ['D', 'ab'],
      ['E', '"not closed'],
      ['F', '1'],
    ]);
  });

  it('of a .env may go over several lines, as a key does', () => {
    expect(parseDotenv('KEY="-----BEGIN-----\nabc\n-----END-----"\nNEXT=`a "b"`\nURL=postgres://u:p@h/db # note\n')).toEqual([
      ['KEY', '-----BEGIN-----\nabc\n-----END-----'],
      ['NEXT', 'a "b"'],
      ['URL', 'postgres://u:p@h/db'],
    ]);
  });

  it('of a .env may be exported and commented', () => {
    expect(parseDotenv("export A=1 # note\nB='x # y'\n#C=3\nD=‹secret D ~a1b2c3›\n")).toEqual([
      ['A', '1'],
      ['B', 'x # y'],
      ['D', '‹secret D ~a1b2c3›'],
    ]);
  });

  it('of a process end with NUL, of a manager with the line', () => {
    expect(parseEnviron('HOME=/home/ops\0EMPTY=\0=odd\0LAST=a=b\0')).toEqual([
      ['HOME', '/home/ops'],
      ['EMPTY', ''],
      ['LAST', 'a=b'],
    ]);
    expect(parseShownEnvironment("HOME=/home/ops\nODD=$'a b'\n")).toEqual([
      ['HOME', '/home/ops'],
      ['ODD', 'a b'],
    ]);
  });
});
