import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {keys} from '../../screens/keys/index.ts';

test('the page of the keys says of each what the help page says', () => {
  const page = readFileSync('docs/keys.md', 'utf8');
  const [, table] = /<!-- keys -->\n([\s\S]*)<!-- keys: end -->/.exec(page) ?? [];
  const rows = keys.map(({keys: names, label, help}) => `| ${names.map(written).join(' ')} | ${label} | ${help} |\n`);
  expect(table).toBe(`| key | action | what it does |\n|---|---|---|\n${rows.join('')}`);
});

function written(name: string): string {
  return `\`${name === ' ' ? 'space' : name}\``;
}
