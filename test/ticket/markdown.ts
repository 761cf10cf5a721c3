import {type Node, Parser} from 'commonmark';

export interface Outline {
  /** Every block and inline in order; captured code is reduced to the word `code`, so only the structure is left. */
  readonly skeleton: readonly string[];
  /** What stands outside code. */
  readonly text: string;
  readonly code: readonly string[];
  readonly headings: readonly string[];
}

/** Reads a ticket as a tracker would. */
export function outlineOf(markdown: string): Outline {
  const skeleton: string[] = [];
  const text: string[] = [];
  const code: string[] = [];
  const headings: string[] = [];
  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const {node, entering} = step;
    if (!entering) {
      continue;
    }
    if (node.type === 'code' || node.type === 'code_block') {
      code.push(node.literal ?? '');
      skeleton.push(node.type);
    } else {
      skeleton.push(node.type === 'text' ? `text ${node.literal}` : node.type);
      text.push(node.type === 'text' ? (node.literal ?? '') : '');
    }
    if (node.type === 'heading') {
      headings.push(wordsIn(node));
    }
  }
  return {skeleton, text: text.join('\n'), code, headings};
}

function wordsIn(heading: Node): string {
  const words: string[] = [];
  for (let child = heading.firstChild; child !== null; child = child.next) {
    words.push(child.literal ?? '');
  }
  return words.join('');
}
