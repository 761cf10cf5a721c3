import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, expectTypeOf, test} from 'vitest';
import type {CommandStep, RunAs, Step} from '../../src/model/index.ts';
import {
  change,
  type Hole,
  handedTo,
  look,
  operand,
  pastable,
  path,
  printCommand,
  printStep,
  printWords,
  say,
  value,
} from '../../src/steps/index.ts';
import {hostileNames} from './hostile-names.ts';

const root = mkdtempSync(join(tmpdir(), 'rungs-steps-'));
afterAll(() => rmSync(root, {recursive: true, force: true}));

/** Programs that a name could try to start write down that they ran. */
const programs = join(root, 'programs');
const ran = join(root, 'ran');
mkdirSync(programs);
for (const name of ['touch', 'id', 'rm', 'ls', 'root', 'a', 'canary']) {
  writeFileSync(join(programs, name), `#!/bin/sh\necho "$0" >> ${ran}\n`);
  chmodSync(join(programs, name), 0o755);
}

/** The shells that are here; every one of them has a `sh`. */
const shells = ['sh', 'bash', 'dash', 'ksh', 'zsh'].filter((name) => spawnSync(name, ['-c', 'exit 0']).status === 0);

let folders = 0;

/** Pastes lines into a shell in an empty folder, with everything that a shell expands switched on, and says what came out. */
function paste(shell: string, lines: readonly string[]): Buffer {
  folders += 1;
  const here = join(root, `here-${folders}`);
  const script = join(root, `script-${folders}`);
  mkdirSync(here);
  const before = shell === 'bash' ? 'set -o history -o histexpand\ntouch=1\n' : '';
  writeFileSync(script, `${before}${lines.join('\n')}\n`);
  const env = {PATH: programs, HOME: here};
  const checked = spawnSync(shell, ['-n', script], {cwd: here, encoding: 'utf8'});
  expect(checked.stderr, `${shell} -n`).toBe('');
  const done = spawnSync(`/bin/${shell}`, [script], {cwd: here, env, maxBuffer: 256 * 1024 * 1024});
  expect(done.stderr.toString(), shell).toBe('');
  expect(readdirSync(here), shell).toEqual([]);
  expect(existsSync(ran), shell).toBe(false);
  return done.stdout;
}

function received(output: Buffer): readonly string[] {
  return output.toString('latin1').split('\0').slice(0, -1);
}

function bytes(words: readonly string[]): readonly string[] {
  return words.map((word) => Buffer.from(word).toString('latin1'));
}

function inBatches<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({length: Math.ceil(all.length / size)}, (_, index) => all.slice(index * size, (index + 1) * size));
}

/** Commands that are given these texts as words and print nothing of them. */
function ignored(texts: readonly string[]): readonly string[] {
  return inBatches(texts, 50).map((batch) => `/usr/bin/printf '%.0s' ${batch.join(' ')}`);
}

const names = hostileNames(10_000);
const owner: RunAs = {is: 'owner', name: 'ops', uid: 1001, login: {env: ['XDG_RUNTIME_DIR=/run/user/1001']}};

/** A real program that hands back the words it was given. */
function recorder(given: readonly string[]): CommandStep {
  return look`/usr/bin/printf '%s\0' ${given.map(value)}`;
}

