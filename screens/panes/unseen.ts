import type {Reading} from '../../src/model/index.ts';
import {type Content, type Row, row} from '../content.ts';
import {toned, wrap} from '../text.ts';

/** A pane whose probe has not answered, or could not look: never blank, never "fine". */
export function unseen(title: string, reading: Reading<unknown> | undefined, columns: number): Content {
  if (reading === undefined) return {title, mark: '', rows: [row(toned('looking …', 'quiet'))]};
  if (reading.seen) return {title, mark: '', rows: []};
  const rows: Row[] = wrap(`not seen (${reading.why}): ${reading.detail}`, columns).map((text) => row(toned(text, 'unknown')));
  return {title, mark: reading.why, rows};
}
