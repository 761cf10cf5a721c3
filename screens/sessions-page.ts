import {type Content, type Row, row} from './content.ts';
import {cut, toned, wrap} from './text.ts';
import type {Glyphs} from './theme.ts';
import type {Mode} from './view.ts';

/** The sessions that are kept: which, of which host, what it was about and whether it has ended. */
export function sessionsPage({rows, at}: Mode & {is: 'sessions'}, glyphs: Glyphs, columns: number): Content {
  const here = rows.filter((one) => one.here).length;
  const lines = rows.map((one, index): Row => {
    const where = `${one.drill === null ? '' : `drill ${one.drill} `}on ${one.host}`;
    const text = `${dayOf(one.id)} ${one.verdict.padEnd(9)}${one.cause.padEnd(22)} ${one.open ? 'open   ' : 'closed '}${where}  ${one.id}`;
    return row(
      {text: `${index === at ? glyphs.here : ' '} `},
      toned(cut(text, columns - 2), index === at ? 'chosen' : one.here ? 'plain' : 'quiet'),
    );
  });
  return {
    title: 'Sessions kept',
    mark: `${here} of this host, ${rows.length - here} others`,
    chosen: {from: at, to: at + 1},
    rows: lines.length > 0 ? lines : wrap('none is kept yet but this one', columns).map((text) => row(toned(text, 'quiet'))),
  };
}

/** An id begins with the time of its session. */
function dayOf(id: string): string {
  const [, month, day, hour, minute] = /^\d{4}(\d\d)(\d\d)-(\d\d)(\d\d)/.exec(id) ?? [];
  return month === undefined ? id.padEnd(11) : `${month}-${day} ${hour}:${minute}`;
}
