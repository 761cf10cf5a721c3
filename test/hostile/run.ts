import {asideShapes} from './aside/shapes.ts';
import {laterShapes} from './later/shapes.ts';
import {measureClean, measureHostile, seed} from './measure.ts';
import {type Hostile, hostileShapes} from './shapes.ts';

/**
 * Prints how many hostile shapes are caught, which are missed, and how often a clean line is marked; `--quick` reads two megabytes instead of
 * fifty.
 */
const quick = process.argv.includes('--quick');
say('the first corpus, on which the cleaner was tuned', hostileShapes(seed));
say('the second corpus, the half on which it was tuned afterwards', asideShapes(seed, 'looked at'));
say('the second corpus, the half that was held out until a third one was written', asideShapes(seed, 'held out'));
say('the third corpus, caught at 84 % before anybody looked', laterShapes(seed));

const {lines, marks, first} = measureClean((quick ? 2 : 50) * 2 ** 20);
process.stdout.write(`${marks} false marks in ${lines} clean lines: ${((marks / lines) * 20_000).toFixed(1)} in 20,000\n`);
for (const line of first) process.stdout.write(`    ${line}\n`);

function say(corpus: string, shapes: readonly Hostile[]): void {
  process.stdout.write(`${corpus}\n`);
  let [caught, all] = [0, 0];
  for (const [family, {of, caught: some, missed}] of measureHostile(shapes)) {
    [caught, all] = [caught + some, all + of];
    process.stdout.write(`  ${family.padEnd(44)} ${some}/${of}\n`);
    for (const text of missed) process.stdout.write(`    missed: ${JSON.stringify(text)}\n`);
  }
  process.stdout.write(`  caught ${caught} of ${all}: ${((caught / all) * 100).toFixed(1)} %\n`);
}
