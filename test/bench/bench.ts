// npm run bench [-- --quick] [-- --write] [-- BENCH …]: measures what the pages' tables say and prints it as Markdown; --write keeps
// the results with all their runs in test/bench/results and makes the tables anew from them.
// Every ratio is of two things measured alternately in the same run, because times alone mean nothing on a shared machine.
import {cpus, totalmem} from 'node:os';
import {parseArgs} from 'node:util';
import {liveVersion} from './measure/live.ts';
import {writePages} from './measure/pages.ts';
import {keepResult} from './measure/results.ts';
import {type Row, table} from './measure/row.ts';
import {benches} from './rows/index.ts';

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {quick: {type: 'boolean', default: false}, write: {type: 'boolean', default: false}},
});
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
    const measured = await bench.measure({quick: values.quick});
    rows.push(...measured);
    if (values.write) keepResult(bench.name, measured, {quick: values.quick, openclaw: bench.isLive === true ? liveVersion : null});
    process.stderr.write(`${bench.name}: ${Math.round((performance.now() - from) / 1000)} s\n`);
  } catch (error) {
    failed = true;
    process.stderr.write(`${bench.name}: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
const [cpu] = cpus();
if (values.write) writePages();
process.stdout.write(
  `Node ${process.versions.node} on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GB.\n\n${table(rows)}\n`,
);
process.exit(failed || rows.some((row) => row.reached === false) ? 1 : 0);
