import {ratios, sayMs, sayTimes, series} from '../measure/figures.ts';
import {type Cost, costOf, onLiveGateway, whyNoLive} from '../measure/live.ts';
import type {Bench} from '../measure/row.ts';

/** The one look of Rungs beside the one look of OpenClaw, on a gateway that is well. */
export const check: Bench = {
  name: 'check',
  isLive: true,
  whyNot: whyNoLive,
  measure: ({quick}) =>
    onLiveGateway(async (lab) => {
      const [ours, theirs]: [Cost[], Cost[]] = [[], []];
      for (let round = 0; round < (quick ? 2 : 11); round += 1) {
        ours.push(await costOf(lab, ['rungs', 'check', '--json']));
        theirs.push(await costOf(lab, ['openclaw', 'gateway', 'status', '--json']));
      }
      return (
        [
          ['time', 'ms'],
          ['CPU', 'cpuMs'],
        ] as const
      ).map(([what, key]) => {
        const [own, other] = [ours.map((one) => one[key]), theirs.map((one) => one[key])];
        const ratio = ratios(own, other);
        return {
          what: `\`rungs check --json\` on a live gateway, ${what}`,
          measured: sayMs(series(own)),
          against: `\`openclaw gateway status --json\`, ${sayMs(series(other))}`,
          ratio: sayTimes(ratio),
          goal: '≤ 0.1×',
          reached: quick ? null : ratio.median <= 0.1,
          runs: {rungs: own, openclaw: other},
        };
      });
    }),
};
