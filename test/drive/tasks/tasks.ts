/** Something that a responder wants, the keys that lead there from the first screen, and what the screen says once it is reached. */
export interface Task {
  readonly wants: string;
  /** One key each; a typed word is as many keys as it has letters. */
  readonly keys: readonly string[];
  readonly reached: RegExp;
}

const enter = '\r';
const typed = (text: string): readonly string[] => [...text];

/** On a drill's host the first key ends the story, which a real host has not got; it is not counted. */
export const tasks: readonly Task[] = [
  {wants: 'the cause understood, by its name and in a sentence', keys: [], reached: /entry-missing.*\n?.*program/},
  {wants: 'what the cause means and what misleads', keys: ['i'], reached: /misleads/},
  {wants: 'the first command copied', keys: ['4', 'y', '1'], reached: /copied command 1/},
  {wants: 'the line of the log that proves the cause', keys: ['9'], reached: /│.*Cannot find module/},
  {wants: 'the evidence where it was seen, and back', keys: ['4', 'j', enter, '\u001B'], reached: /4 Findings|─ Findings/},
  {wants: 'a line pinned to the ticket', keys: ['9', 'm'], reached: /pinned to the ticket, the first/},
  {wants: 'a word found, wherever it is', keys: ['/', ...typed('limit'), enter], reached: /hit \d+ of \d+|not in \w+; \d+ in/},
  {wants: 'what mends it', keys: ['e'], reached: /openclaw gateway install --force/},
  {wants: 'every command that was run', keys: ['@'], reached: /Command log/},
  {wants: 'the ticket of an earlier session', keys: ['H', enter], reached: /to be read only/},
  {wants: 'the page of any code', keys: [':', ...typed('explain oom'), enter], reached: /oom-killed: /},
  {wants: 'the ticket out, on the clipboard', keys: ['t', 'y'], reached: /copied the ticket/},
];
