import {type Answer, confirm} from '../../session/gate/index.ts';
import {showWords} from '../../steps/index.ts';
import type {Walking} from '../walking.ts';
import type {Talk} from './talk.ts';

/** The number of the run once it has ended; null = nothing was run, and why is said. */
export async function runAsAnswered({walking, line}: Pick<Talk, 'walking' | 'line'>, answer: Answer): Promise<number | null> {
  if (answer.is === 'run') return walking.loop.run(answer.admission);
  if (answer.is === 'arm') {
    const {argv, effect, word} = answer.arming;
    const typed = await line.ask(
      `${effect}: ${argv.map(showWords).join('; ')}\n${word === '' ? 'enter runs it once' : `type "${word}" to run it once`} > `,
    );
    const admission = typed === null ? null : confirm(answer.arming, typed);
    if (admission !== null) return walking.loop.run(admission);
  }
  line.say(answer.is === 'withhold' ? answer.reason : 'nothing was run');
  return null;
}

/** Waits for what happens, not for a time. */
export async function until(walking: Walking, holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve) => {
    walking.subscribe(() => {
      if (holds()) resolve();
    });
  });
}
