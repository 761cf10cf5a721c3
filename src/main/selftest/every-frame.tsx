import {Box, renderToString} from 'ink';
import {noLibrary} from '../../../screens/library.ts';
import {paneNames} from '../../../screens/panes/index.ts';
import {unicodeGlyphs} from '../../../screens/theme.ts';
import {firstView} from '../../../screens/view.ts';
import {Walk} from '../../../screens/Walk.tsx';
import type {Session} from '../../model/index.ts';

/** Every pane of every rung, zoomed and tall enough to hold it all, as read and as said, and the ticket page. */
export function everyFrame(session: Session, ticket: string): string {
  const size = {columns: 400, rows: 2000};
  const draw = (at: number, view: Partial<typeof firstView>) =>
    renderToString(
      <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
        <Walk
          state={{
            stage: {is: 'walking', session},
            drill: true,
            now: session.lastEventAt,
            busy: false,
            problem: null,
            redraws: 0,
            replay: null,
          }}
          session={{...session, at}}
          view={{...firstView, ...view}}
          {...size}
          glyphs={unicodeGlyphs}
          ticket={() => ticket}
          library={noLibrary}
          suspects={() => []}
          acts={[]}
          story={null}
        />
      </Box>,
      {columns: size.columns},
    );
  const panes = session.rungs.flatMap((_, at) => (['rung', 'output'] as const).map((pane) => draw(at, {pane, zoomed: true})));
  const asSaid = session.rungs.map((_, at) => draw(at, {pane: 'output', zoomed: true, whole: true}));
  const every = paneNames.flatMap((pane) => [false, true].map((whole) => draw(0, {pane, zoomed: true, whole})));
  return [...panes, ...asSaid, ...every, draw(0, {mode: {is: 'ticket'}})].join('\n');
}
