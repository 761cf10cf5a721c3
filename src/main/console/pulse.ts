import {isUnderWay} from '../../../screens/progress.ts';
import {actInProgress} from '../../session/act-runs.ts';
import {onResizeSettled} from '../../terminal/index.ts';
import type {Screen} from '../screen.tsx';
import type {RunningConsole} from './running.ts';

const minuteMs = 60_000;
const secondMs = 1000;
const stallMs = 1000;

/** What the terminal and the clock bring to a console besides keys: minutes, sizes, a line that takes nothing. Returns how it ends. */
export function pulse({tick, redraw, hands}: RunningConsole, screen: Screen): () => void {
  const minute = setInterval(() => {
    if (hands.walking !== null && !screen.stalled()) tick();
  }, minuteMs);
  // What runs is told in seconds, and nothing else is.
  const second = setInterval(() => {
    const session = hands.walking?.session();
    if (session !== undefined && (actInProgress(session) !== null || isUnderWay(session)) && !screen.stalled()) tick();
  }, secondMs);
  const stall = setInterval(() => {
    if (screen.stalled()) hands.walking?.loop.pause();
    else hands.walking?.loop.resume();
  }, stallMs);
  onResizeSettled(redraw);
  return () => {
    clearInterval(minute);
    clearInterval(second);
    clearInterval(stall);
  };
}

/** Stops this process as the shell's Ctrl-Z would, and comes back with `fg`. */
export async function suspended({hands}: RunningConsole): Promise<void> {
  hands.walking?.loop.pause();
  const alive = setInterval(() => {}, minuteMs);
  const continued = new Promise<void>((resolve) => {
    process.once('SIGCONT', () => resolve());
  });
  process.kill(0, 'SIGTSTP');
  await continued;
  clearInterval(alive);
  hands.walking?.loop.resume();
}
