import type {Problems} from './problems.ts';

/**
 * What a Markdown parser works on for seconds although it is short: marks that stand in each other, or of which each could belong to
 * each. Nobody writes a runbook so; the ones that ship have a tenth of it.
 */
export function withinBounds(text: string, problems: Problems): void {
  if (text.length > charsMax) return problems.add(1, `a runbook of at most ${charsMax} characters`, `${text.length}`);
  const lines = text.split('\n');
  if (lines.length > linesMax) problems.add(1, `a runbook of at most ${linesMax} lines`, `${lines.length}`);
  for (const {what, marks, most} of bounds) {
    const count = text.match(marks)?.length ?? 0;
    if (count > most) problems.add(1, `at most ${most} ${what}`, `${count}`);
  }
  const deep = lines.findIndex((line) => deeply.test(line));
  if (deep >= 0) problems.add(deep + 1, `at most ${depthMax} quotations and lists within each other`, 'more');
}

/** The runbooks that ship have some 10,000 characters and 270 lines. */
const charsMax = 65_536;
const linesMax = 2500;
const depthMax = 8;

const mark = String.raw`(?:>|[-+*](?= |$)|\d{1,9}[.)](?= |$))`;

/** On one line, or by how far it is moved in: each level takes two columns and more. */
const deeply = new RegExp(`^(?:(?: {0,16}${mark}){${depthMax + 1}}| {${4 * depthMax},}${mark})`);

const bounds: readonly {readonly what: string; readonly marks: RegExp; readonly most: number}[] = [
  {what: 'asterisks and underscores', marks: /[*_]/g, most: 2000},
  {what: 'square brackets', marks: /[[\]]/g, most: 1000},
  {what: 'angle brackets', marks: /[<>]/g, most: 1000},
  {what: 'backslashes', marks: /\\/g, most: 1000},
  {what: 'lines of nothing but = or -', marks: /^ *(?:=+|-+) *$/gm, most: 50},
];
