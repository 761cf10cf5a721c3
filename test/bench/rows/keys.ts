import {quantile, sayMs, series} from '../measure/figures.ts';
import type {Bench, Row} from '../measure/row.ts';
import {staged} from '../measure/staged.ts';

const lines = 100_000;
/** One frame at 60 a second. */
const frameMs = 16;

/** From a key to the last byte of the frame that it leads to. */
export const keys: Bench = {
  name: 'keys',
  whyNot: () => null,
  async measure({quick}) {
    const {manyLines, openScreen} = await staged();
    const screen = openScreen(manyLines(lines));
    await screen.drawn();
    screen.press('3');
    await screen.drawn();
    const timed = async (key: string) => {
      const from = performance.now();
      screen.press(key);
      await screen.drawn();
      return performance.now() - from;
    };
    const rows: Row[] = [];
    for (const [what, key] of [
      ['scroll a line', 'j'],
      ['scroll half a page', '\u0004'],
      ['go to the next pane', '\t'],
    ] as const) {
      const taken: number[] = [];
      for (let round = 0; round < (quick ? 20 : 400); round += 1) taken.push(await timed(key));
      const warm = taken.slice(quick ? 5 : 50);
      const last = quantile(warm, 0.99);
      rows.push({
        what: `key → frame, ${what}, ${lines.toLocaleString('en')} lines loaded`,
        measured: `p99 ${last.toFixed(1)} ms; ${sayMs(series(warm))}`,
        against: `a frame of ${frameMs} ms`,
        ratio: `${(last / frameMs).toFixed(2)}×`,
        goal: 'p99 < 16 ms',
        reached: quick ? null : last < frameMs,
        runs: {milliseconds: warm},
      });
    }
    screen.close();
    return rows;
  },
};
