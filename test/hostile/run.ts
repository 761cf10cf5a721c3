import {measureClean, measureHostile} from './measure.ts';

/** Prints how many hostile shapes are caught and how often a clean line is marked; `--quick` reads two megabytes instead of fifty. */
const families = measureHostile();
let [caught, all] = [0, 0];
for (const [family, {of, caught: some, missed}] of families) {
  [caught, all] = [caught + some, all + of];
  process.stdout.write(`${family.padEnd(26)} ${some}/${of}\n`);
  for (const text of missed) process.stdout.write(`    missed: ${JSON.stringify(text)}\n`);
}
process.stdout.write(`caught ${caught} of ${all}: ${((caught / all) * 100).toFixed(1)} %\n`);

const {lines, marks, first} = measureClean((process.argv.includes('--quick') ? 2 : 50) * 2 ** 20);
process.stdout.write(`${marks} false marks in ${lines} clean lines: ${((marks / lines) * 20_000).toFixed(1)} in 20,000\n`);
for (const line of first) process.stdout.write(`    ${line}\n`);
