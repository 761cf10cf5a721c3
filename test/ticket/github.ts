import {type Node, Parser} from 'commonmark';
import {fromMarkdown} from 'mdast-util-from-markdown';
import type {Seen} from './seen-by.ts';

const ours = /^(?:<details>\n<summary>[A-Za-z0-9 ,.:()×-]*<\/summary>|<\/details>)$/;

/** As the reference renderer of CommonMark reads it, with the only HTML that a ticket may have; a second parser has to agree on that. */
export function seenByGithub(text: string): Seen {
  const markup: string[] = [];
  const code: string[] = [];
  const words: string[] = [];
  const raw: string[] = [];
  const walker = new Parser().parse(text).walker();
  for (let step = walker.next(); step !== null; step = walker.next()) if (step.entering) read(step.node);
  const other = htmlIn(fromMarkdown(text));
  if (other.join('\n') !== raw.join('\n')) throw new Error(`the parsers differ: ${JSON.stringify([other, raw])}`);
  return {markup, words: words.join('\n'), code};

  function read({type, literal}: Node): void {
    const said = (literal ?? '').replace(/\n$/, '');
    markup.push(type === 'html_block' ? said.replace(/\d+/g, 'N') : type);
    if (type === 'html_block' || type === 'html_inline') {
      if (!ours.test(said)) throw new Error(`HTML: ${said}`);
      raw.push(said);
    } else if (type === 'code' || type === 'code_block') code.push(said);
    else if (type === 'text') words.push(said);
  }
}

interface Tree {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Tree[];
}

function htmlIn(tree: Tree): readonly string[] {
  return [...(tree.type === 'html' ? [tree.value ?? ''] : []), ...(tree.children ?? []).flatMap(htmlIn)];
}
