import {Box, renderToString} from 'ink';
import {noLibrary} from '../../../screens/library.ts';
import {unicodeGlyphs} from '../../../screens/theme.ts';
import {firstView} from '../../../screens/view.ts';
import {Walk} from '../../../screens/Walk.tsx';
import {writeTicketFile} from '../../journal/index.ts';
import type {Event, Session} from '../../model/index.ts';
import {foldingOf} from '../../session/fold.ts';
import {numbered, withoutPersonal} from '../../ticket/index.ts';
import type {TicketOptions} from '../../ticket/ticket.ts';
import {keptState} from './kept-state.ts';
import {pauseBefore} from './player.ts';

const size = {columns: 120, rows: 40};

/** An asciicast v2 file: a header, then one frame an event, as the ordinary players play it. It leaves the host, as a ticket does. */
export function writeCast(path: string, events: readonly Event[], ids: TicketOptions['ids']): number {
  const whole = foldingOf(events);
  const mark = ids === 'kept' ? null : (ids ?? numbered());
  const sessionAt = (at: number) => (mark === null ? whole(at) : withoutPersonal(whole(at), mark));
  const header = {
    version: 2,
    width: size.columns,
    height: size.rows,
    timestamp: Math.floor(events[0]!.at / 1000),
    title: `Rungs session ${sessionAt(0).id}`,
  };
  const frames: string[] = [];
  let seconds = 0;
  let shown = '';
  for (const [index, event] of events.entries()) {
    seconds += pauseBefore(index, events) / 1000;
    const frame = frameOf(sessionAt(index), event.at);
    if (frame === shown) continue;
    shown = frame;
    frames.push(JSON.stringify([Number(seconds.toFixed(3)), 'o', `${index === 0 ? '\u001B[2J' : ''}${drawn(frame)}`]));
  }
  const problem = writeTicketFile(path, `${[JSON.stringify(header), ...frames].join('\n')}\n`);
  if (problem === null) process.stdout.write(`${path}: ${frames.length} frames, ${Math.round(seconds)} s\n`);
  else process.stderr.write(`rungs: ${problem}\n`);
  return problem === null ? 0 : 64;
}

/** From the top of the screen, each line to its end. */
function drawn(frame: string): string {
  const lines = frame.split('\n').map((line) => `${line}\u001B[K`);
  return `\u001B[H${lines.join('\r\n')}`;
}

function frameOf(session: Session, at: number): string {
  return renderToString(
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden">
      <Walk
        state={keptState(session, at, null)}
        session={session}
        view={firstView}
        {...size}
        glyphs={unicodeGlyphs}
        ticket={() => ''}
        library={noLibrary}
        suspects={() => []}
        acts={[]}
        story={null}
      />
    </Box>,
    {columns: size.columns},
  );
}
