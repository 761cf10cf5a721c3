import type {Heard, PastLog, Spell} from '../model/index.ts';
import {heardOf, spellsOf} from '../probes/index.ts';
import {duration, utc} from '../ticket/format.ts';

/** What was wrong, as `check --since` tells it beside the verdict of now. */
export interface Past {
  readonly log: PastLog;
  readonly spells: readonly Spell[];
  readonly heard: readonly Heard[];
}

export function pastOf(log: PastLog): Past {
  const spells = spellsOf(log);
  return {log, spells, heard: heardOf(log, spells)};
}

export function pastReport({log, spells, heard}: Past): object {
  const dated = <T extends {readonly from: number; readonly until: number | null}>(one: T): object => {
    return {...one, from: iso(one.from), until: one.until === null ? null : iso(one.until)};
  };
  return {
    since: iso(log.since),
    readBackTo: log.from === null ? null : iso(log.from),
    spells: spells.map(dated),
    heard: heard.map(dated),
    unseen: log.unseen,
  };
}

export function pastText({log, spells, heard}: Past): string {
  const none = log.unseen.length > 0 ? 'its log could not be read back' : 'no line of its log is that young';
  const read = log.from === null ? none : `its log was read back to ${utc(log.from)}`;
  const lines = [
    `since ${utc(log.since)} (${duration(log.until - log.since)}); ${read}`,
    ...(log.from !== null && spells.length === 0 ? ['  it did not end by itself'] : []),
    ...spells.flatMap(spellLines),
    ...heard.map(heardLine),
    ...log.unseen.map((one) => `  not seen: ${one}`),
  ];
  return `\n${lines.join('\n')}\n`;
}

function spellLines({from, until, ends, how, why, byItself}: Spell): readonly string[] {
  const times = ends === 1 ? '' : `, ${ends} times`;
  const back =
    until === null
      ? 'not back yet'
      : `back ${utc(until)}, after ${duration(until - from)}, ${byItself ? 'by itself' : 'when it was started'}`;
  return [`  ✖ ${utc(from)}  ${how}${times}; ${back}`, ...(why === null ? [] : [`      "${short(why.line)}"${behind(why.code)}`])];
}

function heardLine({code, from, until, count, line}: Heard): string {
  const when = count === 1 ? utc(from) : `${utc(from)} to ${utc(until)}, ${count} lines`;
  return `  ▲ ${when}  "${short(line)}"${behind(code)}`;
}

function behind(code: string | null): string {
  return code === null ? '' : ` (${code})`;
}

function short(line: string): string {
  const one = line.trim();
  return one.length > 200 ? `${one.slice(0, 199)}…` : one;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
