import type {Code} from '../model/index.ts';
import {allSignatures, type SignatureId, signatures} from './signatures.ts';

/** Whether a line means this. */
export interface Meaning {
  test(line: string): boolean;
}

/** What any of these signatures says. */
export function meaning(...ids: readonly SignatureId[]): Meaning {
  const expressions = ids.map(expressionOf);
  return {test: (line) => expressions.some((one) => one.test(line))};
}

/** What any signature says that speaks for a finding. */
export function meaningFor(code: Code): Meaning {
  return meaning(...signatures.filter((one) => one.supports === code).map((one) => one.id));
}

/** A start that failed says so in words that every refusal has; whether anything else of the line speaks for a finding. */
export function isExplained(line: string): boolean {
  const speaks = allSignatures.filter(({id, supports}) => (supports !== null && supports !== 'refused-to-start') || unusableState.has(id));
  return meaning(...speaks.map(({id}) => id)).test(line);
}

/** In the line of a failed start these are the reason; anywhere else they may pass by themselves. */
const unusableState: ReadonlySet<SignatureId> = new Set(['database-locked', 'read-only-storage']);

/** What the line names, where the signature has a place for a name; null otherwise. */
export function namedBy(id: SignatureId, line: string): string | null {
  return (
    expressionOf(id)
      .exec(line)
      ?.slice(1)
      .find((one) => one !== undefined) ?? null
  );
}

/** A line of this channel: the gateway writes its name in brackets, with the account or a part behind it, in its file under its own. */
export function isOfChannel(line: string, name: string): boolean {
  return [']', ':', '/'].some((end) => line.includes(`[${name}${end}`) || line.includes(`[gateway/channels/${name}${end}`));
}

/** A line that a person would quote as somebody's last words: it holds a word, and is no part of a stack, of what hangs on an error, or of what the program says of its own books at each end. */
export function saysSomething(line: string): boolean {
  return (
    /[a-z]{3}/i.test(line) &&
    !/^Config write audit: /.test(line) &&
    !meaning('asked-unexplained-end').test(line) &&
    !nativeStack.test(line) &&
    !advice.test(line) &&
    !hangsOnError.test(line)
  );
}

/** Node's own stack behind an abort: `11: 0x7ef4fe _start [/opt/node24/bin/node]`, with its heading. */
const nativeStack = /^\s*(?:\d+: 0x[\da-f]+ |-+ Native stack trace|#?FailureMessage Object)/i;

/** What OpenClaw advises under every error, whatever it was. */
const advice =
  /^(?:\S+ )?(?:\[openclaw\] (?:Debug|Try|Help): |If the gateway is supervised, stop it with|Gateway service appears enabled\.|(?:Tip|Or): )/;

/** Behind an error's stack Node prints its properties: `  code: 'MODULE_NOT_FOUND',`, `  requireStack: []`, and what stands in them. */
const hangsOnError =
  /^(?:Require stack:|- (?:internal\/|\/)\S+)$|^\s+(?:(?:[\w$]+|'[^']+'|\[\w+\]): (?:[[{].*|null|undefined|true|false|<[\w ]+>|-?\d+n?|(['"`]).*\1)|(['"`]).*\2),?$/;

/** Whom the kernel killed, as its line says. */
export function killedBy(line: string): {readonly pid: number | null; readonly uid: number | null} {
  const number = (found: RegExpExecArray | null): number | null => (found?.[1] === undefined ? null : Number(found[1]));
  return {pid: number(/(?:Killed process |pid=)(\d+)/.exec(line)), uid: number(/(?:UID:|uid=)(\d+)/.exec(line))};
}

/** Which session does not move, in what state, for how long, and how many messages wait behind it; null where the line is another. */
export function stuckSession(
  line: string,
): {readonly key: string; readonly state: string; readonly ageMs: number; readonly waiting: number} | null {
  const [, key, state, seconds, waiting] = /sessionKey=(\S+) state=(\S+) age=(\d+)s queueDepth=(\d+)/.exec(line) ?? [];
  return key === undefined || state === undefined ? null : {key, state, ageMs: Number(seconds) * 1000, waiting: Number(waiting)};
}

/** On which lane something waited, and how long. */
export function laneWait(line: string): {readonly lane: string; readonly ms: number} | null {
  const [, lane, ms] = /lane=(\S+) waitedMs=(\d+)/.exec(line) ?? [];
  return lane === undefined ? null : {lane, ms: Number(ms)};
}

const made = new Map<SignatureId, RegExp>();

function expressionOf(id: SignatureId): RegExp {
  const known = made.get(id);
  if (known !== undefined) return known;
  const one = allSignatures.find((signature) => signature.id === id);
  const expression = new RegExp(one?.pattern ?? '$.', one?.flags);
  made.set(id, expression);
  return expression;
}
