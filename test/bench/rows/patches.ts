import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {rolldown} from 'rolldown';
import {bundleOptionsWith} from '../../../src/build/options.mjs';
import {type Patch, patches} from '../../../src/build/patches/index.mjs';
import {asScript} from '../../../src/build/script.mjs';
import {sayBytes, series} from '../measure/figures.ts';
import {run} from '../measure/pty.ts';
import type {Bench, Row} from '../measure/row.ts';
import {cleanEnv, newHome, node, root, shipped} from '../measure/shipped.ts';
import {staged} from '../measure/staged.ts';

/** What each change to a dependency is worth: the program without it, beside the program with all of them. */
export const patchesRow: Bench = {
  name: 'patches',
  whyNot: () => (process.platform === 'linux' ? null : 'processor time of all threads is read in /proc'),
  async measure({quick}) {
    const all = {patch: null, ...(await variant(null)), cpu: [] as number[]};
    const without = [];
    for (const patch of patches.filter((one) => !one.isNeeded)) without.push({patch, ...(await variant(patch)), cpu: [] as number[]});
    for (let round = 0; round < (quick ? 3 : 21); round += 1) {
      for (const one of [all, ...without]) one.cpu.push(await cpuToFirstFrame(one.argv, one.env));
    }
    return without.map((one): Row => {
      const more = series(one.cpu.map((ms, round) => ms - (all.cpu[round] ?? Number.NaN)));
      return {
        what: `without “${one.patch.name}”: CPU to the full screen`,
        measured: `${more.median >= 0 ? '+' : ''}${more.median.toFixed(1)} ms (${more.low.toFixed(1)}–${more.high.toFixed(1)})`,
        against: `with it ${series(all.cpu).median.toFixed(0)} ms`,
        ratio: `one number changed ${sayBytes(one.bytes)} (${sayBytes(all.bytes)}), a key ${one.keyMs.toFixed(1)} ms (${all.keyMs.toFixed(1)}), program ${sayBytes(one.size)} (${sayBytes(all.size)})`,
        goal: '',
        reached: null,
        runs: {without: one.cpu, with: all.cpu},
      };
    });
  },
};

async function variant(without: Patch | null) {
  const applied = patches.filter((patch) => patch !== without);
  const home = newHome();
  const env = cleanEnv(home);
  mkdirSync(join(home, 'dist'));
  const bundle = await rolldown({...bundleOptionsWith(applied), input: join(root, 'src/main/index.ts')});
  const {output} = await bundle.generate({format: 'cjs', minify: true, codeSplitting: false});
  await bundle.close();
  const program = asScript(output[0].code);
  writeFileSync(join(home, 'dist/console.cjs'), program);
  writeFileSync(join(home, 'dist/rungs.mjs'), readFileSync(shipped));
  const argv = [node, join(home, 'dist/rungs.mjs'), 'drill', 'first-ladder', '--seed', '7'];
  const first = run({argv, env});
  await first.seen(fullScreen);
  await new Promise((resolve) => setTimeout(resolve, keptAfterMs));
  await first.end();
  return {argv, env, size: program.length, ...(await frames(applied))};
}

/** The bytes of a frame in which one number changes, and the time from a key to its frame. */
async function frames(applied: readonly Patch[]) {
  const {manyLines, oneNumberMore, openScreen} = await staged(applied);
  const numbers = openScreen(oneNumberMore(1));
  await numbers.drawn();
  numbers.taken();
  numbers.show(oneNumberMore(2));
  await numbers.drawn();
  const bytes = Buffer.byteLength(numbers.taken());
  numbers.close();
  const lines = openScreen(manyLines(1000));
  await lines.drawn();
  lines.press('3');
  await lines.drawn();
  const taken: number[] = [];
  for (let round = 0; round < 100; round += 1) {
    const from = process.cpuUsage();
    lines.press('j');
    await lines.drawn();
    const {user, system} = process.cpuUsage(from);
    taken.push((user + system) / 1000);
  }
  lines.close();
  return {bytes, keyMs: series(taken.slice(30)).median};
}

async function cpuToFirstFrame(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const running = run({argv, env});
  await running.seen(fullScreen);
  const threads = `/proc/${running.pty.pid}/task`;
  const nanoseconds = readdirSync(threads).map((thread) => Number(readFileSync(`${threads}/${thread}/schedstat`, 'utf8').split(' ')[0]));
  await running.end();
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}

const fullScreen = /Capabilities[\s\S]*q(?:\u001B\[\d*m| )*quit/;
/** The console keeps its compiled program four seconds after the walk has begun. */
const keptAfterMs = 6000;