describe('ten thousand hostile names', () => {
  const fine = names.filter((name) => pastable(recorder([name])) !== null);
  const refused = names.filter((name) => pastable(recorder([name])) === null);

  test('are of both kinds', () => {
    expect(names.length).toBe(10_000);
    expect(fine.length).toBeGreaterThan(3_000);
    expect(refused.length).toBeGreaterThan(2_000);
  });

  test.each(shells)('arrive byte for byte at the program when %s is given the line, and nothing else happens', (shell) => {
    const output = paste(
      shell,
      inBatches(fine, 50).map((batch) => printStep({...recorder(batch), effect: batch.join(' ')} as Step)),
    );
    expect(received(output)).toEqual(bytes(fine));
  });

  test.each(shells)('that cannot be pasted are sentences, which %s finds nothing in', (shell) => {
    const lines = refused.flatMap((name) => [printStep(recorder([name])), printCommand(recorder([name])), printStep(say`look at ${name}`)]);
    expect(lines.filter((line) => !line.startsWith('# '))).toEqual([]);
    expect(paste(shell, lines).length).toBe(0);
    // zsh knows no comments where somebody types: there the words after the sign are words of a command.
    expect(paste(shell, ignored(refused.map((name) => printStep(recorder([name])).slice(2)))).length).toBe(0);
  });

  test('stand in no sentence as they are, where a shell would find something in them', () => {
    expect(paste('sh', ignored(names.map((name) => say`${name}`.text))).length).toBe(0);
  });

  test('never lead an operand to be an option', () => {
    for (const name of names) {
      const {argv} = look`chmod 600 ${operand(name)}`;
      expect(argv.at(-1)).toBe(name);
      if (name.startsWith('-')) expect(argv.at(-2)).toBe('--');
      expect(look`chmod 600 ${path(name)}`.argv.at(-1)?.startsWith('-')).toBe(false);
    }
  });

  test('are marked beside the command, all that hold more than a person types', () => {
    for (const name of fine) {
      const step = look`chmod 600 ${path(name)}`;
      expect(printStep(step).includes('nobody would type'), name).toBe(
        !/^[A-Za-z0-9._/@:+,][A-Za-z0-9._/@:=+,%-]*$/.test(step.argv[2] ?? ''),
      );
    }
  });

  test('go through sudo and a login of somebody else as the same words', () => {
    // sudo -i joins its words for a shell and puts a backslash before all but letters, digits, _, - and $.
    const steps = fine.slice(0, 600).map((name) => handedTo(owner, recorder([name])));
    const lines = steps.flatMap((step) => pastable(step) ?? []);
    expect(lines.length).toBeGreaterThan(300);
    const handed = received(paste('sh', [`sudo() { for word; do printf '%s\\0' "$word"; done; }`, ...lines]));
    const commands = lines.map((_, index) => handed.slice(index * 7 + 2, index * 7 + 7));
    const escaped = commands.map((words) => words.map((word) => word.replace(/[^\w$-]/g, '\\$&')).join(' '));
    const script = join(root, 'login');
    writeFileSync(script, Buffer.from(`${escaped.join('\n')}\n`, 'latin1'));
    const output = execFileSync('/bin/sh', [script], {cwd: programs, env: {PATH: '/usr/bin:/bin', HOME: root}});
    expect(received(output)).toEqual(bytes(steps.filter((step) => pastable(step) !== null).map((step) => step.argv[2] ?? '')));
    expect(existsSync(ran)).toBe(false);
  });
});

test('a change has a word that arms it, and the compiler asks for it', () => {
  expectTypeOf<{readonly effect: string}>().not.toExtend<Parameters<typeof change>[0]>();
  expectTypeOf<Extract<CommandStep, {readonly kind: 'change'}>['word']>().toEqualTypeOf<string>();
});

