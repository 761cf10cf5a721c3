import {ratios, sayMs, sayTimes, series} from '../measure/figures.ts';
import {costOf, onLiveGateway, whyNoLive} from '../measure/live.ts';
import type {Bench} from '../measure/row.ts';

/** The five commands as the ladder's page has them, and as a person types them one after another. */
const typed = [
  ['openclaw', 'status'],
  ['openclaw', 'gateway', 'status', '--deep'],
  ['openclaw', 'logs', '--limit', '200', '--plain'],
  ['openclaw', 'doctor', '--lint', '--severity-min', 'error'],
  ['openclaw', 'channels', 'status', '--probe'],
] as const;

/** Everything that the ladder says of a gateway that is well. */
export const ladder: Bench = {
  name: 'ladder',
  isLive: true,
  whyNot: whyNoLive,
  measure: ({quick}) =>
    onLiveGateway(async (lab) => {
      const [ours, theirs]: [number[], number[]] = [[], []];
      for (let round = 0; round < (quick ? 1 : 5); round += 1) {
        ours.push((await costOf(lab, ['rungs', '--plain'])).ms);
        let all = 0;
        for (const argv of typed) all += (await costOf(lab, argv)).ms;
        theirs.push(all);
      }
      const ratio = ratios(ours, theirs);
      return [
        {
          what: "the whole ladder's evidence, and its ticket",
          measured: sayMs(series(ours)),
          against: `the five commands one after another, ${sayMs(series(theirs))}`,
          ratio: sayTimes(ratio),
          goal: '≤ 0.5×',
          reached: quick ? null : ratio.median <= 0.5,
          runs: {rungs: ours, openclaw: theirs},
        },
      ];
    }),
};
