import {execFileSync} from 'node:child_process';
import {ratios, sayMs, sayTimes, series} from '../measure/figures.ts';
import type {Bench} from '../measure/row.ts';
import {cleanEnv, newHome, node, shipped} from '../measure/shipped.ts';

/** What needs no program must not load one. */
export const words: Bench = {
  name: 'words',
  whyNot: () => null,
  async measure({quick}) {
    const env = cleanEnv(newHome());
    const timed = (argv: readonly string[]) => {
      const from = performance.now();
      execFileSync(node, argv, {env, stdio: ['ignore', 'pipe', 'ignore']});
      return performance.now() - from;
    };
    const taken: Record<string, number[]> = {nothing: [], '--version': [], '--help': []};
    for (let round = 0; round < (quick ? 3 : 41); round += 1) {
      taken['nothing']!.push(timed(['-e', '0']));
      for (const word of ['--version', '--help']) taken[word]!.push(timed([shipped, word]));
    }
    return ['--version', '--help'].map((word) => {
      const ratio = ratios(taken[word]!, taken['nothing']!);
      return {
        what: `\`rungs ${word}\``,
        measured: sayMs(series(taken[word]!)),
        against: `\`node -e 0\`, ${sayMs(series(taken['nothing']!))}`,
        ratio: sayTimes(ratio),
        goal: '≤ 1.3×',
        reached: quick ? null : ratio.median <= 1.3,
        runs: {rungs: taken[word]!, nothing: taken['nothing']!},
      };
    });
  },
};
