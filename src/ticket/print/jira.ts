import type {Block, TicketLine} from '../blocks.ts';
import {tableText} from './table-text.ts';

/** As Jira's wiki markup. It has nothing that folds, so a fold is a heading. */
export function jira(blocks: readonly Block[]): string {
  return blocks.length === 0 ? '' : `${blocks.flatMap(part).join('\n\n')}\n`;
}

function part(block: Block): string | readonly string[] {
  switch (block.is) {
    case 'heading':
      return `h${block.level}. ${lineOf(block.line)}`;
    case 'paragraph':
      return lineOf(block.line);
    case 'list':
      return block.items.map(({depth, line}) => `${'*'.repeat(depth + 1)} ${lineOf(line)}`).join('\n');
    case 'table':
      return noformat(tableText(block));
    case 'code':
      return noformat(block.text);
    case 'fold':
      return [`h2. ${lineOf(block.title)}`, ...block.blocks.flatMap(part)];
  }
}

function lineOf({runs}: TicketLine): string {
  return runs.map(({is, text}) => (is === 'words' ? inert(text, ours) : `{{${inert(text, captured)}}}`)).join('');
}

/**
 * Jira goes on reading markup within `{{}}`, so every character that can be a part of some becomes its number. Within a word a hyphen
 * strikes nothing out and a low line slants nothing, but behind capitals a hyphen makes the key of an issue.
 */
const captured =
  /(?<=www)\.|:(?![\d ])|-(?!\p{Ll})|(?<!\p{Ll})-|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_|[^\p{L}\p{N} ./,=%$:;'"_\u0080-\u{10FFFF}-]/gu;
/** In our own sentences what stands alone is read better as it is: not what strikes out, draws a line or makes a face. */
const ours = /[{}[\]|*_+^~!\\&<>@#?]|(?<![\p{L}\p{N}])-|-(?=-)|\((?=(?:[/xyni-]|on|off)\))/gu;

function inert(text: string, active: RegExp): string {
  return text.replace(active, (char) => `&#${char.codePointAt(0)};`);
}

/** Nothing is read within but its own end, which captured text therefore must not have. */
function noformat(text: string): string {
  return `{noformat}\n${text.replace(/\{(?=[\s\\]*noformat)/gi, '{ ')}\n{noformat}`;
}
