import {sayBytes} from '../measure/figures.ts';
import type {Bench} from '../measure/row.ts';
import {staged} from '../measure/staged.ts';

/** What a bad line has to carry when one number changes. */
export const bytes: Bench = {
  name: 'bytes',
  whyNot: () => null,
  async measure() {
    const {oneNumberMore, openScreen} = await staged();
    const screen = openScreen(oneNumberMore(1));
    await screen.drawn();
    const full = Buffer.byteLength(screen.taken());
    screen.show(oneNumberMore(2));
    await screen.drawn();
    const changed = Buffer.byteLength(screen.taken());
    screen.close();
    return [
      {
        what: 'one number changes on a 120×40 screen',
        measured: sayBytes(changed),
        against: `a full frame, ${sayBytes(full)}`,
        ratio: `${((100 * changed) / full).toFixed(1)} %`,
        goal: '< 3 %',
        reached: changed < 0.03 * full,
        runs: {changed: [changed], full: [full]},
      },
    ];
  },
};
