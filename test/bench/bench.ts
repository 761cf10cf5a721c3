// npm run bench [-- --quick] [-- ROW …]: measures what the README's table says and prints it again as Markdown.
// Every ratio is of two things measured alternately in the same run, because times alone mean nothing on a shared machine.
import {cpus, totalmem} from 'node:os';
import {parseArgs} from 'node:util';
import {type Row, table} from './measure/row.ts';
import {benches} from './rows/index.ts';

const {values, positionals} = parseArgs({allowPositionals: true, options: {quick: {type: 'boolean', default: false}}});
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  process.stderr.write(`there is no row called ${unknown.join(', ')}; there are ${benches.map(({name}) => name).join(', ')}\n`);
  process.exit(64);
}

const rows: Row[] = [];
let failed = false;
for (const bench of benches) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  const why = bench.whyNot();
  if (why !== null) {
    process.stderr.write(`${bench.name}: not measured: ${why}\n`);
    continue;
  }
  const from = performance.now();
  try {
    rows.push(...(await bench.measure({quick: values.quick})));
    process.stderr.write(`${bench.name}: ${Math.round((performance.now() - from) / 1000)} s\n`);
  } catch (error) {
    failed = true;
    process.stderr.write(`${bench.name}: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
const [cpu] = cpus();
process.stdout.write(
  `Node ${process.versions.node} on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GB.\n\n${table(rows)}\n`,
);
process.exit(failed || rows.some((row) => row.reached === false) ? 1 : 0);
