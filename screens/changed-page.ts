import type {Change, Changes, Reading} from '../src/model/index.ts';
import {seconds} from '../src/session/describe.ts';
import {firstTrouble, triggersOf} from '../src/session/triggers.ts';
import {blank, type Content, type Row, row} from './content.ts';
import {toned, wrap} from './text.ts';
import type {Glyphs} from './theme.ts';
import {ageText, clock} from './times.ts';

/** What was changed on the host in the last day, the newest on top, under what of it stands shortly before the trouble. */
export function changedPage(reading: Reading<Changes> | undefined, glyphs: Glyphs, columns: number): Content {
  const title = 'What was changed here in the last day (UTC)';
  const said = (text: string): Content => ({title, mark: 'esc back', rows: wrap(text, columns).map((one) => row(toned(one, 'quiet')))});
  if (reading === undefined) return said('Looking: traces of packages, files, settings, people and starts come after the first look …');
  if (!reading.seen) return said(`not seen (${reading.why}): ${reading.detail}`);
  const {list, unseen} = reading.value;
  const trouble = firstTrouble(reading.value);
  const newest = list.toReversed().flatMap((one) => changeRows(one, one === trouble, reading.value.until, glyphs, columns));
  return {
    title,
    mark: `${list.length} traces, esc back`,
    rows: [
      ...(trouble === null ? [] : [...troubleRows(reading.value, trouble, columns), blank]),
      ...(list.length > 0 ? newest : [row(toned('no trace of a change', 'quiet'))]),
      ...unseen.flatMap(({source, detail}) => wrap(`not seen: ${source}: ${detail}`, columns).map((text) => row(toned(text, 'unknown')))),
    ],
  };
}

function troubleRows(changes: Changes, trouble: Change, columns: number): readonly Row[] {
  const triggers = triggersOf(changes, trouble);
  const before = triggers.map(({change, beforeMs}) => `  ${seconds(beforeMs)} before it: ${change.text}`);
  return [
    ...wrap(`First sign of trouble ${clock(trouble.at)}: ${trouble.text}`, columns).map((text) => row(toned(text, 'down'))),
    ...before.flatMap((line) => wrap(line, columns).map((text) => row(toned(text, 'strong')))),
    ...wrap(
      triggers.length > 0 ? '  Together in time; that proves no cause.' : '  Nothing was changed in the hour before it.',
      columns,
    ).map((text) => row(toned(text, 'quiet'))),
  ];
}

/** The time, how long ago, the kind, and what was done; on a narrow screen the kind is left out. */
function changeRows({at, kind, text}: Change, first: boolean, now: number, glyphs: Glyphs, columns: number): readonly Row[] {
  const sign = first ? glyphs.down : ' ';
  const head = `${sign} ${clock(at)} ${ageText(now - at).padStart(7)}  ${columns < 60 ? '' : kind.padEnd(14)}`;
  const tone = kind === 'trouble' ? 'down' : 'plain';
  return wrap(text, Math.max(12, columns - head.length)).map((part, index) =>
    row(toned(index === 0 ? head : ' '.repeat(head.length), kind === 'trouble' ? 'down' : 'quiet'), toned(part, tone)),
  );
}
