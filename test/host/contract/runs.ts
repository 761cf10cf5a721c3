import {expect} from 'vitest';
import {type Case, ended, limits, no, noShell, run, seen, sh} from './case.ts';

const out = (text: unknown, more: object = {}) => ({stdout: expect.objectContaining({text, ...more})});

const words: readonly Case[] = [
  run('of one word', ['echo'], ended(0, '\n')),
  run('with a blank in a word', ['echo', 'a  b'], ended(0, 'a  b\n')),
  run(
    'with what a shell would take for its own',
    ['echo', '$HOME', '*', ';', '|', '`id`', '$(id)', '>x'],
    ended(0, '$HOME * ; | `id` $(id) >x\n'),
  ),
  run('with quotes', ['echo', `'a'`, '"b"', '\\'], ended(0, `'a' "b" \\\n`)),
  run('with other alphabets', ['echo', 'имя', '名前', '😀'], ended(0, 'имя 名前 😀\n')),
  run('with a newline in a word', ['echo', 'a\nb'], ended(0, 'a\nb\n')),
  run('with an empty word', ['echo', '', 'a', ''], ended(0, ' a \n')),
  run('of nothing', [], no('missing', 'No command was given'), {}, {cannot: {drill: 'nobody asks a drill for nothing'}}),
  run('of a program that is not there', ['rungs-no-such-program'], no('missing', 'rungs-no-such-program')),
  run('of a path that is not there', ['/usr/bin/rungs-no-such-program'], no('missing')),
  run('of a directory', ['/usr'], no('missing'), {}, {cannot: {drill: noShell}}),
  run('of a file that may not be started', ['/etc/passwd'], no('denied')),
  run('says its own argv', ['echo', 'x'], seen(expect.objectContaining({argv: ['echo', 'x']}))),
];

const ends: readonly Case[] = [
  sh('ends by itself', 'echo out; printf err >&2; exit 3', {
    ended: 'exit',
    exit: 3,
    signal: null,
    ...out('out\n', {bytes: 4, lines: 1, cut: null, sha256: null}),
    stderr: expect.objectContaining({text: 'err', bytes: 3, lines: 1}),
  }),
  ...[0, 1, 2, 64, 127, 255].map((exit) => sh(`ends with ${exit}`, `exit ${exit}`, {ended: 'exit', exit, signal: null})),
  ...['KILL', 'TERM', 'SEGV', 'HUP', 'ABRT'].map((name) =>
    sh(`is ended by SIG${name}`, `ulimit -c 0; kill -${name} $$; sleep 5`, {ended: 'signal', exit: null, signal: `SIG${name}`}),
  ),
  sh('says how long it took', 'sleep 0.2', {tookMs: expect.any(Number)}),
  sh(
    'is ended at its limit, and its words so far are kept',
    'echo so far; sleep 60',
    {ended: 'limit', exit: null, ...out('so far\n')},
    {limitMs: 300},
  ),
  sh(
    'is ended at its limit though it refuses',
    `trap '' TERM; echo no; while :; do sleep 1; done`,
    {ended: 'limit', signal: 'SIGKILL', ...out('no\n')},
    {limitMs: 300},
  ),
  sh(
    'is asked politely first',
    `trap 'echo bye; exit 0' TERM; while :; do sleep 0.05; done`,
    {ended: 'limit', ...out('bye\n')},
    {limitMs: 300},
  ),
  sh('is given back when a child holds its output', 'sleep 60 & echo done', {ended: 'exit', exit: 0, ...out('done\n')}),
];

const outputs: readonly Case[] = [
  sh('says nothing', ':', out('', {bytes: 0, lines: 0})),
  sh('says a line without an end', 'printf a', out('a', {bytes: 1, lines: 1})),
  sh('says bytes that are no UTF-8', `printf 'caf\\351'`, out('caf\uFFFD', {bytes: 4})),
  sh('says a NUL and an escape', `printf 'a\\000b\\033[1mc'`, out('a\u0000b\u001b[1mc', {bytes: 8})),
  sh('says exactly twice what is kept', `printf 0123456789`, out('0123456789', {bytes: 10, cut: null}), {keepBytes: 5}),
  sh(
    'says one byte more',
    `printf 0123456789X`,
    out('01234\n[rungs: 1 bytes, 0 lines left out here]\n6789X', {bytes: 11, cut: {bytes: 1, lines: 0}}),
    {keepBytes: 5},
  ),
  sh('is cut between characters', `printf 'ääääää'`, out('ä\n[rungs: 8 bytes, 0 lines left out here]\nä', {bytes: 12}), {keepBytes: 3}),
  sh(
    'says ten megabytes',
    `head -c 10000000 /dev/zero | tr '\\000' x`,
    out(expect.stringMatching(/^x{100}\n\[rungs: 9999800 bytes, 0 lines left out here\]\nx{100}$/), {
      bytes: 10_000_000,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    }),
    {keepBytes: 100},
  ),
  sh('says much on both streams at once', `for i in 1 2 3 4 5 6 7 8; do head -c 100000 /dev/zero; head -c 100000 /dev/zero >&2; done`, {
    stdout: expect.objectContaining({bytes: 800_000}),
    stderr: expect.objectContaining({bytes: 800_000}),
  }),
  sh('says many lines', 'seq 1 5000', out(expect.stringMatching(/^1\n2\n[\s\S]*\n5000\n$/), {lines: 5000}), {keepBytes: 100_000}),
];

const surroundings: readonly Case[] = [
  sh('has nothing on its standard input', 'cat; echo over', out('over\n')),
  sh('has no terminal', `test -t 0 || test -t 1 || echo none; (: < /dev/tty) 2>/dev/null || echo no tty`, out('none\nno tty\n')),
  sh('begins in the root', 'pwd', out('/\n')),
  sh(
    'has an environment made from nothing',
    `env | cut -d= -f1 | grep -vE '^(_|PWD|SHLVL|OLDPWD)$' | LC_ALL=C sort | tr '\\n' ' '`,
    out(expect.stringMatching(/^DBUS_SESSION_BUS_ADDRESS HOME LANG LOGNAME NO_COLOR PATH (?:RUNGS_RUN )?TERM USER XDG_RUNTIME_DIR $/)),
  ),
  sh('has what was asked for in its environment', 'echo "$EXTRA"', out('a b\n'), {env: {EXTRA: 'a b'}}),
  sh('may be asked to look elsewhere for programs', 'echo "$PATH"', out('/nowhere:/usr/bin:/bin\n'), {
    env: {PATH: '/nowhere:/usr/bin:/bin'},
  }),
  sh('leads a process group of its own', `test "$(ps -o pgid= -p $$ | tr -d ' ')" = $$ && echo leads`, out('leads\n')),
  sh('runs with a lower priority when it is to be gentle', 'nice', {exit: 0, ...out(expect.stringMatching(/^1\d\n$/))}, {gentle: true}),
  run('gently of what is not there', ['rungs-no-such-program'], no('missing'), {gentle: true}, {cannot: {drill: noShell}}),
  {
    name: 'a run as another user is refused to everybody but root',
    ask: () => [{what: 'run', command: {argv: ['id', '-u'], ...limits, as: {name: 'daemon', uid: 1, gid: 1, home: '/'}}}],
    says: (_: unknown, kind: string) => [
      kind !== 'owner' && kind !== 'ssh' && process.getuid?.() === 0 ? ended(0, '1\n') : no('denied', 'only root'),
    ],
    cannot: {drill: 'who looks at a drill is the owner of everything in it'},
  },
];

export const runCases: readonly Case[] = [...words, ...ends, ...outputs, ...surroundings];
