import {clipEnd} from './clip.ts';
import {inertLine} from './inert.ts';

/** One line of Markdown in which everything that was captured stands inside code. */
export interface TicketLine {
  readonly markdown: string;
}

/** What a sentence can be filled with: captured text becomes code, numbers and finished lines stand as they are. */
export type Filling = string | number | TicketLine;

export type Say = (words: TemplateStringsArray, ...fillings: readonly Filling[]) => TicketLine;

/** Makes sentences: the words of the template are ours, every string filled in is captured and shown up to `charsMax`. */
export function sentences(charsMax: number): Say {
  return (words, ...fillings) => {
    const fill = (index: number): string => {
      const filling = fillings[index];
      return filling === undefined ? '' : filled(filling, charsMax);
    };
    return {markdown: words.map((word, index) => word + fill(index)).join('')};
  };
}

/** Words from this program, which may stand outside code. */
export function ours(text: string): TicketLine {
  return {markdown: text};
}

/** A title from a rule or a runbook: as it is where it is made of plain words only, otherwise captured text. */
export function title(text: string): Filling {
  return /^[A-Za-z][A-Za-z0-9 ,'()-]{0,100}$/.test(text) ? ours(text) : text;
}

/** Finished lines in a row. Something must stand between them, or two pieces of code would run into one another. */
export function listed(lines: readonly TicketLine[], between: ', ' | ' ' | '; ' = ', '): TicketLine {
  return ours(lines.map((line) => line.markdown).join(between));
}

function filled(filling: Filling, charsMax: number): string {
  switch (typeof filling) {
    case 'number':
      return String(filling);
    case 'string':
      return codeSpan(clipEnd(inertLine(filling), charsMax));
    default:
      return filling.markdown;
  }
}

/** Delimiters longer than any run of backticks inside, padded where a backtick or nothing would touch them. */
function codeSpan(text: string): string {
  if (text === '') {
    return '(empty)';
  }
  const ticks = '`'.repeat(longestRun(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** A fence around captured text, longer than any run of backticks inside. */
export function fenced(text: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}text\n${text}\n${ticks}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
