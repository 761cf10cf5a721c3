import type {Block} from '../blocks.ts';
import {aligned} from '../format.ts';

/** A table where a tracker has none that captured text could not break: columns of plain text. */
export function tableText({rows, more}: Block & {is: 'table'}): string {
  return [...(rows.length === 0 ? [] : [aligned(rows)]), ...(more === null ? [] : [more])].join('\n');
}