describe('a printed command', () => {
  const odd = '/home/ops/.openclaw/openclaw.json.bak.$(touch $HOME;id)';

  test.each<[string, Step, string]>([
    ['a plain path plainly', look`chmod 600 ${path('/home/ops/.openclaw/.env')}`, 'chmod 600 /home/ops/.openclaw/.env'],
    [
      'a name that is code as one quoted word, and marked',
      change({effect: 'closes the file', word: 'chmod'})`chmod 600 ${path(odd)}`,
      `chmod 600 '${odd}'  # closes the file, a name in it is one that nobody would type, read it first`,
    ],
    ['fixed words with blanks quoted and not marked', look`ss -Hltnp 'sport = :${18789}'`, "ss -Hltnp 'sport = :18789'"],
    ['a quote', look`cat ${path("/a'b")}`, `cat '/a'\\''b'  # a name in it is one that nobody would type, read it first`],
    ['an empty name', look`cat ${operand('')}`, `cat ''  # a name in it is one that nobody would type, read it first`],
    ['a path with a dash in front', look`cat ${path('-x')}`, 'cat ./-x'],
    ['several names', look`ls -la ${['/a', '/b'].map(path)} -x`, 'ls -la /a /b -x'],
    [
      'a name inside a word',
      look`launchctl print gui/${501}/${value('ai.openclaw.gateway')}`,
      'launchctl print gui/501/ai.openclaw.gateway',
    ],
    ['a newline', look`cat ${path('/a\nid')}`, "# no command: the name '/a\\nid' holds characters that cannot be pasted"],
    [
      'nothing of the effect where there is no command',
      change({effect: 'closes the file', word: 'chmod'})`chmod 600 ${path('/a\u202eb')}`,
      "# no command: the name '/a\\u{202e}b' holds characters that cannot be pasted",
    ],
    [
      'what stands for a secret',
      look`cat ${path('/a/‹secret x ~a1b2c3›')}`,
      "# no command: the name '/a/‹secret x ~a1b2c3›' holds characters that cannot be pasted",
    ],
    ['root’s work', handedTo({is: 'root'}, look`systemctl start ${operand('gw.service')}`), 'sudo systemctl start gw.service'],
    ['the owner’s work', handedTo({is: 'owner', name: 'ops', uid: 1001}, look`kill -CONT ${4711}`), 'sudo -u ops kill -CONT 4711'],
    [
      'the owner’s login',
      handedTo(owner, look`openclaw gateway status`),
      'sudo -iu ops env XDG_RUNTIME_DIR=/run/user/1001 openclaw gateway status',
    ],
    [
      'the owner’s manager',
      handedTo({is: 'owner', name: 'ops', uid: 1001}, look`systemctl --user start ${operand('gw.service')}`),
      'systemctl --user -M ops@ start gw.service',
    ],
    [
      'a dollar that a login would expand',
      handedTo(owner, look`openclaw --profile ${value('$HOME')} status`),
      "# no command: the name '$HOME' holds a dollar, which the shell of another user would take for its own",
    ],
    [
      'a program that env would take for a variable',
      look`${value('/a=b/openclaw')} status`,
      "# no command: '/a=b/openclaw' cannot be started by its name",
    ],
    ['a program that is a word of the shell', look`${value('eval')} x`, '# no command: eval cannot be started by its name'],
    ['a sentence', say`move ${'KEY'} to ${'/home/x$(id)/.env'}`, "# move KEY to '/home/x$(id)/.env'"],
  ])('writes %s', (_, step, line) => {
    expect(printStep(step).replace(/^# no command: (\S+) cannot/, '# no command: $1 cannot')).toBe(
      line.replace("'/a=b/openclaw'", '/a=b/openclaw'),
    );
  });

  test('is never made of a line of text', () => {
    expectTypeOf<string>().not.toExtend<Step>();
    expectTypeOf<string>().not.toExtend<Hole>();
    expectTypeOf<{argv: readonly string[]; named: readonly number[]; effect: string; kind: 'look'}>().not.toExtend<CommandStep>();
    expectTypeOf<{text: string}>().not.toExtend<Step>();
  });

  test('holds the words of a command that somebody typed', () => {
    expect(printWords(['openclaw', 'gateway', 'call', 'x', '--params', '{"a":"$(id)"}'])).toBe(
      `openclaw gateway call x --params '{"a":"$(id)"}'`,
    );
    expect(printWords(['cat', 'a\u202eb'])).toMatch(/^# no command: the name 'a\\u\{202e\}b' holds/);
  });

  test('of a real chmod meets the file with a dash and no other', () => {
    const here = join(root, 'real');
    mkdirSync(here);
    for (const name of ['-R', 'a b', '$(id)']) writeFileSync(join(here, name), '', {mode: 0o644});
    for (const name of ['-R', 'a b', '$(id)']) {
      execFileSync('sh', ['-c', printStep(look`chmod 600 ${path(name)}`)], {cwd: here});
      expect(statSync(join(here, name)).mode & 0o777, name).toBe(0o600);
    }
  });
});
