import {type Content, rowText} from './content.ts';

/** The row of a pane that says most of those words, the last of several that say as much. */
export function seenAt({rows, items}: Content, words: string): number {
  const wanted = tellingWords(words);
  const texts = rows.slice(0).map(rowText);
  const stretches = items ?? texts.map((_, at) => ({from: at, to: at + 1}));
  let best = {from: 0, words: 0};
  for (const {from, to} of stretches) {
    const said = tellingWords(texts.slice(from, to).join(' '));
    const found = [...wanted].filter((word) => said.has(word)).length;
    if (found > 0 && found >= best.words) best = {from, words: found};
  }
  return best.from;
}

/** Numbers, and words that are too long to stand in every line. */
function tellingWords(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\d{2,}|[\p{L}_-]{4,}/gu) ?? []);
}
