import type {BlockContent, DefinitionContent, ListItem, Nodes, Paragraph, PhrasingContent, RootContent} from 'mdast';
import {lineOf, nameOf, type Problems} from './problems.ts';

/** Blocks as plain text for a screen: one line a paragraph, one a list item, inline code kept in backticks. */
export function blocksText(blocks: readonly RootContent[], problems: Problems): string {
  return blocks
    .map((block) => blockText(block, problems))
    .filter((text) => text !== '')
    .join('\n\n');
}

export function phraseText(phrases: readonly PhrasingContent[], problems: Problems): string {
  return phrases
    .map((phrase) => onePhrase(phrase, problems))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

type Block = RootContent | BlockContent | DefinitionContent;

function blockText(block: Block, problems: Problems): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphText(block, problems);
    case 'code':
      return block.value
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n');
    case 'list':
      return block.children.map((item, index) => itemText(item, mark(block.ordered, block.start, index), problems)).join('\n');
    default:
      return refuse(block, 'a paragraph, a list or a code block', problems);
  }
}

function paragraphText(paragraph: Paragraph, problems: Problems): string {
  const text = phraseText(paragraph.children, problems);
  if (text.startsWith('|') && text.endsWith('|')) {
    problems.add(lineOf(paragraph), 'a list, which also reads well on a narrow screen', 'a table');
  }
  return text;
}

function mark(ordered: boolean | null | undefined, start: number | null | undefined, index: number): string {
  return ordered === true ? `${(start ?? 1) + index}. ` : '- ';
}

function itemText(item: ListItem, itemMark: string, problems: Problems): string {
  const text = item.children.map((block) => blockText(block, problems)).join('\n');
  return itemMark + text.split('\n').join(`\n${' '.repeat(itemMark.length)}`);
}

function onePhrase(phrase: PhrasingContent, problems: Problems): string {
  switch (phrase.type) {
    case 'text':
      return phrase.value;
    case 'inlineCode':
      return `\`${phrase.value}\``;
    case 'break':
      return ' ';
    case 'emphasis':
    case 'strong':
      return phraseText(phrase.children, problems);
    case 'link':
      return linkText(phrase.url, phraseText(phrase.children, problems));
    default:
      return refuse(phrase, 'words, inline code or a link', problems);
  }
}

function linkText(url: string, text: string): string {
  return text === url ? url : `${text} (${url})`;
}

function refuse(node: Nodes, expected: string, problems: Problems): string {
  problems.add(lineOf(node), expected, nameOf(node));
  return '';
}
