import {Box} from 'ink';
import type {ReactNode} from 'react';
import {banner, footer, header, strip, tabs, tourLines} from './frame.ts';
import {inFront} from './in-front.ts';
import type {KeyContext} from './keys/index.ts';
import {Lines, OneLine} from './Lines.tsx';
import type {Layout} from './layout.ts';
import {Pane} from './Pane.tsx';
import {type PaneContext, paneContent} from './panes/index.ts';
import {contextOf, hasMargin, markedIn, pageContent, paneContextOf, shapeOf, type WalkNow} from './press.ts';
import {roomFor} from './room.ts';
import {status} from './status.ts';
import {fitLine, type Line, line, spread, toned} from './text.ts';
import type {View} from './view.ts';

/** The walk: header, the cause, the panes or one page, what to do next, the keys. */
export function Walk(given: WalkNow): ReactNode {
  const walk = {...given, view: inFront(given.session, given.view, given.columns, given.rows)};
  const {state, session, view, columns, glyphs} = walk;
  const shape = shapeOf(walk);
  const keyContext = contextOf(walk);
  const context = paneContextOf(walk);
  const page = pageContent(keyContext, walk);
  const told = view.tour === null ? [] : tourLines(view.tour, glyphs, columns);
  // Beside the panes it lies over the end of the body: what it speaks of, the cause above all, stays to be seen and nothing moves.
  const over = page === null || told.length > shape.bannerRows ? told.slice(0, shape.body.rows).map((one) => spread(one, [], columns)) : [];
  return (
    <>
      <OneLine line={header(session, glyphs, shape, state)} />
      <Lines
        lines={banner(session, glyphs, columns, shape.bannerRows, over.length > 0 ? {...view, tour: null} : view, state.now)}
        columns={columns}
        rows={shape.bannerRows}
      />
      {shape.strip && <OneLine line={strip(session, glyphs, shape)} />}
      {shape.tabs && <OneLine line={tabs(view.pane, shape)} />}
      <Box width={columns} height={shape.body.rows} overflow="hidden">
        {page === null ? (
          <Panes shape={above(shape, over.length)} context={context} view={view} />
        ) : (
          <Pane
            content={page}
            columns={columns}
            rows={shape.body.rows}
            scroll={view.scroll.page ?? 0}
            focused
            glyphs={glyphs}
            marked={markedIn(view, page, columns)}
          />
        )}
        {over.length > 0 && (
          <Box position="absolute" marginTop={shape.body.rows - over.length}>
            <Lines lines={over} columns={columns} rows={over.length} />
          </Box>
        )}
      </Box>
      <OneLine
        line={
          asking(keyContext, columns) ??
          (view.message === null && state.replay !== null
            ? fitLine(line(toned('REPLAY ', 'degraded'), state.replay), columns)
            : view.message === null && state.watched != null
              ? fitLine(line(toned('WATCHING ', 'degraded'), state.watched.said), columns)
              : status(keyContext, columns))
        }
      />
      <OneLine line={footer(keyContext, columns)} />
    </>
  );
}

/** A pane that stands alone ends above an explanation; several keep their places, and it lies over their ends. */
function above(shape: Layout, lines: number): Layout {
  const [alone, ...others] = shape.slots;
  return alone === undefined || others.length > 0 ? shape : {...shape, slots: [{...alone, rows: alone.rows - lines}]};
}

/** The panes side by side, or the one that there is room for. */
export function Panes({shape, context, view}: {readonly shape: Layout; readonly context: PaneContext; readonly view: View}): ReactNode {
  return shape.slots.map((slot) => {
    const focused = slot.pane === view.pane;
    const content = paneContent(slot.pane, context, roomFor(slot.columns, hasMargin(view, slot.pane)));
    return (
      <Box
        key={`${slot.left},${slot.top}`}
        position="absolute"
        marginLeft={slot.left}
        marginTop={slot.top - shape.body.top}
        width={slot.columns}
        height={slot.rows}
      >
        <Pane
          content={content}
          columns={slot.columns}
          rows={slot.rows}
          scroll={view.scroll[slot.pane] ?? content.start ?? 0}
          focused={focused}
          glyphs={context.glyphs}
          marked={focused ? markedIn(view, content, slot.columns) : null}
        />
      </Box>
    );
  });
}

/** The line that asks for text, or for a yes. */
function asking({view, busy}: KeyContext, columns: number): Line | null {
  const {mode} = view;
  const why = busy
    ? 'Commands still run. Leave anyway? y leaves and stops them'
    : 'Not all is on disk. Leave anyway? y leaves and loses it';
  if (mode.is === 'leave') return fitLine(line(toned(`${why}, any other key stays`, 'degraded')), columns);
  if (mode.is !== 'ask' && mode.is !== 'arm') return null;
  const words =
    mode.is === 'arm'
      ? mode.arming.word === ''
        ? 'enter runs it: '
        : `type "${mode.arming.word}" to run it: `
      : {note: 'note: ', skip: 'why skip: ', own: 'command: ', search: '/', elsewhere: 'directory: '}[mode.what];
  const room = columns - words.length - 1;
  const text = mode.text.length > room ? `…${mode.text.slice(mode.text.length - room + 1)}` : mode.text;
  return line(toned(words, 'strong'), text, '▏');
}
