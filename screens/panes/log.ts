import type {LogLine, Session} from '../../src/model/index.ts';
import {isSupervisorsLine} from '../../src/supervisors/index.ts';
import {type Content, type Row, row} from '../content.ts';
import {toned, wrap} from '../text.ts';
import {unseen} from './unseen.ts';

/** The unit's journal and the log file, newest last. */
export function log(session: Session, width: number, filter: string, wrapped: boolean): Content {
  const reading = session.readings.log;
  if (reading === undefined || !reading.seen) return unseen('Log', reading, width);
  const wanted = filter.toLowerCase();
  const lines = reading.value.lines.filter((one) => wanted === '' || one.text.toLowerCase().includes(wanted));
  const unread = reading.value.sources
    .filter((source) => source.unseen !== null)
    .map((source) => row(toned(`${source.name}: ${source.unseen}`, 'unknown')));
  const rows: Row[] = [...unread, ...lines.flatMap((one) => lineRows(one, width, wrapped))];
  return {
    title: 'Log',
    mark: filter === '' ? `${lines.length} lines` : `/${filter}`,
    rows: rows.length > 0 ? rows : [row(toned('no line', 'quiet'))],
  };
}

function lineRows(one: LogLine, width: number, wrapped: boolean): readonly Row[] {
  const head = `${new Date(one.at).toISOString().slice(11, 19)} `;
  const source = one.from === 'gateway' ? '' : `${one.from} `;
  const text = `${source}${one.text}`;
  const parts = wrapped ? wrap(text, width - head.length) : [text];
  return parts.map((part, index) =>
    row(toned(index === 0 ? head : ' '.repeat(head.length), 'quiet'), isSupervisorsLine(one) ? toned(part, 'note') : {text: part}),
  );
}
