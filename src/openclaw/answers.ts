import type {CliAnswer} from '../model/index.ts';
import {deepCommands} from './deep-commands.ts';
import {meaning} from './meaning.ts';

/** What a command that ran to its end left of its answer. */
export interface Answered {
  readonly exit: number | null;
  readonly stdout: string;
  /** Standard output was too long to be kept whole. */
  readonly cut: boolean;
}

/**
 * Why an answer of `openclaw WORDS…` shows nothing of the gateway, in words to go on with "it"; null where it does. An exit code alone
 * says little in either direction: `status` exits 0 on a gateway that is down, `doctor --lint` exits 1 where it found something.
 */
export function whyNoAnswer(words: readonly string[], {exit, stdout, cut}: Answered): string | null {
  const document = words.includes('--json') && !cut ? jsonIn(stdout) : undefined;
  if (exit !== 0 && !(exit === 1 && findsByExit(words) && document !== null))
    return exit === null ? 'did not end by itself' : `ended with exit ${exit}`;
  if (document === null) return 'said nothing that can be read';
  return document === undefined ? null : missing(document);
}

/**
 * Why an answer that a look waited for leaves open what it was asked for, in a sentence; null where it does not. A command that ends with
 * an error may do so on a gateway that is well (a command line that was never paired is refused its call); one that was ended, or that
 * says itself that it did not reach the gateway, proved nothing.
 */
export function whyLeftOpen({command, exit, ended, json, stderr, tookMs}: CliAnswer): string | null {
  const asked = `\`openclaw ${command}\``;
  if (ended !== 'exit') return `${asked} was ended after ${Math.round(tookMs / 1000)} s without an answer`;
  if (isUnreached(json) || (json === null && unreached.test(stderr))) return `${asked} was given no answer by the gateway`;
  if (refusalOfNode({ended, exit, json, stderr}) !== null) return `${asked} could not run under the Node that it found`;
  // Releases before 2026.8 end with 0 and an empty page where nobody answered them.
  return exit === 0 && json === null && isOneDocument(command) ? `${asked} said nothing that can be read` : null;
}

/** The line with which a command ended before it did anything, because its Node is missing or outside the release's range; null where it ran. */
export function refusalOfNode({ended, exit, json, stderr}: Pick<CliAnswer, 'ended' | 'exit' | 'json' | 'stderr'>): string | null {
  if (ended !== 'exit' || exit === 0 || json !== null) return null;
  return stderr.split('\n').find((line) => noNode.test(line)) ?? null;
}

const noNode = meaning('node-unsupported', 'node-without-sqlite', 'node-not-found');

/** What a deep look asks is answered by one document; others, such as `logs`, print a line each. */
function isOneDocument(command: string): boolean {
  return command.includes('--json') && deepCommands.some(({words}) => command.startsWith(words.filter(isName).join(' ')));
}

function isName(word: string): boolean {
  return /^[a-z]/.test(word);
}

/** In the document: not reached at all, or reached and silent until the time was over. */
function isUnreached(json: unknown): boolean {
  const top = fieldsOf(json);
  return top['gatewayReachable'] === false || fieldsOf(top['error'])['kind'] === 'timeout';
}

const unreached = /gateway not reachable|gateway timeout after \d/i;

/** These end with 1 where they found something, which is an answer. */
function findsByExit(words: readonly string[]): boolean {
  return (words[0] === 'doctor' && words.includes('--lint')) || words[1] === 'audit' || words[1] === 'doctor';
}

/** The gateway did not take part in the answer, which says so in one of these places. */
function missing(document: unknown): string | null {
  const top = fieldsOf(document);
  const gateway = fieldsOf(top['gateway']);
  const rpc = fieldsOf(top['rpc']);
  if (top['gatewayReachable'] === false || gateway['reachable'] === false || rpc['ok'] === false)
    return 'was given no answer by the gateway';
  // A command line that was never paired reaches its gateway, and is told so of what it may not ask: that is an answer.
  const withoutScope = gateway['reachable'] === true && /^missing scope: operator\./.test(String(gateway['error']));
  return isTold(top['error']) || (isTold(gateway['error']) && !withoutScope) ? 'tells of an error in place of an answer' : null;
}

function isTold(error: unknown): boolean {
  return (typeof error === 'string' && error !== '') || (typeof error === 'object' && error !== null);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The document, or the first of several lines that are one each; a banner in front is passed over. Null where there is none. */
function jsonIn(text: string): unknown {
  const start = /^[{[]/m.exec(text)?.index;
  if (start === undefined) return null;
  const rest = text.slice(start);
  return parsed(rest) ?? parsed(rest.slice(0, rest.indexOf('\n') + 1 || rest.length)) ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
