import {Box} from 'ink';
import type {ReactNode} from 'react';
import {strip, tabs} from './frame.ts';
import {Lines, OneLine} from './Lines.tsx';
import {layout} from './layout.ts';
import type {ConsoleStage} from './state.ts';
import {fitLine, type Line, line, toned, wrap} from './text.ts';
import type {Glyphs} from './theme.ts';
import {firstView} from './view.ts';
import {Panes} from './Walk.tsx';

interface Size {
  readonly drill: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
}

/** Before the gateway is found: where everything will stand, and the rungs to read meanwhile. */
export function Finding({
  stage,
  drill,
  now,
  columns,
  rows,
  glyphs,
}: Size & {readonly stage: ConsoleStage & {is: 'finding'}; readonly now: number}): ReactNode {
  const {session} = stage;
  const shape = layout(columns, rows, firstView.pane, false, session.rungs.length, 0);
  return (
    <>
      <OneLine line={head(stage.host, drill, columns)} />
      <Lines columns={columns} rows={shape.bannerRows} lines={[fitLine(line(toned(`${glyphs.running} `, 'note'), stage.what), columns)]} />
      {shape.strip && <OneLine line={strip(session, glyphs, shape)} />}
      {shape.tabs && <OneLine line={tabs(firstView.pane, shape)} />}
      <Box width={columns} height={shape.body.rows} overflow="hidden">
        <Panes shape={shape} context={{session, glyphs, now, filter: '', search: '', wrapped: false, whole: false}} view={firstView} />
      </Box>
      <OneLine line={[]} />
      <OneLine line={fitLine(line(toned('q quit', 'quiet')), columns)} />
    </>
  );
}

/** Picking one of several gateways. */
export function Choosing({
  stage,
  drill,
  chosen,
  story,
  columns,
  rows,
  glyphs,
}: Size & {readonly stage: ConsoleStage & {is: 'choosing'}; readonly chosen: number; readonly story: string | null}): ReactNode {
  const list = stage.gateways.map((gateway, index): Line => {
    const text = `${index === chosen ? glyphs.here : ' '} ${index + 1}  ${gateway.profile.padEnd(12)} :${String(gateway.port).padEnd(6)}${gateway.user.name.padEnd(10)} ${gateway.stateDir}`;
    return fitLine(line(toned(text, index === chosen ? 'chosen' : 'plain')), columns);
  });
  return (
    <Lines
      columns={columns}
      rows={rows}
      lines={[
        head(stage.host, drill, columns),
        [],
        ...wrap('Several gateways run on this host. Pick one; the others stay out of this walk.', columns).map((text) => line(text)),
        [],
        ...list,
        [],
        ...stage.denied.flatMap((text) => wrap(text, columns).map((part) => line(toned(part, 'unknown')))),
        fitLine(line(toned('j k move  1-9 pick  enter pick  q quit', 'quiet')), columns),
        ...(story === null ? [] : ['', ...wrap(story.trim(), columns)].map((text) => line(text))),
      ]}
    />
  );
}

/** The one sentence when there is none. */
export function Stopped({stage, drill, columns, rows, glyphs}: Size & {readonly stage: ConsoleStage & {is: 'stopped'}}): ReactNode {
  const sentence = wrap(stage.sentence, columns - 2).map(
    (text, index): Line => line(toned(index === 0 ? `${glyphs.unknown} ` : '  ', 'unknown'), text),
  );
  return (
    <Lines
      columns={columns}
      rows={rows}
      lines={[
        head(stage.host, drill, columns),
        [],
        ...sentence,
        [],
        ...stage.more.flatMap((text) => wrap(text, columns).map((part) => line(toned(part, 'quiet')))),
        [],
        fitLine(line(toned(stage.drill ? 'd practise on a broken host in memory  q quit' : 'q quit', 'quiet')), columns),
      ]}
    />
  );
}

function head(host: string, drill: boolean, columns: number): Line {
  return fitLine(line(toned(drill ? 'DRILL ' : '', 'degraded'), toned('RUNGS ', 'title'), host), columns);
}
