import {isDeepStrictEqual} from 'node:util';
import JSON5 from 'json5';
import {type PathStep, printPath} from './path.ts';
import type {Edited} from './set-value.ts';
import {blanksFrom, memberOf, readWritten, type Written, type WrittenObject} from './written.ts';

/** The text without the setting at this place, and every other character as it was but a comma and the line that is left empty. */
export function removeValue(text: string, steps: readonly PathStep[]): Edited {
  const name = String(steps.at(-1) ?? '');
  let made = text;
  // A name may be given twice, and the other one would count then.
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const holder = objectAt(made, steps.slice(0, -1));
    if (holder === null || memberOf(holder, name) === undefined) break;
    made = withoutMember(made, holder, name);
  }
  return isDeepStrictEqual(JSON5.parse(made), without(JSON5.parse(text), steps))
    ? {ok: true, text: made}
    : {ok: false, problem: `${printPath(steps)} could not be taken out without touching something else`};
}

const turnsMax = 20;

function objectAt(text: string, steps: readonly PathStep[]): WrittenObject | null {
  let here: Written | undefined = readWritten(text);
  for (const step of steps)
    here = here?.is === 'object' ? memberOf(here, String(step))?.value : here?.is === 'array' ? here.items[Number(step)] : undefined;
  return here?.is === 'object' ? here : null;
}

function withoutMember(text: string, {members}: WrittenObject, name: string): string {
  const at = members.findLastIndex(({key}) => key === name);
  const member = members[at]!;
  const behind = blanksFrom(text, member.value.end);
  const before = members[at - 1];
  const comma = text[behind] === ',' ? behind : before === undefined ? null : blanksFrom(text, before.value.end);
  const cuts = [{from: member.start, to: member.value.end}, ...(comma === null ? [] : [{from: comma, to: comma + 1}])];
  let made = text;
  let start = member.start;
  for (const {from, to} of cuts.toSorted((one, other) => other.from - one.from)) {
    made = made.slice(0, from) + made.slice(to);
    if (from < member.start) start -= to - from;
  }
  return withoutEmptyLine(made, start);
}

function withoutEmptyLine(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return end !== -1 && text.slice(from, end).trim() === '' ? text.slice(0, from) + text.slice(end + 1) : text;
}

function without(whole: unknown, [step, ...rest]: readonly PathStep[]): unknown {
  if (step === undefined || typeof whole !== 'object' || whole === null) return whole;
  if (Array.isArray(whole)) return whole.map((item: unknown, index) => (index === Number(step) ? without(item, rest) : item));
  const entries = Object.entries(whole);
  return Object.fromEntries(
    rest.length === 0
      ? entries.filter(([key]) => key !== String(step))
      : entries.map(([key, item]) => [key, key === String(step) ? without(item, rest) : item]),
  );
}
