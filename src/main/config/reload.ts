import type {LogLine} from '../../model/index.ts';
import {probes, take} from '../../probes/index.ts';
import {type Quiet, tookAsGood} from './quiet.ts';
import type {Subject} from './subject.ts';

/** What a running gateway says of a configuration that was just written. */
export interface Heard {
  readonly is: 'taken' | 'refused' | 'asleep' | 'unheard';
  readonly because: string;
  /** Its own line. */
  readonly line: string | null;
}

/** It looks at the file within a second or two, and says so; a busy host gets the rest. */
const limitMs = 30_000;
/** One that starts anew for it is ready after 9 to 16 s on two cores, 84 s where eight processes want them. */
const restartLimitMs = 180_000;
const everyMs = 1_000;

interface Word {
  readonly is: 'taken' | 'refused' | 'restart' | 'later';
  readonly pattern: RegExp;
  readonly because: string;
}

/** What outweighs the others stands first. */
const words: readonly Word[] = [
  {is: 'refused', pattern: /config reload skipped \(|config (?:reload|restart) failed/, because: 'the gateway refused it'},
  {
    is: 'refused',
    pattern: /Gateway failed to start|Gateway start blocked|Refusing to (?:bind|start)/,
    because: 'the gateway refused to start with it',
  },
  {is: 'later', pattern: /config reload disabled \(gateway\.reload\.mode=off\)/, because: 'the gateway reads it at its next start'},
  {
    is: 'later',
    pattern: /config reload requires gateway restart; hot mode ignoring/,
    because: 'the gateway reads it at its next start, because it reloads only what needs none (gateway.reload.mode=hot)',
  },
  {is: 'taken', pattern: /config hot reload applied|config change applied/, because: 'the gateway took it'},
  {is: 'restart', pattern: /config change requires gateway restart/, because: 'the gateway starts anew for it'},
];

/** The word that counts among lines that were written since; null = none of them speaks of it. */
export function wordIn(lines: readonly string[]): (Omit<Word, 'pattern'> & {readonly line: string}) | null {
  for (const {is, pattern, because} of words) {
    const line = lines.findLast((text) => pattern.test(text));
    if (line !== undefined) return {is, because, line};
  }
  return null;
}

export interface Written {
  readonly at: number;
  readonly quiet: Quiet;
}

/** Waits until the running gateway has said whether it took what was written at that time. */
export async function waitForReload(subject: Subject, {at: writtenAt, quiet}: Written): Promise<Heard> {
  const {host} = subject;
  if (!(await answers(subject)))
    return {is: 'asleep', because: 'the gateway does not answer now and reads it at its next start', line: null};
  if (quiet.same)
    return {is: 'taken', because: 'no value in it is another one than before, so the gateway has nothing to reload', line: null};
  let until = host.clock.now() + limitMs;
  let restarts: LogLine | null = null;
  for (;;) {
    // It is kept as a good one after its word was said, so that is looked for before the word is.
    const good = tookAsGood(subject, writtenAt, quiet.known);
    const lines = await linesSince(subject, writtenAt);
    const word = wordIn(lines.map(({text}) => text));
    if (word !== null && word.is !== 'restart') return {...word, is: word.is === 'refused' ? 'refused' : 'taken'};
    if (word === null && good && !lines.some(({text}) => evaluates.test(text))) return {is: 'taken', because: tookSilently, line: null};
    if (word !== null && restarts === null) {
      until = host.clock.now() + restartLimitMs;
      restarts = lines.findLast(({text}) => text === word.line) ?? null;
    }
    if (restarts !== null && lines.some(({at, text}) => at > (restarts?.at ?? 0) && startsWith.test(text)) && (await answers(subject)))
      return {is: 'taken', because: 'the gateway started anew with it and answers', line: restarts.text};
    if (host.clock.now() >= until) break;
    await host.clock.sleep(everyMs);
  }
  if (restarts === null)
    return {is: 'unheard', because: `the gateway said nothing of it within ${limitMs / 1000} s; look at its log`, line: null};
  return {is: 'refused', because: `the gateway did not come back with it within ${restartLimitMs / 1000} s`, line: restarts.text};
}

/** Its word on it is still to come. */
const evaluates = /config change detected; evaluating reload/;
const tookSilently = 'the gateway read it, runs with these values already and has nothing to reload';

/** What a gateway says once it serves. */
const startsWith = /\bready\b|listening on/i;

async function answers({host, gateway, readings}: Subject): Promise<boolean> {
  const http = await take(probes.http, host, gateway, {readings, deep: false});
  return http.seen && http.value.healthz.seen && http.value.healthz.value.openclaw;
}

async function linesSince({host, gateway, readings}: Subject, since: number): Promise<readonly LogLine[]> {
  const log = await take(probes.log, host, gateway, {readings, deep: false});
  return log.seen ? log.value.lines.filter(({at}) => at >= since) : [];
}
