import {entryLines} from './entries.ts';
import type {AnswerLine} from './line.ts';
import {treeLines} from './tree.ts';
import {troubleLines} from './troubles.ts';
import {parsed} from './value.ts';

/** A command's JSON as a person reads it: what speaks of trouble first, then the rest folded; null where the text is no JSON. */
export function readAnswer(text: string, columns: number): readonly AnswerLine[] | null {
  const before = kept.find((one) => one.text === text && one.columns === columns);
  if (before !== undefined) return before.lines;
  const lines = read(text, columns);
  kept = [{text, columns, lines}, ...kept].slice(0, keptMax);
  return lines;
}

/** A key that only scrolls must not read half a megabyte again. */
let kept: readonly {readonly text: string; readonly columns: number; readonly lines: readonly AnswerLine[] | null}[] = [];
const keptMax = 6;

function read(text: string, columns: number): readonly AnswerLine[] | null {
  const start = /^[{[]/m.exec(text)?.index;
  if (start === undefined) return null;
  const said = text.slice(0, start).split('\n').slice(0, -1);
  const preface = said.map((line): AnswerLine => ({mark: null, indent: 0, key: '', value: line}));
  const document = parsed(text.slice(start));
  if (typeof document === 'object' && document !== null) {
    const troubles = troubleLines(document);
    const between: readonly AnswerLine[] = troubles.length === 0 ? [] : [{mark: null, indent: 0, key: '', value: ''}];
    return [...preface, ...troubles, ...between, ...treeLines(document, columns)];
  }
  const entries = entryLines(text.slice(start));
  return entries === null ? null : [...preface, ...entries];
}
