import {Box, render, renderToString} from 'ink';
import {App} from '../../screens/App.tsx';
import type {ConsoleState, ConsoleStore} from '../../screens/state.ts';
import {asciiGlyphs, unicodeGlyphs} from '../../screens/theme.ts';
import {firstView} from '../../screens/view.ts';
import {Walk} from '../../screens/Walk.tsx';
import {writeTicketFile} from '../journal/index.ts';
import type {Event, Session} from '../model/index.ts';
import {rules} from '../rules/index.ts';
import {judge} from '../session/judge.ts';
import {next} from '../session/next.ts';
import {neverBlocking, oneKeyAtATime, restoreAtExit, takesUtf8} from '../terminal/index.ts';
import {ticket} from '../ticket/index.ts';
import type {Options} from './options.ts';
import type {Resume} from './resume.ts';

/** Nobody watches a pause of minutes; longer ones are shown as this. */
const pauseMaxMs = 5000;
const speeds = [1, 2, 4, 8, 15, 30, 60];
const seekMs = 30_000;
const castSize = {columns: 120, rows: 40};

/** The session again, in the same screens, from its journal: 1× to 60×, with pause and seek. */
export async function replay(options: Options, kept: Resume): Promise<number> {
  const {events} = kept;
  if (options.file !== undefined) return writeCast(options.file, events);
  const output = neverBlocking(process.stdout);
  const input = oneKeyAtATime(process.stdin as NodeJS.ReadStream & {fd: number});
  const restoring = restoreAtExit(() => process.stdin.setRawMode?.(false));
  let at = 0;
  let speed = 0;
  let playing = true;
  let timer: NodeJS.Timeout | null = null;
  let leave: () => void = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const watchers = new Set<() => void>();
  const fold = folding(events);
  const now = (): ConsoleState => {
    const session = fold(at);
    const said = `${new Date(events[at]!.at).toISOString().slice(11, 19)}Z  event ${at + 1}/${events.length}  ${speeds[speed]}× ${playing ? 'playing' : 'paused'}   space pause  [ ] speed  , . event  < > 30 s`;
    return {
      stage: {is: 'walking', session},
      drill: session.drill !== undefined,
      now: events[at]!.at,
      busy: false,
      problem: null,
      redraws: 0,
      replay: said,
    };
  };
  let state = now();
  const show = () => {
    state = now();
    for (const watcher of watchers) watcher();
  };
  const go = (to: number) => {
    at = Math.max(0, Math.min(events.length - 1, to));
    plan();
    show();
  };
  const plan = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!playing || at >= events.length - 1) return;
    timer = setTimeout(() => go(at + 1), Math.min(pauseMaxMs, Math.max(0, events[at + 1]!.at - events[at]!.at)) / speeds[speed]!);
  };
  const seek = (ms: number) => {
    const wanted = events[at]!.at + ms;
    const to = events.findIndex((event) => event.at > wanted);
    go(to === -1 ? events.length - 1 : Math.max(0, to - 1));
  };
  const keys: Readonly<Record<string, () => void>> = {
    ' ': () => {
      playing = !playing;
      plan();
      show();
    },
    '[': () => {
      speed = Math.max(0, speed - 1);
      plan();
      show();
    },
    ']': () => {
      speed = Math.min(speeds.length - 1, speed + 1);
      plan();
      show();
    },
    ',': () => {
      playing = false;
      go(at - 1);
    },
    '.': () => {
      playing = false;
      go(at + 1);
    },
    '<': () => seek(-seekMs),
    '>': () => seek(seekMs),
  };
  const store: ConsoleStore = {
    get: () => state,
    subscribe: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    act: (intent) => {
      if (intent.do === 'leave') leave();
    },
    choose: () => {},
    replayKey: (name) => {
      const key = keys[name];
      key?.();
      return key !== undefined;
    },
    story: () => null,
    tour: () => null,
    acts: () => [],
    ticket: () => ticket(fold(at), {now: events[at]!.at, lastHash: null, journalPath: null}),
  };
  const glyphs = takesUtf8(process.env) ? unicodeGlyphs : asciiGlyphs;
  const instance = render(<App store={store} glyphs={glyphs} onSuspend={async () => {}} onRedraw={output.stay} />, {
    stdout: output,
    stdin: input,
    stderr: process.stderr,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    maxFps: 20,
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, leave);
  plan();
  await Promise.race([left, instance.waitUntilExit()]);
  if (timer !== null) clearTimeout(timer);
  instance.unmount();
  await instance.waitUntilExit().then(() => new Promise<void>((resolve) => output.end(resolve)));
  restoring.done();
  return 0;
}

/** The session after each event, forwards without folding from the start again. */
function folding(events: readonly Event[]): (at: number) => Session {
  const sessions: Session[] = [];
  return (at) => {
    while (sessions.length <= at) sessions.push(next(sessions.at(-1) ?? null, events[sessions.length]!, (facts) => judge(facts, rules)));
    return sessions[at]!;
  };
}

/** An asciicast v2 file: a header, then one frame an event, as the ordinary players play it. */
function writeCast(path: string, events: readonly Event[]): number {
  const fold = folding(events);
  const start = events[0]!.at;
  const lines: string[] = [
    JSON.stringify({
      version: 2,
      width: castSize.columns,
      height: castSize.rows,
      timestamp: Math.floor(start / 1000),
      title: `Rungs session ${fold(0).id}`,
    }),
  ];
  let seconds = 0;
  let shown = '';
  for (const [index, event] of events.entries()) {
    seconds += Math.min(pauseMaxMs, Math.max(0, event.at - (events[index - 1]?.at ?? start))) / 1000;
    const frame = frameOf(fold(index), event.at);
    if (frame === shown) continue;
    shown = frame;
    lines.push(
      JSON.stringify([
        Number(seconds.toFixed(3)),
        'o',
        `${index === 0 ? '\u001B[2J' : ''}\u001B[H${frame
          .split('\n')
          .map((line) => `${line}\u001B[K`)
          .join('\r\n')}`,
      ]),
    );
  }
  const problem = writeTicketFile(path, `${lines.join('\n')}\n`);
  if (problem === null) process.stdout.write(`${path}: ${lines.length - 1} frames, ${Math.round(seconds)} s\n`);
  else process.stderr.write(`rungs: ${problem}\n`);
  return problem === null ? 0 : 64;
}

function frameOf(session: Session, at: number): string {
  const {columns, rows} = castSize;
  const state: ConsoleState = {
    stage: {is: 'walking', session},
    drill: session.drill !== undefined,
    now: at,
    busy: false,
    problem: null,
    redraws: 0,
    replay: null,
  };
  return renderToString(
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Walk
        state={state}
        session={session}
        view={firstView}
        columns={columns}
        rows={rows}
        glyphs={unicodeGlyphs}
        ticket={() => ''}
        acts={[]}
        story={null}
      />
    </Box>,
    {columns},
  );
}
