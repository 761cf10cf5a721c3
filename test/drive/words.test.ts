import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {newPlace, run} from './rungs.ts';

const place = newPlace();
const say = (...words: string[]) => run(words, place.env);

describe('the command line', () => {
  it('answers --version and --help on standard output with 0', () => {
    expect(say('--version')).toEqual({code: 0, stdout: expect.stringMatching(/^rungs \d+\.\d+\.\d+\n$/), stderr: ''});
    expect(say('--help')).toMatchObject({code: 0, stdout: expect.stringContaining('rungs check'), stderr: ''});
  });

  it.each([
    [['--nonsense'], /Unknown option '--nonsense'/],
    [['dance'], /there is no command "dance"/],
    [['--port', 'x'], /--port takes a number/],
    [['ticket', '--limit', '3'], /--limit takes a number/],
    [['walk', 'ladder', 'twice'], /one word too many/],
    [['walk', 'nowhere'], /There is no runbook named nowhere/],
    [['walk', './nowhere.md'], /cannot be read: there is no such file/],
    [['walk', '--session', 'none'], /there is no session none/],
    [['ticket'], /no session is kept/],
    [['explain', 'no-such-code'], /there is no finding called no-such-code/],
    [['check', '--profile'], /argument missing|Option '--profile/],
  ] as const)('refuses %j with 64 and one sentence on standard error', (words, sentence) => {
    const said = say(...words);
    expect(said).toMatchObject({code: 64, stdout: ''});
    expect(said.stderr).toMatch(sentence);
    expect(said.stderr).not.toMatch(/\n\s+at /);
  });

  it('refuses a runbook with a mistake by file, line and what was expected', () => {
    const path = join(place.folder, 'mine.md');
    writeFileSync(path, '# Mine\n\nIntro.\n\n## 1. First\n\nNo fields here.\n');
    const said = say('walk', path);
    expect(said.code).toBe(64);
    expect(said.stderr).toMatch(/mine\.md:\d+: expected .+, found /);
  });

  it('explains a code', () => {
    expect(say('explain', 'port-taken')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^# port-taken: [\s\S]*What to do/),
      stderr: '',
    });
  });

  it('says which known lines are in a log, from a file and from a pipe, and quotes no secret', () => {
    const {folder, env} = newPlace();
    const token = '123456789:AAFakeFakeFakeFakeFakeFakeFakeFake_00';
    const line = `telegram: getMe failed: 401 Unauthorized https://api.telegram.org/bot${token}/getMe`;
    const log = `${'all is quiet\n'.repeat(50_000)}Error: listen EADDRINUSE: address already in use 127.0.0.1:18789 ${token}\n${line}\nError: listen EADDRINUSE: the last line has no end`;
    writeFileSync(join(folder, 'gateway.log'), log);
    const file = run(['log', join(folder, 'gateway.log')], env);
    expect(file).toMatchObject({code: 0, stderr: ''});
    expect(file.stdout).toMatch(
      /50,003 lines.*known kinds of line occur\n[\s\S]* 2× {2}port-taken: [^\n]*\nline 50,003 \| [\s\S]*EADDRINUSE[\s\S]*rungs explain CODE/,
    );
    const pipe = run(['log', '--json'], env, log);
    expect(JSON.parse(pipe.stdout)).toMatchObject({
      schema: 'rungs.log/1',
      lines: 50_003,
      found: expect.arrayContaining([expect.objectContaining({code: 'port-taken', count: 2, lastLine: 50_003})]),
    });
    expect(file.stdout + pipe.stdout).not.toContain(token);
    expect(run(['log', join(folder, 'none.log')], env)).toMatchObject({code: 64, stderr: expect.stringContaining('there is no such file')});
  });

  it('lists no session where none is kept', () => {
    expect(say('sessions')).toMatchObject({code: 0, stdout: expect.stringContaining('no session is kept')});
  });
});

describe('a host without a gateway', () => {
  it('gives one sentence and exit code 3, in words and as JSON', () => {
    const said = say('check', '--profile', 'nowhere');
    expect(said).toMatchObject({code: 3, stderr: ''});
    expect(said.stdout).toMatch(/^\? .+\n/);
    const json = JSON.parse(say('check', '--json', '--profile', 'nowhere').stdout);
    expect(json).toMatchObject({schema: 'rungs.check/1', verdict: 'unknown', gateway: null, findings: []});
  });

  it('walks nowhere without a terminal and says why', () => {
    expect(say('--profile', 'nowhere')).toMatchObject({code: 3, stdout: expect.stringMatching(/gateway/)});
  });
});

describe('the self-test', () => {
  it('plants secrets of every kind, walks the ladder, and finds none of them in anything kept or shown', () => {
    const said = say('selftest');
    expect(said).toMatchObject({code: 0, stderr: ''});
    expect(said.stdout).toMatch(
      /journal .*no secret[\s\S]*ticket .*no secret[\s\S]*recording .*no secret[\s\S]*frames .*no secret[\s\S]*clipboard .*no secret[\s\S]*crash report .*no secret/,
    );
    expect(said.stdout).toMatch(/40 secrets planted on the host of a drill, \d{3,} places marked, 0 leaked/);
    expect(said.stdout).toContain(
      'rate: 240 of 240 kept out (100 %): each secret in journal, ticket, recording, frames, clipboard, crash report\n',
    );
    expect(said.stdout).toMatch(/(?:of its values|This host has no gateway)[\s\S]*not planted, because nothing would find them: /);
  }, 60_000);
});
