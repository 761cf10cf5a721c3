import type {Command, Following} from '../model/index.ts';
import {journalLine, parseJournalctl, selects} from './programs/journal-words.ts';
import type {World} from './world/world.ts';

/** A longer sleep could miss what a command of the responder causes in the meantime. */
const napMs = 250;

/** Follows the journal as `journalctl --follow` does: it lets the world go on by itself while somebody listens. */
export function followIn(world: World, command: Command, onLine: (line: string) => void): Following {
  const name = command.argv[0] ?? 'The command';
  const stop = new AbortController();
  const onAbort = (): void => stop.abort();
  command.signal?.addEventListener('abort', onAbort, {once: true});
  if (command.signal?.aborted) stop.abort();
  if (!name.endsWith('journalctl'))
    return {stop: onAbort, ended: Promise.resolve(`${name} was not started: a drill follows only the journal.`)};
  const asked = parseJournalctl(command.argv.slice(1));
  const unwatch = world.journal.watch((entry) => {
    if (!stop.signal.aborted && selects(world, asked, entry)) onLine(journalLine(world, asked, entry));
  });
  const ended = (async () => {
    while (!stop.signal.aborted) {
      await world.time.clock.sleep(napMs, stop.signal);
      if (!stop.signal.aborted) world.time.catchUp();
    }
    unwatch();
    command.signal?.removeEventListener('abort', onAbort);
    return `${name} was stopped.`;
  })();
  return {stop: onAbort, ended};
}
