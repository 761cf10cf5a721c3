import type {Nodes} from 'mdast';

/** Collects every mistake of one file, so that the author mends them in one go. */
export interface Problems {
  add(line: number, expected: string, found: string): void;
  /** One line each, `file:line: expected …, found …`, in the order of the file. */
  readonly lines: readonly string[];
}

export function collectProblems(file: string): Problems {
  const problems: {line: number; text: string}[] = [];
  return {
    add(line, expected, found) {
      const text = `${file}:${line}: expected ${expected}, found ${found}`;
      if (!problems.some((problem) => problem.text === text)) {
        problems.push({line, text});
      }
    },
    get lines() {
      return problems.toSorted((a, b) => a.line - b.line).map((problem) => problem.text);
    },
  };
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/** A node in the author's words. */
export function nameOf(node: Nodes): string {
  const names: Readonly<Record<string, string>> = {
    blockquote: 'a quotation',
    code: 'a code block',
    html: 'HTML',
    image: 'an image',
    inlineCode: 'more code',
    list: 'a list',
    paragraph: 'a paragraph',
    thematicBreak: 'a ruled line',
  };
  return node.type === 'heading' ? `a heading of level ${node.depth}` : (names[node.type] ?? `Markdown of the kind ${node.type}`);
}
