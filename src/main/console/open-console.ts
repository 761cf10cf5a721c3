import {hostname} from 'node:os';
import {describeBug} from '../bug.ts';
import {printClosingWords} from '../closing-words.ts';
import {launcherHandle} from '../launcher-handle.ts';
import {placeholderSession} from '../placeholder-session.ts';
import {openScreen} from '../screen.tsx';
import {onEndingSignal, outliveFileLimit} from '../signals.ts';
import {spareMemory} from '../spare-memory.ts';
import {isDrill, type WalkWish} from '../walk-wish.ts';
import type {Hands} from './entering.ts';
import {pulse, suspended} from './pulse.ts';
import {type RunningConsole, runConsole} from './running.ts';

const keepAfterMs = 4000;

/** The console on the whole screen. Resolves with the exit code. */
export async function openConsole(wish: WalkWish): Promise<number> {
  // A host's name is text of the host, and the cleaner is not there yet.
  const host = (wish.away?.facts.through ?? hostname()).replace(/[^ -~]/g, '?');
  const running = runConsole({
    wish,
    drill: isDrill(wish),
    host,
    known: wish.resume?.session ?? placeholderSession(wish.runbook, host, Date.now()),
    now: Date.now,
    copy: (text) => screen.copy(text),
    // By then most of what a start needs has run once.
    begun: () => setTimeout(() => void launcherHandle.keepCompiled().finally(spareMemory), keepAfterMs).unref(),
  });
  const screen = openScreen(running.store, () => suspended(running));
  const still = pulse(running, screen);
  endsOf(running);
  // A render error ends Ink's promise only; it must end the console with its reason and its own exit code.
  screen.gone.then(
    () => running.happen({is: 'left'}),
    (error: unknown) => running.happen({is: 'broke', error}),
  );
  await new Promise((resolve) => setImmediate(resolve));
  running.begin();
  await running.ended;
  still();
  await screen.leave();
  const debriefed = await debrief(running.hands);
  const stage = running.stage();
  const failure = stage.is === 'ended' ? stage.error : null;
  return printClosingWords(
    stage.is === 'ended' ? stage.code : 0,
    debriefed,
    failure === null ? null : await describeBug(failure),
    running.hands.walking,
  );
}

function endsOf({happen}: RunningConsole): void {
  outliveFileLimit();
  onEndingSignal((signal, number) => happen({is: 'signalled', signal, number}));
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(kind, (error: unknown) => happen({is: 'broke', error}));
}

/** What a drill leaves behind beside its ticket; null where there was none to speak of. */
async function debrief({arrival, walking}: Readonly<Hands>): Promise<string | null> {
  const drilling = arrival?.drilling ?? null;
  if (drilling === null || walking === null || walking.session().firstTouchAt === null) return null;
  return (await import('../drill-results.ts')).writeDebrief(walking.folder, drilling.running, walking.session());
}
