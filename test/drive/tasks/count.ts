import {readFileSync, writeFileSync} from 'node:fs';
import {tableOf} from './table.ts';
import {tasks} from './tasks.ts';
import {placeWithHistory, type Walked, walkTask} from './walk-task.ts';

/** Counts keys and seconds of every task; `--write` puts the table into its page. */
const sizes = [{columns: 80, rows: 24}];
const page = 'docs/keystrokes.md';
const place = placeWithHistory();
const walked: Walked[][] = [];
for (const task of tasks) {
  const row: Walked[] = [];
  for (const size of sizes) row.push(await walkTask(task, size, place));
  walked.push(row);
  process.stdout.write(`${task.wants}: ${row.map(({keys, ms}) => `${keys} keys, ${Math.round(ms)} ms`).join('; ')}\n`);
}
const table = tableOf(tasks, sizes, walked);
if (process.argv.includes('--write'))
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(/(<!-- tasks -->\n)[\s\S]*(<!-- tasks: end -->)/, (_, begin, end) => `${begin}${table}${end}`),
  );
process.exit(0);
