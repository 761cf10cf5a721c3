import {existsSync, globSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {drive, run} from '../drive/rungs.ts';
import type {Terminal} from '../drive/terminal.ts';
import {giveNode, patient, type Server, startServer, unpacked, whyNoServer} from './server.ts';
import {sudoWrote} from './sudo.ts';
import {noProcessOf} from './traces.ts';

const isRoot = process.getuid?.() === 0;
const why = whyNoServer() ?? (existsSync(join(unpacked, 'usr/bin/sudo')) ? null : 'no sudo; bash test/ssh/unpack.sh brings one');

const password = 'brambling-77 ö staple';
const allowed = 'patient ALL=(ALL:ALL) ALL';
const question = /\[sudo\] password for patient: *$/;

/** Every argv and environment on this machine. */
function processes(): string {
  return globSync('/proc/[0-9]*/{cmdline,environ}')
    .map((file) => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n');
}

describe.skipIf(why !== null || !isRoot)(`becoming root over there, through a real sudo${why === null ? '' : ` (${why})`}`, () => {
  let server: Server | null = null;
  const open: Terminal[] = [];
  const started = (rules: readonly string[]) => {
    server = startServer({sudo: {password, rules}});
    giveNode(server);
    writeFileSync(join(server.folder, 'only-root.log'), `${'x'.repeat(300)}\ngateway: EADDRINUSE: address already in use\n`, {mode: 0o600});
    return server;
  };
  /** The end of a log that only root can read. */
  const words = () => ['log', '--host', 'box', '--become', join(server!.folder, 'only-root.log')];
  const asked = (env: Readonly<Record<string, string>>, verb: readonly string[] = words()) => {
    const terminal = drive(verb, {env, columns: 200});
    open.push(terminal);
    return terminal;
  };

  afterEach(async () => {
    for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
    await noProcessOf(patient);
    server?.close();
    server = null;
  });

  it.each([
    ['as Debian configures it', []],
    ['with one timestamp for all', ['Defaults timestamp_type=global']],
    ['that forgets at once', ['Defaults timestamp_timeout=0']],
    ['that insists on a terminal', ['Defaults requiretty']],
    ['that gives no terminal to what it starts', ['Defaults !use_pty']],
    ['with a question of its own', ['Defaults passprompt="[sudo] password for %p: ", passprompt_override']],
  ])('sudo %s asks on the terminal, and the answer goes nowhere else', async (_, rules) => {
    const {env, folder} = started([allowed, ...rules]);
    const captured = join(folder, 'captured');
    const terminal = asked({...env, RUNGS_CAPTURE: captured});
    await terminal.until('the question', (screen) => question.test(screen.trimEnd()), 60_000);
    terminal.press(`wrong\u0015${password}x\u007F\r`);
    await terminal.until('an answer', (screen) => screen.includes('port-taken'), 60_000);
    await terminal.ended;
    expect(terminal.bytes()).not.toContain('wrong');
    for (const text of [terminal.bytes(), readFileSync(captured, 'utf8'), processes()]) expect(text).not.toContain(password.slice(0, 9));
    expect(sudoWrote(folder).filter((name) => !name.includes('lectured') && name !== 'sudo')).toEqual([]);
  });

  it('the console comes after it, and nothing of the answer is in what it keeps', async () => {
    const {env, folder} = started([allowed]);
    const terminal = asked(env, ['--host', 'box', '--become']);
    await terminal.until('the question', (screen) => question.test(screen.trimEnd()), 60_000);
    terminal.press(`${password}\r`);
    // Whether root of this machine has a gateway is not asked here.
    await terminal.until('the screen', (screen) => terminal.alternate() && screen.includes('RUNGS'), 60_000);
    expect(processes()).not.toContain(password.slice(0, 9));
    terminal.press('q');
    await terminal.ended;
    for (const file of globSync(join(folder, 'state/**/*'), {withFileTypes: true}))
      if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name), 'latin1')).not.toContain(password.slice(0, 9));
  });

  it.each([
    ['as it is', []],
    ['that insists on a terminal', ['Defaults requiretty']],
  ])('sudo %s asks nothing where it lets without a password, on a terminal or without', (_, rules) => {
    const {env} = started(['patient ALL=(ALL:ALL) NOPASSWD: ALL', ...rules]);
    expect(run(words(), env).stdout).toContain('port-taken');
  });

  it.each([
    ['a wrong password, three times', [allowed], ['a', 'b', 'c'], /sudo on box took no password \(3 incorrect password attempts\)/],
    ['a user whom it does not let', [], [password], /sudo on box does not let this user \(patient is not in the sudoers file/],
    ['one who breaks it off', [allowed], ['\u0003'], /sudo on box asked and got no answer: leave out --become/],
  ])('%s is one sentence, and 69', async (_, rules, answers, sentence) => {
    const {env} = started(rules);
    const terminal = asked(env);
    for (const [index, answer] of answers.entries()) {
      await terminal.until(
        'a question',
        (screen) => screen.split('[sudo] password for patient:').length === index + 2 && question.test(screen.trimEnd()),
        60_000,
      );
      terminal.press(answer === '\u0003' ? answer : `${answer}\r`);
    }
    await terminal.until('the sentence', (screen) => sentence.test(screen.replaceAll(/\s+/g, ' ')), 60_000);
    expect((await terminal.ended).exitCode).toBe(69);
  });

  it.each([
    ['the right one', password, [], /looked at|no gateway was found on this host/],
    ['a wrong one, which is tried once', 'nothing of it', ['Defaults passwd_tries=9'], /did not take the password that was typed/],
  ])('a fleet is asked once, before anything: %s', async (_, typed, rules, row) => {
    const {env, folder} = started([allowed, ...rules]);
    const terminal = asked(env, ['fleet', 'box', '--become', '--ask', '--plain']);
    await terminal.until('the question', (screen) => /Password for sudo on the hosts that want one: *$/.test(screen.trimEnd()), 60_000);
    terminal.press(`${typed}\r`);
    await terminal.until('the row', (screen) => row.test(screen.replaceAll(/\s+/g, ' ')), 60_000);
    await terminal.ended;
    for (const text of [terminal.bytes(), processes()]) expect(text).not.toContain(typed.slice(0, 9));
    expect(sudoWrote(folder).filter((name) => !name.includes('lectured') && name !== 'sudo')).toEqual([]);
  });

  it('a fleet asks nobody where nobody sits', () => {
    const {env} = started([allowed]);
    expect(run(['fleet', 'box', '--become', '--ask'], env)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('--ask needs a terminal'),
    });
    expect(run(['fleet', 'box', '--ask'], env)).toMatchObject({code: 64, stderr: expect.stringContaining('--ask goes with --become')});
  });

  it('without a terminal here it is one sentence, and 69', () => {
    const {env} = started([allowed]);
    const {code, stdout, stderr} = run(['check', '--json', '--host', 'box', '--become'], env);
    expect({code, stdout}).toEqual({code: 69, stdout: ''});
    expect(stderr).toMatch(/^rungs: sudo on box wants a password .*no terminal here on which it could ask.*NOPASSWD.*\n$/);
  });

  it('without a sudo there it is one sentence, and 69', () => {
    server = startServer();
    giveNode(server);
    expect(run(['check', '--host', 'box', '--become'], server.env)).toMatchObject({
      code: 69,
      stdout: '',
      stderr: expect.stringContaining('there is no sudo on box'),
    });
  });
});
