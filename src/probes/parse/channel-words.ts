import type {LogLine} from '../../model/index.ts';
import {isOfChannel, type Meaning, meaning, namedBy} from '../../openclaw/meaning.ts';
import type {Proof} from './proofs.ts';

/** A run that lasts longer than this after it was tried again is no longer the trouble that the log told of. */
const settledMs = 60_000;

const exited = meaning('asked-channel-exited');
const final = meaning('asked-channel-final');
const retry = 'asked-channel-retry';
const begun = meaning('asked-channel-begun');
const network = meaning('asked-channel-network');

/**
 * What the gateway itself last wrote about an account that ended: that it is down now. Null where it wrote nothing, or where it has begun
 * again since. A channel that is silent about its start is believed to run once its next try has had its time.
 */
export function lastWordOf(claim: string, lines: readonly LogLine[], since: number, now: number): Proof | null {
  const [channel = claim, account] = claim.split(':');
  const own = lines.filter(({at, text}) => at >= since && isOfChannel(text, channel));
  const named = new Set(own.map((line) => accountOf(line, channel)).filter((one) => one !== null));
  const accounts = account === undefined ? [...(named.size > 0 ? named : [null])] : [account];
  const words = accounts.map((one) => own.filter((line) => [one, null].includes(accountOf(line, channel))));
  // Without an account's name the one that is down speaks for the channel.
  return words.map((one) => wordOf(one, now)).find((one) => one !== null) ?? null;
}

/** Why a gateway that is ready proves nothing of the channel: its newest lines say that requests did not come through. */
export function doubtOf(claim: string, lines: readonly LogLine[]): string | null {
  const own = lines.filter(({text}) => isOfChannel(text, claim.split(':')[0] ?? claim));
  const line = last(own, network);
  return line === null ? null : `the gateway is ready, and its log says of it: ${withoutNames(line.text)}`.slice(0, 400);
}

/** Null where the line is of the whole channel, which then names itself twice. */
function accountOf({text}: LogLine, channel: string): string | null {
  const named = /\] \[([^\]]+)\]/.exec(text)?.[1] ?? channel;
  return named === channel ? null : named;
}

function wordOf(lines: readonly LogLine[], now: number): Proof | null {
  const end = last(lines, exited);
  const over = last(lines, final);
  const tried = lines.findLast(({text}) => namedBy(retry, text) !== null) ?? null;
  const newest = Math.max(end?.at ?? 0, over?.at ?? 0, tried?.at ?? 0);
  if (newest === 0) return null;
  const start = last(lines, begun)?.at ?? 0;
  const isOver = over !== null && over.at >= (tried?.at ?? 0);
  if (isOver && start <= newest) return down([end, over]);
  const {attempt, waitMs} = triesOf(tried);
  // Tried for the first time is no more than a passing thing; tried again and again it is down between the tries, too.
  if (start > newest) return attempt >= 2 && now - start < settledMs ? down([end, tried]) : null;
  return now - newest < waitMs + settledMs ? down([end, tried]) : null;
}

function last(lines: readonly LogLine[], one: Meaning): LogLine | null {
  return lines.findLast(({text}) => one.test(text)) ?? null;
}

function triesOf(line: LogLine | null): {readonly attempt: number; readonly waitMs: number} {
  const text = line?.text ?? '';
  return {attempt: Number(namedBy(retry, text) ?? 0), waitMs: Number(/ in (\d+)s/.exec(text)?.[1] ?? 0) * 1000};
}

function down(lines: readonly (LogLine | null)[]): Proof {
  const said = lines.filter((line) => line !== null).sort((left, right) => left.at - right.at);
  return {
    state: 'failed',
    detail: `its log says: ${[...new Set(said.map(({text}) => withoutNames(text)))].join('; ')}`.slice(0, 400),
    sends: false,
    receives: false,
    checkedAt: said.at(-1)?.at ?? null,
    tookMs: null,
  };
}

/** `[telegram] [default] channel exited: …` is quoted beside its own name. */
function withoutNames(text: string): string {
  return text.trim().replace(/^(?:\[[^\]]*\] )+/, '');
}
