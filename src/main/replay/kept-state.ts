import type {ConsoleState} from '../../../screens/state.ts';
import type {Session} from '../../model/index.ts';

/** What the screens show of a session that is over. */
export function keptState(session: Session, now: number, replay: string | null): ConsoleState {
  return {stage: {is: 'walking', session}, drill: session.drill !== undefined, now, busy: false, problem: null, redraws: 0, replay};
}
