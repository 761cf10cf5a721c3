import JSON5 from 'json5';
import {type PathStep, printPath} from './path.ts';
import {memberOf, readWritten, type Written, type WrittenArray, type WrittenObject} from './written.ts';

/** Where a path leads in one text. */
export type Located =
  | {readonly is: 'there'; readonly value: Written}
  /** It leads to nothing yet: into what the rest of it would have to be written. */
  | {readonly is: 'missing'; readonly into: WrittenObject | WrittenArray; readonly rest: readonly PathStep[]}
  /** What is in there comes from other files. */
  | {readonly is: 'included'; readonly files: readonly string[]; readonly rest: readonly PathStep[]}
  | {readonly is: 'impossible'; readonly problem: string};

/** Follows a path through a text that JSON5 can read. */
export function locate(text: string, steps: readonly PathStep[]): Located {
  let here = readWritten(text);
  for (const [index, step] of steps.entries()) {
    const next = stepInto(here, step);
    if (next !== undefined) {
      here = next;
      continue;
    }
    if (here.is === 'value')
      return {is: 'impossible', problem: `${printPath(steps.slice(0, index))} is a single value, so nothing can stand in it`};
    const rest = steps.slice(index);
    const files = here.is === 'object' ? includesOf(text, here) : [];
    if (files.length > 0) return {is: 'included', files, rest};
    return missing(here, rest, steps);
  }
  const files = here.is === 'object' ? includesOf(text, here) : [];
  return files.length === 0 ? {is: 'there', value: here} : {is: 'included', files, rest: []};
}

function missing(into: WrittenObject | WrittenArray, rest: readonly PathStep[], steps: readonly PathStep[]): Located {
  const [first, ...others] = rest;
  const asIndex = Number(first);
  if (into.is === 'array' && (!Number.isInteger(asIndex) || asIndex !== into.items.length))
    return {
      is: 'impossible',
      problem: `${printPath(steps.slice(0, -rest.length))} is a list of ${into.items.length}; [${into.items.length}] would add to it`,
    };
  if (into.is === 'object' && typeof first === 'number')
    return {is: 'impossible', problem: `${printPath(steps.slice(0, -rest.length)) || 'the whole'} is no list`};
  if (others.some((step) => typeof step === 'number'))
    return {is: 'impossible', problem: `there is no list at ${printPath(steps)} yet; set the whole list, such as '["a"]'`};
  return {is: 'missing', into, rest: into.is === 'array' ? [asIndex, ...others] : rest};
}

function stepInto(here: Written, step: PathStep): Written | undefined {
  if (here.is === 'array') return here.items[/^\d+$/.test(String(step)) ? Number(step) : -1];
  return here.is === 'object' && typeof step === 'string' ? memberOf(here, step)?.value : undefined;
}

/** `$include`: one file or several. */
function includesOf(text: string, here: WrittenObject): readonly string[] {
  const named = memberOf(here, '$include')?.value;
  if (named === undefined) return [];
  const value: unknown = JSON5.parse(text.slice(named.start, named.end));
  return [value].flat().filter((one): one is string => typeof one === 'string');
}
