import type {Paragraph, PhrasingContent, RootContent} from 'mdast';
import {lineOf, nameOf, type Problems} from './problems.ts';

/** The parts of a rung, in the order in which a page has them. */
export const labels = ['Why', 'Run', 'Healthy', 'Otherwise', 'Act', 'Judged by', 'Beside', 'Source'] as const;

/** Without a command, or a word of what to do, there is no rung; what a page of one's own does not say is not shown. */
const needed: readonly Label[] = ['Run'];

export type Label = (typeof labels)[number];

/** A part: its bold word, what stands behind that word in the same paragraph, and the blocks that follow. */
export interface Field {
  readonly label: Label;
  readonly line: number;
  readonly rest: readonly PhrasingContent[];
  readonly blocks: readonly RootContent[];
}

/** Splits the blocks under a rung's heading into its parts and says which are missing, strange or out of order. */
export function splitFields(blocks: readonly RootContent[], headingLine: number, problems: Problems): readonly Field[] {
  const fields: (Field & {blocks: RootContent[]})[] = [];
  for (const block of blocks) {
    const opened = openField(block, problems);
    if (opened === 'strange') {
      continue;
    }
    if (opened !== null) {
      fields.push(opened);
    } else if (fields.length === 0) {
      problems.add(lineOf(block), 'a paragraph that begins with **Why.**', nameOf(block));
    } else {
      fields.at(-1)?.blocks.push(block);
    }
  }
  checkOrder(fields, headingLine, problems);
  return fields;
}

function openField(block: RootContent, problems: Problems): (Field & {blocks: RootContent[]}) | 'strange' | null {
  const word = boldStart(block);
  if (word === null) {
    return null;
  }
  const label = labels.find((name) => name === word.text);
  if (label === undefined) {
    const known = labels.map((name) => `**${name}**`).join(', ');
    problems.add(lineOf(block), `one of ${known} in bold at the start of a paragraph`, `**${word.text}**`);
    return 'strange';
  }
  return {label, line: lineOf(block), rest: word.paragraph.children.slice(1), blocks: []};
}

function boldStart(block: RootContent): {readonly text: string; readonly paragraph: Paragraph} | null {
  const first = block.type === 'paragraph' ? block.children[0] : undefined;
  if (block.type !== 'paragraph' || first?.type !== 'strong') {
    return null;
  }
  const text = first.children.map((child) => ('value' in child ? child.value : '')).join('');
  return {text: text.trim().replace(/[.:]$/, ''), paragraph: block};
}

function checkOrder(fields: readonly Field[], headingLine: number, problems: Problems): void {
  for (const label of labels) {
    const found = fields.filter((field) => field.label === label);
    if (found.length === 0 && needed.includes(label)) {
      problems.add(headingLine, `a part **${label}** in this rung`, 'none');
    }
    if (label !== 'Run') {
      found.slice(1).forEach((field) => problems.add(field.line, `**${label}** once in a rung`, 'a second one'));
    }
  }
  fields.forEach((field, index) => {
    const before = fields[index - 1];
    if (before !== undefined && labels.indexOf(field.label) < labels.indexOf(before.label)) {
      problems.add(field.line, `**${field.label}** before **${before.label}**`, 'it after');
    }
  });
}
