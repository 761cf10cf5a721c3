import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import {chmod, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {localHost} from '../../src/host/index.ts';
import type {Command, Ran} from '../../src/model/index.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rungs-run-'));
});

afterAll(() => rm(folder, {recursive: true}));

const node = process.execPath;

async function ran(argv: readonly string[], more: Partial<Command> = {}): Promise<Ran> {
  const answer = await localHost().run({argv, limitMs: 60_000, keepBytes: 100_000, ...more});
  if (!answer.seen) {
    throw new Error(`${answer.why}: ${answer.detail}`);
  }

  return answer.value;
}

/** True while a process lives; a zombie that its parent has not fetched is dead. */
function lives(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function made(path: string): Promise<void> {
  while (!existsSync(path)) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function gone(pids: readonly number[]): Promise<void> {
  while (pids.some(lives)) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('a command that ends by itself', () => {
  it('returns its exit, both streams and their sizes', async () => {
    expect(await ran(['sh', '-c', 'echo out; printf "a\\nb" >&2; exit 3'])).toMatchObject({
      ended: 'exit',
      exit: 3,
      signal: null,
      stdout: {text: 'out\n', bytes: 4, lines: 1, cut: null, sha256: null},
      stderr: {text: 'a\nb', bytes: 3, lines: 2},
    });
  });

  it('names the signal that ended it', async () => {
    expect(await ran(['sh', '-c', 'kill -9 $$'])).toMatchObject({ended: 'signal', exit: null, signal: 'SIGKILL'});
  });

  it('has no shell, no terminal and nothing on its standard input', async () => {
    expect((await ran(['echo', '$HOME', ';', 'ls'])).stdout.text).toBe('$HOME ; ls\n');
    expect((await ran(['sh', '-c', 'cat; test -t 0 || echo no-terminal; ps -o tty= -p $$ 2>/dev/null | tr -d " "'])).stdout.text).toMatch(
      /^no-terminal\n/,
    );
  });

  it('gets an environment made from nothing, with what was asked for and nothing of ours', async () => {
    process.env['OPENCLAW_GATEWAY_TOKEN'] = 'ours';
    const text = (await ran(['env'], {env: {EXTRA: 'yes'}})).stdout.text;
    delete process.env['OPENCLAW_GATEWAY_TOKEN'];
    const names = text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('=')[0])
      .filter((name) => name !== '_' && name !== 'PWD' && name !== 'SHLVL')
      .sort();
    expect(names).toEqual(
      [
        'DBUS_SESSION_BUS_ADDRESS',
        'EXTRA',
        'HOME',
        'LANG',
        'LOGNAME',
        'NO_COLOR',
        'PATH',
        'RUNGS_RUN',
        'TERM',
        'USER',
        'XDG_RUNTIME_DIR',
      ].filter((name) => process.platform === 'linux' || !/^(?:DBUS|XDG)/.test(name)),
    );
    expect(text).toContain(`HOME=${userInfo().homedir}\n`);
    expect(text).not.toContain('node_modules/.bin');
  });

  it('is given back at once when it leaves a child behind that holds its output open, and that child is ended', async () => {
    const result = await ran(['sh', '-c', 'sleep 60 & echo $!; echo done']);
    const [pid, word] = result.stdout.text.split('\n');
    expect(word).toBe('done');
    expect(result).toMatchObject({ended: 'exit', exit: 0});
    expect(result.tookMs).toBeLessThan(5000);
    await gone([Number(pid)]);
  });

  it('runs with a lower priority when it is to be gentle', async () => {
    const own = Number((await ran(['nice'])).stdout.text);
    expect(Number((await ran(['nice'], {gentle: true})).stdout.text)).toBe(Math.min(19, own + 10));
    expect(await localHost().run({argv: ['is-not-there'], gentle: true, limitMs: 1000, keepBytes: 10})).toMatchObject({
      seen: false,
      why: 'missing',
    });
  });
});

describe('a command with a folder of its own', () => {
  const litter = 'mkdir -p "$TMPDIR/x" "$XDG_CACHE_HOME" "$npm_config_cache/_logs"; echo > "$TMPDIR/state.copy"; echo "$TMPDIR"';

  it.each([
    ['at its end', 'exit 0', {}],
    ['at its limit', 'sleep 60', {limitMs: 500}],
  ] as const)('leaves nothing of it %s', async (_when, last, more) => {
    const result = await ran(['sh', '-c', `${litter}; ${last}`], {scratch: true, ...more});
    const made = result.stdout.text.trim();
    expect(made).toMatch(/\/rungs-\w+$/);
    expect(existsSync(made)).toBe(false);
  });

  it.skipIf(process.getuid?.() !== 0)('has it owned and removed by whom it runs as', async () => {
    const as = {name: 'nobody', uid: 65_534, gid: 65_534, home: '/'};
    const result = await ran(['sh', '-c', `${litter}; stat -c %u:%a "$TMPDIR"`], {scratch: true, as});
    const [made = '', facts] = result.stdout.text.trim().split('\n');
    expect(facts).toBe('65534:700');
    expect(existsSync(made)).toBe(false);
  });

  it('finds the lock of an older release in it still', async () => {
    const locks = `/tmp/openclaw-${process.getuid?.()}`;
    const there = existsSync(locks);
    if (!there) await mkdir(locks);
    await writeFile(join(locks, 'gateway.rungs-test.lock'), 'held');
    const result = await ran(['sh', '-c', `cat "$TMPDIR/openclaw-$(id -u)/gateway.rungs-test.lock"`], {scratch: true});
    await rm(there ? join(locks, 'gateway.rungs-test.lock') : locks, {recursive: true});
    expect(result.stdout.text).toBe('held');
  });
});

describe('a command that does not end', () => {
  it('is ended at its limit with all that it started, even those who ignore the polite signal, and its words so far are kept', async () => {
    const script = join(folder, 'stubborn.sh');
    await writeFile(
      script,
      [
        'trap "" TERM',
        `(trap '' TERM; sh -c "trap '' TERM; echo grandchild \\$\\$; while :; do sleep 60; done" & wait) &`,
        'echo child $!',
        'echo self $$',
        'while :; do sleep 60; done',
      ].join('\n'),
    );
    const result = await ran(['sh', script], {limitMs: 2000});
    const pids = [...result.stdout.text.matchAll(/\d+/g)].map(Number);
    expect(result).toMatchObject({ended: 'limit', exit: null, signal: 'SIGKILL'});
    expect(pids).toHaveLength(3);
    expect(result.tookMs).toBeGreaterThanOrEqual(2000);
    await gone(pids);
  });

  it.each([
    ['at its end', {}, 'echo over', 'exit'],
    ['at its limit', {limitMs: 600}, 'sleep 60', 'limit'],
  ] as const)('takes along %s who left its session, and theirs', async (_when, more, last, ended) => {
    const deep = 'setsid sh -c "setsid sleep 61 & echo \\$!; sleep 62" & echo $!; sleep 0.2';
    const result = await ran(['sh', '-c', `${deep}; ${last}`], more);
    const pids = [...result.stdout.text.matchAll(/\d+/g)].map(Number);
    expect(pids).toHaveLength(2);
    expect(result.ended).toBe(ended);
    await gone(pids);
  });

  it.skipIf(process.platform !== 'linux').each([
    ['at its end', {}, 'echo over', 'exit'],
    ['at its limit', {limitMs: 600}, 'sleep 60', 'limit'],
  ] as const)(
    'that keeps things beside its work takes along %s who left its session and forgot where it came from',
    async (_, more, last, ended) => {
      // Each of them is orphaned at once: no look at who has which children would ever see it.
      const orphan = (seconds: number) => `env -i setsid sh -c 'sleep ${seconds} >/dev/null 2>&1 & echo $!'`;
      const left = `${orphan(64)}; ${orphan(65)}`;
      const result = await ran(['sh', '-c', `${left}; ${last}`], {scratch: true, ...more});
      const pids = [...result.stdout.text.matchAll(/\d+/g)].map(Number);
      expect(pids).toHaveLength(2);
      expect(result.ended).toBe(ended);
      await gone(pids);
    },
  );

  it('leaves a change what it started, when that left its session', async () => {
    const result = await ran(['sh', '-c', 'setsid sleep 63 & echo $!; sleep 0.2'], {mayLeave: true});
    const pid = Number(result.stdout.text.trim());
    expect(lives(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });

  it('may end politely within the grace, and what it says then is kept', async () => {
    expect(await ran(['sh', '-c', 'trap "echo bye; exit 7" TERM; echo hi; sleep 60 & wait'], {limitMs: 2000})).toMatchObject({
      ended: 'limit',
      exit: 7,
      stdout: {text: 'hi\nbye\n'},
    });
  });

  it('is stopped by the responder', async () => {
    const stop = new AbortController();
    const begun = join(folder, 'begun');
    const running = ran(['sh', '-c', `echo begun; touch ${begun}; sleep 60`], {signal: stop.signal});
    await made(begun);
    stop.abort();
    expect(await running).toMatchObject({ended: 'stopped', stdout: {text: 'begun\n'}});
    expect(await ran(['echo', 'x'], {signal: AbortSignal.abort()})).toMatchObject({ended: 'stopped', exit: null, stdout: {text: ''}});
  });

  it('does not outlive us, however we end', async () => {
    await Promise.all(
      ['process.exit(0)', 'process.kill(process.pid, "SIGTERM")', 'throw new Error("ours")'].map(async (how, turn) => {
        const pidFile = join(folder, `pid-${turn}`);
        const program = join(folder, `ends-${turn}.mjs`);
        await writeFile(
          program,
          [
            "import {existsSync} from 'node:fs';",
            `import {localHost} from ${JSON.stringify(new URL('../../src/host/index.ts', import.meta.url).href)};`,
            `const script = 'trap "" TERM HUP; echo $$ > ${pidFile}; while :; do sleep 60; done';`,
            "void localHost().run({argv: ['sh', '-c', script], limitMs: 60000, keepBytes: 10});",
            'const look = setInterval(() => {',
            `  if (existsSync(${JSON.stringify(pidFile)})) { clearInterval(look); setTimeout(() => { ${how}; }, 50); }`,
            '}, 20);',
          ].join('\n'),
        );
        await ran([node, program]);
        const pid = Number(await readFile(pidFile, 'utf8'));
        expect(pid).toBeGreaterThan(1);
        await gone([pid]);
      }),
    );
  });
});

describe('a command that says too much', () => {
  it('keeps the head and the tail of 200 MB, counts and hashes the rest, and stays small', async () => {
    const hash = createHash('sha256');
    const line = `${'0123456789abcdef'.repeat(4)}\n`;
    const lines = Math.ceil(200e6 / line.length);
    const block = line.repeat(1000);
    for (let done = 0; done < lines; done += 1000) {
      hash.update(done + 1000 <= lines ? block : line.repeat(lines - done));
    }

    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const result = await ran(['sh', '-c', `yes ${line.trim()} | head -n ${lines}`]);
    clearInterval(watch);
    expect(result.stdout).toMatchObject({bytes: lines * line.length, lines, sha256: hash.digest('hex')});
    expect(result.stdout.text.length).toBeLessThan(200_200);
    expect(result.stdout.text).toContain(`\n[rungs: ${result.stdout.cut?.bytes} bytes, ${result.stdout.cut?.lines} lines left out here]\n`);
    // What is kept is 0.2 MB; the rest is garbage that waits to be collected, whatever the stream's length.
    expect((most - before) / 1e6).toBeLessThan(100);
  }, 60_000);

  it('keeps both ends of one line of 5 MB', async () => {
    const {stdout} = await ran([node, '-e', 'process.stdout.write("<" + "x".repeat(5e6) + ">")'], {keepBytes: 1000});
    expect(stdout).toMatchObject({bytes: 5_000_002, lines: 1, cut: {bytes: 4_998_002, lines: 0}});
    expect(stdout.text.startsWith('<x')).toBe(true);
    expect(stdout.text.endsWith('x>')).toBe(true);
  });

  it('keeps all of an output that just fits', async () => {
    const {stdout} = await ran([node, '-e', 'process.stdout.write("a".repeat(1000) + "b".repeat(1000))'], {keepBytes: 1000});
    expect(stdout).toMatchObject({text: 'a'.repeat(1000) + 'b'.repeat(1000), cut: null, sha256: null});
  });

  it('cuts no character in two and takes bytes that are no text', async () => {
    for (const keep of [10, 11, 12, 13]) {
      const {stdout} = await ran([node, '-e', 'process.stdout.write("é😀".repeat(100))'], {keepBytes: keep});
      expect(stdout.text).not.toContain('\ufffd');
      const [head = '', tail = ''] = stdout.text.split(/\n\[.*\]\n/);
      expect(Buffer.byteLength(head + tail) + (stdout.cut?.bytes ?? 0)).toBe(stdout.bytes);
    }

    expect((await ran([node, '-e', 'process.stdout.write(Buffer.from([255, 254, 65, 195, 40, 10]))'])).stdout).toMatchObject({
      text: '\ufffd\ufffdA\ufffd(\n',
      bytes: 6,
    });
  });
});

describe('a command that cannot start', () => {
  it.each([
    [
      'a program that is not on the PATH',
      ['rungs-no-such-program'],
      'missing',
      /^rungs-no-such-program is not on the PATH \(.*\); install it or name it with its full path\.$/,
    ],
    ['a path that is not there', ['/nowhere/x'], 'missing', '/nowhere/x is not there; check the path.'],
    ['a file that is no program', ['/etc/passwd'], 'denied', '/etc/passwd may not be started by this user; look as its owner or as root.'],
    ['a directory', ['/etc'], 'missing', '/etc is not there; check the path.'],
    ['nothing', [], 'missing', 'No command was given; name a program.'],
  ])('says so of %s', async (_what, argv, why, detail) => {
    expect(await localHost().run({argv, limitMs: 1000, keepBytes: 10})).toEqual({
      seen: false,
      why,
      detail: typeof detail === 'string' ? detail : expect.stringMatching(detail),
    });
  });

  it('says so of arguments that no program can be given', async () => {
    expect(await localHost().run({argv: ['echo', 'a\u0000b'], limitMs: 1000, keepBytes: 10})).toMatchObject({
      seen: false,
      why: 'garbled',
      detail: expect.stringMatching(/^Starting echo: /),
    });
  });

  it('names the interpreter that a script asks for in vain', async () => {
    const script = join(folder, 'script');
    await writeFile(script, '#!/opt/gone/bin/node\n');
    await chmod(script, 0o755);
    expect(await localHost().run({argv: [script], limitMs: 1000, keepBytes: 10})).toEqual({
      seen: false,
      why: 'missing',
      detail: `${script} is there, but "/opt/gone/bin/node" of its first line is not; install that or correct the line.`,
    });
  });

  it('says of another user that only root can look through his eyes', async () => {
    const other = {name: 'somebody', uid: 4_000_000, gid: 4_000_000, home: '/home/somebody'};
    const answer = await localHost().run({argv: ['true'], as: other, limitMs: 1000, keepBytes: 10});
    expect(answer).toMatchObject(
      process.getuid?.() === 0
        ? {seen: false, why: 'missing', detail: expect.stringMatching(/^Starting true: /)}
        : {seen: false, why: 'denied', detail: expect.stringContaining('run rungs as somebody or as root')},
    );
  });
});

describe.runIf(process.getuid?.() === 0 && existsSync('/etc/passwd') && readFileSync('/etc/passwd', 'utf8').includes('\nnobody:'))(
  'as root, through the eyes of another user',
  () => {
    const [, , uid, gid] = (
      process.getuid?.() === 0
        ? (readFileSync('/etc/passwd', 'utf8')
            .split('\n')
            .find((line) => line.startsWith('nobody:')) ?? '')
        : ''
    ).split(':');
    const nobody = {name: 'nobody', uid: Number(uid), gid: Number(gid), home: '/nonexistent'};

    it('runs with his identity, his home, his bus and nothing of ours', async () => {
      const {stdout} = await ran(['sh', '-c', 'id -u; id -g; env'], {as: nobody, env: {EXTRA: 'a b'}, gentle: true});
      const [ownUid, ownGid, ...env] = stdout.text.trim().split('\n');
      expect([ownUid, ownGid]).toEqual([uid, gid]);
      expect(env.filter((line) => !/^(?:PWD|_|SHLVL|OLDPWD)=/.test(line)).sort()).toEqual([
        `DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/${uid}/bus`,
        'EXTRA=a b',
        'HOME=/nonexistent',
        'LANG=C.UTF-8',
        'LOGNAME=nobody',
        'NO_COLOR=1',
        expect.stringMatching(/^PATH=\/nonexistent\/\.local\/bin:/),
        expect.stringMatching(/^RUNGS_RUN=/),
        'TERM=dumb',
        'USER=nobody',
        `XDG_RUNTIME_DIR=/run/user/${uid}`,
      ]);
    });

    it('runs as a number that no directory of users knows, as gateways in containers have it', async () => {
      const result = await ran(['id'], {as: {name: 'uid 54321', uid: 54_321, gid: 54_321, home: '/'}});
      expect(result).toMatchObject({exit: 0, stdout: {text: 'uid=54321 gid=54321 groups=54321\n'}});
    });

    it('says of a program that he may not start that it was denied', async () => {
      const script = join(folder, 'for-root');
      await writeFile(script, '#!/bin/sh\n');
      await chmod(script, 0o700);
      await chmod(folder, 0o755);
      expect(await localHost().run({argv: [script], as: nobody, limitMs: 5000, keepBytes: 1000})).toEqual({
        seen: false,
        why: 'denied',
        detail: expect.stringMatching(/^Starting .*for-root: .*Permission denied\.$/),
      });
    });

    it('ends all that it started there as well', async () => {
      const result = await ran(['sh', '-c', 'trap "" TERM; sleep 60 & echo $!; echo $$; wait; sleep 60'], {as: nobody, limitMs: 2000});
      expect(result.ended).toBe('limit');
      await gone([...result.stdout.text.matchAll(/\d+/g)].map(Number));
    });
  },
);

describe('many commands', () => {
  it('run four at a time and no more', async () => {
    const host = localHost();
    const marks = join(folder, 'marks');
    await writeFile(marks, '');
    // The first waits for a second one beside it, whatever else the machine does.
    const script = `echo + >> ${marks}; until [ $(grep -c + ${marks}) -ge 2 ]; do sleep 0.01; done; sleep 0.1; echo - >> ${marks}`;
    await Promise.all(Array.from({length: 9}, () => host.run({argv: ['sh', '-c', script], limitMs: 15_000, keepBytes: 10})));
    let now = 0;
    const most = Math.max(
      ...(await readFile(marks, 'utf8'))
        .trim()
        .split('\n')
        .map((mark) => (now += mark === '+' ? 1 : -1)),
    );
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
  });

  it('that wait for a place can be stopped, and do not use up their limit while they wait', async () => {
    const host = localHost();
    const busy = Array.from({length: 4}, () => host.run({argv: ['sleep', '2.5'], limitMs: 15_000, keepBytes: 10}));
    const waiting = host.run({argv: ['echo', 'late but whole'], limitMs: 2000, keepBytes: 100});
    const stop = new AbortController();
    const stopped = host.run({argv: ['echo', 'never'], limitMs: 2000, keepBytes: 100, signal: stop.signal});
    stop.abort();
    expect(await stopped).toMatchObject({seen: true, value: {ended: 'stopped', stdout: {text: ''}}});
    expect(await waiting).toMatchObject({seen: true, value: {ended: 'exit', stdout: {text: 'late but whole\n'}}});
    await Promise.all(busy);
  });
});
