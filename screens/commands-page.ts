import type {Session} from '../src/model/index.ts';
import {showWords} from '../src/steps/index.ts';
import {blank, type Content, type Row, row} from './content.ts';
import {toned, wrap} from './text.ts';
import type {Glyphs} from './theme.ts';
import {clock} from './times.ts';

/** Every command of the walk in the order in which it began. What Rungs looks at by itself is none of them. */
export function commandsPage(session: Session, glyphs: Glyphs, columns: number): Content {
  const withheld = session.withheld.map(({at, argv}) => ({at, by: session.responder, shown: showWords(argv), how: 'not run: withheld'}));
  const running = session.own
    .filter(({result}) => result === null)
    .map(({at, argv}) => ({at, by: session.responder, shown: showWords(argv), how: 'runs …'}));
  const all = [...session.ran, ...withheld, ...running].toSorted((a, b) => a.at - b.at);
  const rows = all.flatMap(({at, by, shown, how}): readonly Row[] => [
    ...wrap(shown, columns - 11).map((text, index) =>
      row(toned(index === 0 ? `${clock(at)} $ ` : ' '.repeat(11), 'quiet'), toned(text, index === 0 ? 'strong' : 'plain')),
    ),
    ...wrap(`${by}: ${how}`, columns - 11).map((text) =>
      row({text: ' '.repeat(9)}, toned(`${glyphs.under} `, 'quiet'), toned(text, 'quiet')),
    ),
  ]);
  const note = 'Times are UTC. What the panes show is looked at beside this, without a command of the walk.';
  return {
    title: 'Command log',
    mark: `${all.length}, esc back`,
    rows: [
      ...(rows.length > 0 ? rows : [row(toned('no command has ended yet', 'quiet'))]),
      blank,
      ...wrap(note, columns).map((text) => row(toned(text, 'quiet'))),
    ],
  };
}
