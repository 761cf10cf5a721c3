import {ratios, sayMs, sayTimes, series} from '../measure/figures.ts';
import {type Running, run} from '../measure/pty.ts';
import type {Bench, Row} from '../measure/row.ts';
import {cleanEnv, newHome, node, shipped} from '../measure/shipped.ts';

/** One broken host, the same at every start. */
const drill = [node, shipped, 'drill', 'first-ladder', '--seed', '7'];

/** The first line; every pane with its title and the keys; a verdict. */
const marks = {
  line: /RUNGS/,
  screen: /Capabilities[\s\S]*q(?:\u001B\[\d*m| )*quit/,
  verdict: /(?:DOWN|DEGRADED|CLEAR)/,
} as const;

/** From the start of the process to what a person can use. */
export const firstFrame: Bench = {
  name: 'first-frame',
  whyNot: () => null,
  async measure({quick}) {
    const env = cleanEnv(newHome());
    // The first start on a host leaves behind what the later ones start from.
    const first = await started(run({argv: drill, env}));
    const taken = {nothing: [] as number[], line: [] as number[], screen: [] as number[], verdict: [] as number[]};
    for (let round = 0; round < (quick ? 3 : 21); round += 1) {
      taken.nothing.push(await run({argv: [node, '-e', '0'], env}).ended);
      const {line, screen, verdict} = await started(run({argv: drill, env}), false);
      taken.line.push(line);
      taken.screen.push(screen);
      taken.verdict.push(verdict);
    }
    const against = `\`node -e 0\`, ${sayMs(series(taken.nothing))}`;
    const row = (what: string, values: readonly number[], goal: string, most: number | null): Row => {
      const ratio = ratios(values, taken.nothing);
      return {
        what,
        measured: sayMs(series(values)),
        against,
        ratio: sayTimes(ratio),
        goal,
        reached: most === null || quick ? null : ratio.median <= most,
        runs: {rungs: values, nothing: taken.nothing},
      };
    };
    return [
      row('spawn → name, host and what is looked at', taken.line, '≤ 1.5×', 1.5),
      row('spawn → full screen of 120×40, drill host', taken.screen, '≤ 5× (aim 4×)', 5),
      row('spawn → first verdict on it', taken.verdict, '', null),
      {
        what: 'the same on the very first start of a host',
        measured: `full screen ${Math.round(first.screen)} ms`,
        against,
        ratio: `${(first.screen / series(taken.nothing).median).toFixed(2)}×`,
        goal: '',
        reached: null,
        runs: {rungs: [first.screen]},
      },
    ];
  },
};

/** Keeps the program until it has left behind what it keeps when `whole`. */
async function started(running: Running, whole = true): Promise<Readonly<Record<keyof typeof marks, number>>> {
  const [line, screen, verdict] = await Promise.all([running.seen(marks.line), running.seen(marks.screen), running.seen(marks.verdict)]);
  if (whole) await new Promise((resolve) => setTimeout(resolve, keptAfterMs));
  await running.end();
  return {line, screen, verdict};
}

/** The console keeps its compiled program four seconds after the walk has begun. */
const keptAfterMs = 6000;
