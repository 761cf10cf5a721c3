import type {AnswerLine} from './line.ts';
import {isEmpty, scalar} from './value.ts';

/** Deeper than any program writes; a text made to be deep must not end the console. */
const levelsMax = 40;
/** A short object stands in one line, no wider than a person reads at a glance. */
const oneLineMax = 100;

/** The whole document, a line for a value, short objects in one line; what holds nothing is named at the end. */
export function treeLines(document: object, columns: number): readonly AnswerLine[] {
  const empty: string[] = [];
  const lines = members(document, 0, '', {columns: Math.min(columns, oneLineMax), empty});
  return empty.length === 0 ? lines : [...lines, {mark: null, indent: 0, key: 'empty', value: empty.join(', ')}];
}

interface Tree {
  readonly columns: number;
  /** Paths of what holds nothing. */
  readonly empty: string[];
}

function members(value: object, indent: number, path: string, tree: Tree): readonly AnswerLine[] {
  return Object.entries(value).flatMap(([key, member]) =>
    valueLines(nameIn(value, key, member), member, indent, pathTo(path, value, key), tree),
  );
}

function nameIn(value: object, key: string, member: unknown): string {
  return !Array.isArray(value) ? key : typeof member === 'object' ? `[${key}]` : '-';
}

function pathTo(path: string, value: object, key: string): string {
  return Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
}

function valueLines(key: string, value: unknown, indent: number, path: string, tree: Tree): readonly AnswerLine[] {
  const one = (text: string): readonly AnswerLine[] => [{mark: null, indent, key, value: text}];
  if (isEmpty(value)) {
    if (!tree.empty.includes(path)) tree.empty.push(path);
    return [];
  }
  if (typeof value !== 'object' || value === null) return one(scalar(value));
  if (indent / 2 >= levelsMax) return one('…');
  const all = Object.entries(value);
  const [only] = all;
  // A chain of single members is one name.
  if (all.length === 1 && only !== undefined && (!Array.isArray(value) || typeof only[1] === 'object')) {
    const longer = pathTo(key, value, only[0]);
    return valueLines(longer, only[1], indent, pathTo(path, value, only[0]), tree);
  }
  if (all.length > 1 && all.every(([, member]) => member === 0)) return one(`all 0 (${all.map(([name]) => name).join(', ')})`);
  const short = oneLine(value);
  if (short !== null && indent + key.length + short.length + 4 <= tree.columns) return one(short);
  return [{mark: null, indent, key, value: ''}, ...members(value, indent + 2, path, tree)];
}

/** All members in one line where each is a plain value; null where one is not. */
function oneLine(value: object): string | null {
  const all = Object.entries(value).filter(([, member]) => !isEmpty(member));
  if (all.some(([, member]) => typeof member === 'object')) return null;
  return all.map(([name, member]) => (Array.isArray(value) ? scalar(member) : `${name} ${scalar(member)}`)).join(', ');
}
