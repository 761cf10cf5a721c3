import {codes} from '../model/codes.ts';
import type {Session} from '../model/index.ts';

/** Whoever has guessed three times, or has taken all hints, is not kept from the answer. */
const guessesMax = 3;

/** In a drill that is walked blind, what was found is hidden until the responder has named it, or it is over. */
export function isBlind({drill, named, held}: Session): boolean {
  if (drill?.blind !== true || drill.solvedAt !== null || drill.hints.length >= guessesMax || named.length >= guessesMax) return false;
  return !named.some(({code}) => held.some(({root, finding}) => root && finding.code === code));
}

/** The session without what was found: nothing of it is called fine for that, it is only not told. */
export function blindfolded(session: Session): Session {
  if (!isBlind(session)) return session;
  const {judgement} = session;
  const because = 'hidden until you have named the cause (C)';
  return {
    ...session,
    held: [],
    timeline: session.timeline.filter(({text}) => !/^(?:found|gone) /.test(text)),
    judgement: {...judgement, findings: [], unanswered: codes.map((code) => ({code, because}))},
  };
}
