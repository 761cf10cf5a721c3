import {spawnSync} from 'node:child_process';
import {closeSync, constants, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A signature is of no other use than this one, whatever else the key signs. */
const namespace = 'rungs';

/** An agent that asks somebody first may take that long, and not longer. */
const limitMs = 30_000;

export type Signed = {readonly signature: string} | {readonly problem: string};

/**
 * Signs by the responder's own ssh key, in the agent or in a file. It asks for nothing: without a terminal of its own and without a
 * program that asks, a key with a passphrase that no agent holds is refused at once.
 */
export function signBySsh(text: string, key: string): Signed {
  return inScratch((folder) => {
    const file = join(folder, 'head');
    writeFileSync(file, text, {mode: 0o600});
    const {code, said} = sshKeygen(['-Y', 'sign', '-q', '-n', namespace, '-f', key, file], null);
    if (code !== 0 || !existsSync(`${file}.sig`)) return {problem: `not signed with ${key}: ${reasonIn(said)}`};
    return {signature: readFileSync(`${file}.sig`, 'utf8')};
  });
}

/** Whose signature it is: the key's fingerprint, and by whom where a list of allowed signers says so. */
export type Signer =
  | {readonly is: 'good'; readonly key: string; readonly who: string | null}
  | {readonly is: 'bad'; readonly why: string}
  | {readonly is: 'unknown'; readonly why: string};

export function checkBySsh(text: string, signature: string, signers: string | undefined): Signer {
  return inScratch((folder) => {
    const [head, sig] = [join(folder, 'head'), join(folder, 'sig')];
    writeFileSync(head, text, {mode: 0o600});
    writeFileSync(sig, signature, {mode: 0o600});
    const checked = sshKeygen(['-Y', 'check-novalidate', '-n', namespace, '-s', sig], head);
    if (checked.code === null) return {is: 'unknown', why: reasonIn(checked.said)};
    const key = /with (\S+ key \S+)/.exec(checked.said)?.[1];
    if (checked.code !== 0 || key === undefined) return {is: 'bad', why: reasonIn(checked.said)};
    if (signers === undefined) return {is: 'good', key, who: null};
    const found = sshKeygen(['-Y', 'find-principals', '-s', sig, '-f', signers], null);
    const who = found.said.split('\n')[0]?.trim() ?? '';
    if (found.code !== 0 || who === '') return {is: 'bad', why: `${key} is of nobody in ${signers}`};
    const verified = sshKeygen(['-Y', 'verify', '-n', namespace, '-s', sig, '-f', signers, '-I', who], head);
    return verified.code === 0 ? {is: 'good', key, who} : {is: 'bad', why: reasonIn(verified.said)};
  });
}

/** Nothing that it could ask by: no terminal, no window, no standard input but the file that is checked. */
function sshKeygen(words: readonly string[], input: string | null): {readonly code: number | null; readonly said: string} {
  const {SSH_ASKPASS: _, DISPLAY: __, WAYLAND_DISPLAY: ___, ...env} = process.env;
  const stdin = input === null ? null : openSync(input, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const how = {
      env: {...env, SSH_ASKPASS_REQUIRE: 'never', LC_ALL: 'C'},
      stdio: [stdin ?? 'ignore', 'pipe', 'pipe'] as (number | 'ignore' | 'pipe')[],
      // In a session of its own /dev/tty is nobody's.
      detached: true,
      timeout: limitMs,
      killSignal: 'SIGKILL',
      encoding: 'utf8',
    } as const;
    const done = spawnSync('ssh-keygen', words, how);
    if (done.error === undefined) return {code: done.status, said: `${done.stdout}${done.stderr}`};
    const missing = (done.error as NodeJS.ErrnoException).code === 'ENOENT';
    return {code: null, said: missing ? 'ssh-keygen is not installed here' : `ssh-keygen: ${done.error.message}`};
  } finally {
    if (stdin !== null) closeSync(stdin);
  }
}

function reasonIn(said: string): string {
  if (said.includes('passphrase'))
    return 'it has a passphrase, and nothing is asked for here: add it to your agent (ssh-add), or name its .pub';
  const lines = said.split('\n').flatMap((one) => one.replace(/[^\x20-\x7e]/g, '?').trim() || []);
  return lines.at(-1)?.slice(0, 200) ?? 'ssh-keygen gave no reason';
}

function inScratch<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-head-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
