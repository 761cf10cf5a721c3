import type {Code, Heard, LogLine, PastLog, Spell} from '../../model/index.ts';
import {saysSomething} from '../../openclaw/meaning.ts';
import {matchSignatures, signatures} from '../../openclaw/signatures.ts';
import {isSupervisorsLine} from '../../supervisors/index.ts';

/** A gateway that ends again so soon after a start was not well. */
const soonMs = 5 * 60_000;

/** A stop and a start that lie no further apart are a restart that somebody asked for. */
const restartMs = 60_000;

type Exit = PastLog['exits'][number];

/** When the gateway ended by itself, again and again or once, or was away for longer than a restart takes. Oldest first. */
export function spellsOf(past: PastLog): readonly Spell[] {
  const groups: Exit[][] = [];
  for (const exit of past.exits) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const started = before === undefined ? undefined : past.starts.find((at) => at >= before.at && at <= exit.at);
    // Nothing started it in between, or it did not live long: the same trouble.
    if (last !== undefined && (started === undefined || lastStart(past, exit.at) > exit.at - soonMs)) last.push(exit);
    else groups.push([exit]);
  }
  return groups.map((exits) => spell(exits, past)).filter((one) => one !== null);
}

function lastStart({starts}: PastLog, before: number): number {
  return starts.findLast((at) => at <= before) ?? 0;
}

function spell(exits: readonly Exit[], past: PastLog): Spell | null {
  const [first, last] = [exits[0], exits.at(-1)];
  if (first === undefined || last === undefined) return null;
  const until = past.starts.find((at) => at >= last.at) ?? null;
  const bad = exits.filter((exit) => !wasAsked(exit));
  // A stop that somebody asked for and a start soon after it is no trouble.
  if (bad.length === 0 && until !== null && until - first.at <= restartMs) return null;
  const told = bad[0] ?? first;
  return {
    from: first.at,
    until,
    ends: exits.length,
    how: bad.length === 0 ? 'stopped on request' : `${told.how}, status ${told.status}`,
    why: bad.length === 0 ? null : whyIn(past, first.at - soonMs, last.at),
    byItself: until !== null && past.restarts.some(({at}) => at >= last.at && at <= until),
  };
}

/** The end of a run that was told to end: without an error, or by TERM. */
export function wasAsked({how, status}: Exit): boolean {
  return (how === 'exited' && (status === '0' || status === '143')) || (how === 'killed' && status === 'TERM');
}

/** The newest line before the end that speaks for a finding; without one the last words. */
function whyIn({lines, kernelOom, starts}: PastLog, from: number, until: number): Spell['why'] {
  const kill = kernelOom.findLast(({at}) => at >= from && at <= until + 2_000);
  if (kill !== undefined) return {line: kill.line, code: 'oom-killed'};
  const own = lines.filter((line) => !isSupervisorsLine(line) && line.at >= from && line.at <= until + 2_000);
  const newest = own.findLast((line) => codeOf(line) !== null);
  if (newest !== undefined) {
    const code = codeOf(newest);
    // The first line of that run with the same meaning has the name in it; a stack and its code follow.
    const run = own.filter((line) => line.at >= (starts.findLast((at) => at <= newest.at) ?? from));
    return {line: (run.find((line) => codeOf(line) === code) ?? newest).text, code};
  }
  const words = own.findLast((line) => saysSomething(line.text));
  return words === undefined ? null : {line: words.text, code: null};
}

function codeOf(line: LogLine): Code | null {
  const hits = matchSignatures([line]);
  return hits.map(({id}) => supports.get(id) ?? null).find((code) => code !== null) ?? null;
}

const supports: ReadonlyMap<string, Code | null> = new Map(signatures.map(({id, supports}) => [id, supports]));

/** What its log said outside of these times, by the finding that it speaks for; the oldest first. */
export function heardOf(past: PastLog, spells: readonly Spell[]): readonly Heard[] {
  const heard = new Map<Code, Heard>();
  for (const line of past.lines) {
    if (isSupervisorsLine(line) || spells.some(({from, until}) => line.at >= from - soonMs && line.at <= (until ?? Infinity))) continue;
    const code = codeOf(line);
    if (code === null) continue;
    const before = heard.get(code);
    heard.set(code, {code, from: before?.from ?? line.at, until: line.at, count: (before?.count ?? 0) + 1, line: line.text});
  }
  return [...heard.values()].toSorted((a, b) => a.from - b.from);
}
