import {drive, newPlace, run} from '../rungs.ts';
import type {Task} from './tasks.ts';

export interface Walked {
  readonly keys: number;
  /** From the first key to the frame in which it is reached. */
  readonly ms: number;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A place in which a session was kept before, as on a host that somebody has looked at already. */
export function placeWithHistory(): ReturnType<typeof newPlace> {
  const place = newPlace();
  run(['drill', 'port-thief', '--seed', '7', '--plain'], place.env);
  return place;
}

/** One task in the shipped console, in a real terminal, from the first screen that names the cause. */
export async function walkTask(task: Task, {columns, rows}: Size, place: ReturnType<typeof newPlace>): Promise<Walked> {
  const terminal = drive(['drill', 'hard-coded-path', '--seed', '7'], {env: place.env, columns, rows});
  try {
    await terminal.until('the story', (screen) => screen.includes('enter begins') && screen.includes('DOWN'), 60_000);
    terminal.press('\r');
    // What only reads is run ahead; a task begins once nothing of it moves the screen any more.
    await terminal.until('the cause', (screen) => screen.includes('entry-missing') && !screen.includes('enter begins'), 60_000);
    const begunAt = performance.now();
    for (const key of task.keys) {
      terminal.press(key);
      // Escape and the key behind it must not arrive as one.
      await new Promise((resolve) => setTimeout(resolve, key === '\u001B' ? 100 : 0));
    }
    await terminal.until(task.wants, (screen) => task.reached.test(screen), 30_000);
    return {keys: task.keys.length, ms: performance.now() - begunAt};
  } finally {
    terminal.kill('SIGKILL');
  }
}
