import {difference} from '../../src/acts/index.ts';
import type {ActRun, Look, Ran} from '../../src/model/index.ts';
import {type Rows, row} from '../content.ts';
import {toned, wrap} from '../text.ts';

/** An act as the output pane shows it: its commands with what they said, what changed, and its verdict. */
export function actRows(act: ActRun, columns: number, ranRows: (run: Look<Ran>) => readonly Rows[]): readonly Rows[] {
  const {title, code, results, before, after, verdict, because} = act;
  const changed = verdict === null ? [] : difference(before, after);
  return [
    [row(toned(`${title} (for ${code})`, 'strong'))],
    ...results.flatMap(ranRows),
    changed.flatMap((line) => wrap(line, columns).map((text) => row({text}))),
    wrap(verdict === null ? 'runs …' : `${verdict}: ${because}`, columns).map((text) =>
      row(toned(text, verdict === 'mended' ? 'clear' : 'quiet')),
    ),
  ];
}
