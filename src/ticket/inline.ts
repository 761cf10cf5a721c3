import type {Run, TicketLine} from './blocks.ts';
import {clipEnd} from './clip.ts';
import {inertLine} from './inert.ts';

/** What a sentence can be filled with: captured text becomes code, numbers and finished lines stand as they are. */
export type Filling = string | number | TicketLine;

export type Say = (words: TemplateStringsArray, ...fillings: readonly Filling[]) => TicketLine;

/** Makes sentences: the words of the template are ours, every string filled in is captured and shown up to `charsMax`. */
export function sentences(charsMax: number): Say {
  return (words, ...fillings) => {
    const runs: Run[] = [];
    words.forEach((word, index) => {
      const filling = fillings[index];
      append(runs, {is: 'words', text: word});
      if (filling !== undefined) for (const run of filled(filling, charsMax)) append(runs, run);
    });
    return {runs};
  };
}

/** Words from this program, which may stand outside code. */
export function ours(text: string): TicketLine {
  return {runs: text === '' ? [] : [{is: 'words', text}]};
}

/** A title from a rule or a runbook: as it is where it is made of plain words only, otherwise captured text. */
export function title(text: string): Filling {
  return /^[A-Za-z][A-Za-z0-9 ,'()-]{0,100}$/.test(text) ? ours(text) : text;
}

/** Finished lines in a row. Something must stand between them, or two pieces of code would run into one another. */
export function listed(lines: readonly TicketLine[], between: ', ' | ' ' | '; ' = ', '): TicketLine {
  const runs: Run[] = [];
  lines.forEach((line, index) => {
    if (index > 0) append(runs, {is: 'words', text: between});
    for (const run of line.runs) append(runs, run);
  });
  return {runs};
}

function filled(filling: Filling, charsMax: number): readonly Run[] {
  switch (typeof filling) {
    case 'number':
      return [{is: 'words', text: String(filling)}];
    case 'string': {
      const text = clipEnd(inertLine(filling), charsMax);
      return [text === '' ? {is: 'words', text: '(empty)'} : {is: 'code', text}];
    }
    default:
      return filling.runs;
  }
}

/** Words that follow words are one run, and none is empty. */
function append(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (run.text === '') return;
  if (run.is === 'words' && last?.is === 'words') runs[runs.length - 1] = {is: 'words', text: last.text + run.text};
  else runs.push(run);
}
