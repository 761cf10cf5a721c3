import type {Run, TicketLine} from './blocks.ts';
import {clipEnd} from './clip.ts';
import {inertLine} from './inert.ts';

/** What a sentence can be filled with: captured text becomes code, numbers and finished lines stand as they are. */
export type Filling = string | number | TicketLine;

export type Say = (words: TemplateStringsArray, ...fillings: readonly Filling[]) => TicketLine;

/** Makes sentences: the words of the template are ours, every string filled in is captured and shown up to `charsMax`. */
export function sentences(charsMax: number): Say {
  return (words, ...fillings) => {
    const runs = words.flatMap((word, index) => {
      const filling = fillings[index];
      return [{is: 'words' as const, text: word}, ...(filling === undefined ? [] : filled(filling, charsMax))];
    });
    return {runs: joined(runs)};
  };
}

/** Words from this program, which may stand outside code. */
export function ours(text: string): TicketLine {
  return {runs: joined([{is: 'words', text}])};
}

/** A title from a rule or a runbook: as it is where it is made of plain words only, otherwise captured text. */
export function title(text: string): Filling {
  return /^[A-Za-z][A-Za-z0-9 ,'()-]{0,100}$/.test(text) ? ours(text) : text;
}

/** Finished lines in a row. Something must stand between them, or two pieces of code would run into one another. */
export function listed(lines: readonly TicketLine[], between: ', ' | ' ' | '; ' = ', '): TicketLine {
  return {runs: joined(lines.flatMap(({runs}, index) => (index === 0 ? runs : [{is: 'words' as const, text: between}, ...runs])))};
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
function joined(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (run.text === '') continue;
    if (run.is === 'words' && last?.is === 'words') all[all.length - 1] = {is: 'words', text: last.text + run.text};
    else all.push(run);
  }
  return all;
}
