import type {Block, TicketLine} from '../blocks.ts';
import {escapeHtml} from './escape.ts';
import {markdown} from './markdown.ts';

/** For GitHub and GitLab, which show Markdown and fold what stands in `<details>`. */
export function github(blocks: readonly Block[]): string {
  return runsOf(blocks)
    .map((part) => ('folded' in part ? folded(part.folded) : markdown(part.plain)))
    .join('\n');
}

type Part = {readonly folded: Block & {is: 'fold'}} | {readonly plain: Block[]};

function runsOf(blocks: readonly Block[]): readonly Part[] {
  const parts: Part[] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (block.is === 'fold') parts.push({folded: block});
    else if (last !== undefined && 'plain' in last) last.plain.push(block);
    else parts.push({plain: [block]});
  }
  return parts;
}

/** A blank line ends the HTML, so that Markdown is read again between the two tags. */
function folded({title, blocks}: Block & {is: 'fold'}): string {
  return `<details>\n<summary>${summary(title)}</summary>\n\n${markdown(blocks)}\n</details>\n`;
}

function summary({runs}: TicketLine): string {
  return runs.map(({is, text}) => (is === 'words' ? escapeHtml(text) : `<code>${escapeHtml(text)}</code>`)).join('');
}
