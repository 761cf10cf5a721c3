import {spawnSync} from 'node:child_process';

/** A recipient as age takes one: its own keys, those of its plugins, and ssh keys. */
const recipients = /^(?:age1[a-z0-9]{20,4000}|ssh-(?:ed25519|rsa) [A-Za-z0-9+/=]{40,4000}(?: [^\p{Cc}]{0,200})?)$/u;

const limitMs = 60_000;
/** The seal adds some hundred bytes for each recipient. */
const bytesMax = 64 * 1024 * 1024;

export function isRecipient(word: string): boolean {
  return recipients.test(word);
}

/**
 * Seals by the `age` that is installed here: a library for it would be a sixteenth of the whole program, and ours would be one more
 * encryption that nobody has looked at. What is sealed goes in by its standard input, so that it lies on no disk before.
 */
export function seal(bytes: Uint8Array, to: readonly string[]): Uint8Array | {readonly problem: string} {
  const words = ['--encrypt', ...to.flatMap((one) => ['--recipient', one])];
  const done = spawnSync('age', words, {
    input: bytes,
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: limitMs,
    killSignal: 'SIGKILL',
    maxBuffer: bytesMax,
  });
  const {code, message} = (done.error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOENT') return {problem: 'age is not installed here, which seals it: install it (apt, brew), or leave out --to'};
  // One that refuses its words ends before it has read anything, and says why.
  if (done.error !== undefined && code !== 'EPIPE') return {problem: `age: ${message}`};
  const sealed = done.stdout.subarray(0, sealMark.length).toString('latin1') === sealMark;
  if (done.status === 0 && sealed && done.error === undefined) return done.stdout;
  const said =
    done.stderr
      .toString('utf8')
      .replaceAll(/[^\x20-\x7e\n]/g, '?')
      .split('\n')[0]
      ?.slice(0, 200) ?? '';
  return {problem: `age did not seal it: ${said === '' ? `exit ${done.status ?? done.signal}` : said}`};
}

const sealMark = 'age-encryption.org/v1';
