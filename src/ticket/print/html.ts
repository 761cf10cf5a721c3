import type {Block, Item, TicketLine} from '../blocks.ts';
import {escapeHtml} from './escape.ts';
import {style} from './style.ts';

/** As one page that needs nothing else: no script, no other file, and a policy that forbids both. */
export function html(blocks: readonly Block[]): string {
  const heading = blocks.find((block) => block.is === 'heading');
  const title = heading === undefined ? 'Rungs ticket' : heading.line.runs.map(({text}) => text).join('');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${blocks.map(part).join('\n')}
</main>
</body>
</html>
`;
}

function part(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `<h${block.level}>${lineOf(block.line)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${lineOf(block.line)}</p>`;
    case 'list':
      return list(block.items);
    case 'table':
      return table(block);
    case 'code':
      return `<pre><code>${text(block.text)}</code></pre>`;
    case 'fold':
      return `<details>\n<summary>${lineOf(block.title)}</summary>\n${block.blocks.map(part).join('\n')}\n</details>`;
  }
}

/** What is deeper than the item before stands in a list within that item. */
function list(items: readonly Item[]): string {
  const lines: string[] = [];
  let open = -1;
  for (const {depth, line} of items) {
    const to = Math.min(depth, open + 1);
    if (to > open) lines.push('<ul>');
    else lines.push(`</li>${'</ul></li>'.repeat(open - to)}`);
    lines.push(`<li>${lineOf(line)}`);
    open = to;
  }
  return `${lines.join('\n')}${'</li></ul>'.repeat(open + 1)}`;
}

function table({rows, more}: Block & {is: 'table'}): string {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const lines = rows.map((row) => `<tr>${row.map((cell, at) => `<td${span(row, at, columns)}>${text(cell)}</td>`).join('')}</tr>`);
  const rest = more === null ? [] : [`<tr><td colspan="${columns}">${text(more)}</td></tr>`];
  return `<table>\n${[...lines, ...rest].join('\n')}\n</table>`;
}

/** The last cell of a short row is as wide as what it lacks. */
function span(row: readonly string[], at: number, columns: number): string {
  return at === row.length - 1 && row.length < columns ? ` colspan="${columns - at}"` : '';
}

function lineOf({runs}: TicketLine): string {
  return runs.map(({is, text: said}) => (is === 'words' ? text(said) : `<code>${text(said)}</code>`)).join('');
}

/** What no page may hold, halves of surrogate pairs among it, is made visible as everywhere in a ticket. */
function text(said: string): string {
  return escapeHtml(said.toWellFormed().replace(/[\uFFFE\uFFFF]/g, '\uFFFD'));
}
