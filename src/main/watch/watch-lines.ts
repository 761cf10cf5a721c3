import type {Session} from '../../model/index.ts';
import {judgementLines} from '../plain/texts.ts';
import {onEndingSignal} from '../signals.ts';
import type {WatchedSession} from './watched-session.ts';

const lookMs = 500;

/** The same as lines: what happens, as it happens, and how the gateway stands when that changes. */
export async function watchAsLines(watched: WatchedSession, say: (text: string) => void): Promise<string> {
  const left = Promise.withResolvers<string>();
  let told = 0;
  let judged: Session['judgement'] | null = null;
  const look = () => {
    while (watched.look()) {
      /* until all that is there was read */
    }
    const session = watched.session();
    if (session !== null) {
      if (told === 0) say(`watching session ${session.id} of ${session.responder} on ${session.host.name}; nothing is written from here`);
      for (const {at, text} of session.timeline.slice(told)) say(`${new Date(at).toISOString().slice(11, 19)} ${text}`);
      told = session.timeline.length;
      if (session.judgement !== judged && session.firstTouchAt !== null) judgementLines(session).forEach(say);
      judged = session.judgement;
    }
    const end = watched.ended();
    if (end !== null) left.resolve(end);
  };
  onEndingSignal(() => left.resolve('no longer watched; the session goes on'));
  look();
  const looking = setInterval(look, lookMs);
  const end = await left.promise;
  clearInterval(looking);
  return end;
}
