import {watchCoverage} from './coverage.ts';
import {loopOn} from './loop.ts';
import {targets} from './targets.ts';

/**
 * `node test/hostile/fuzz/run.ts [MINUTES] [TARGET]`: every target in turn, guided by what of our sources ran; RUNGS_SEED has the same
 * again. Ends with 1 and the inputs where something did not do what it must.
 */
const [minutes = '1', only] = process.argv.slice(2);
const seed = Number(process.env['RUNGS_SEED'] ?? 20_261_125);
const wanted = targets.filter(({name}) => only === undefined || name === only);
if (wanted.length === 0 || !(Number(minutes) > 0)) {
  process.stderr.write(`usage: run.ts [MINUTES] [TARGET]; targets: ${targets.map(({name}) => name).join(', ')}\n`);
  process.exit(64);
}

const sources = new URL('../../../src/', import.meta.url).href;
const coverage = watchCoverage((url) => url.startsWith(sources));
const eachMs = (Number(minutes) * 60_000) / wanted.length;
let failed = 0;
for (const target of wanted) {
  const until = performance.now() + eachMs;
  const {inputs, kept, faults} = loopOn({target, coverage, seed, goesOn: () => performance.now() < until});
  process.stdout.write(
    `${target.name.padEnd(18)} ${String(inputs).padStart(8)} inputs, ${kept} kept, ${coverage.count()} characters reached\n`,
  );
  for (const {input, why} of faults) process.stdout.write(`  ${JSON.stringify(input)}\n  ${why}\n`);
  failed += faults.length;
}
process.stdout.write(failed === 0 ? `nothing failed (seed ${seed})\n` : `${failed} inputs failed (seed ${seed})\n`);
process.exitCode = failed === 0 ? 0 : 1;
