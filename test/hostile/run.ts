import {asideShapes} from './aside/shapes.ts';
import {measureClean, measureHostile, seed} from './measure.ts';
import {type Hostile, hostileShapes} from './shapes.ts';

/**
 * Prints how many hostile shapes are caught and how often a clean line is marked; `--quick` reads two megabytes instead of fifty, and
 * `--blind` keeps to itself which of the held out texts are missed.
 */
const quick = process.argv.includes('--quick');
say('the first corpus, on which the cleaner was tuned', hostileShapes(seed));
say('the second corpus, the half on which it was tuned afterwards', asideShapes(seed, 'looked at'));
say('the second corpus, the half that was held out', asideShapes(seed, 'held out'), process.argv.includes('--blind'));

const {lines, marks, first} = measureClean((quick ? 2 : 50) * 2 ** 20);
process.stdout.write(`${marks} false marks in ${lines} clean lines: ${((marks / lines) * 20_000).toFixed(1)} in 20,000\n`);
for (const line of first) process.stdout.write(`    ${line}\n`);

function say(corpus: string, shapes: readonly Hostile[], blind = false): void {
  process.stdout.write(`${corpus}\n`);
  let [caught, all] = [0, 0];
  for (const [family, {of, caught: some, missed}] of measureHostile(shapes)) {
    [caught, all] = [caught + some, all + of];
    process.stdout.write(`  ${family.padEnd(44)} ${some}/${of}\n`);
    if (!blind) for (const text of missed) process.stdout.write(`    missed: ${JSON.stringify(text)}\n`);
  }
  process.stdout.write(`  caught ${caught} of ${all}: ${((caught / all) * 100).toFixed(1)} %\n`);
}
