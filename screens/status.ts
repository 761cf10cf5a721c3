import type {Session} from '../src/model/index.ts';
import {isLeftToAPerson, whyNotShown} from '../src/session/verdict.ts';
import type {KeyContext} from './keys/index.ts';
import {mendingLine} from './mending.ts';
import {runningFor, slowHost} from './progress.ts';
import {fitLine, type Line, toned} from './text.ts';

/** What the last key led to, never without a problem of ours beside it; else what to press next. */
export function status(context: KeyContext, columns: number): Line {
  const {
    view: {message},
    problem,
    lost,
  } = context;
  const troubles = [problem, lost].filter((one) => one != null).join('; ');
  if (message !== null || troubles !== '')
    return fitLine(
      [
        ...(message === null ? [] : [toned(message, 'note')]),
        ...(troubles === '' ? [] : [toned(message === null ? troubles : `; ${troubles}`, 'down')]),
      ],
      columns,
    );
  return fitLine([toned(hint(context), 'quiet')], columns);
}

/** What to press next; on a host that is slow itself that is said, because everything will take its time. */
function hint(context: KeyContext): string {
  const said = nextKey(context);
  const slow = context.view.mode.is === 'walk' && context.view.search === '' ? slowHost(context.session) : null;
  return slow === null || said === '' ? said : `${said}; ${slow}`;
}

function nextKey({session, view, acts, now}: KeyContext): string {
  switch (view.mode.is) {
    case 'walk':
      if (view.search !== '') return 'n the next hit, N the one before; esc ends the search';
      break;
    case 'story':
      return 'what the pager said; it can be read again with o';
    case 'keep':
      return 'keep it as a mark? enter yes, n as it is';
    case 'takeBack':
      return 'take it back? enter yes, any other key no';
    case 'pick':
      return 'which command? its number copies it, and nothing runs';
    case 'hints':
      return 'each hint says more than the one before, and each is counted';
    case 'acts':
      return acts.some((act) => act.mends !== undefined)
        ? 'each act shows its commands and asks for a word before it runs'
        : acts.every((act) => act.argv === null)
          ? ''
          : 'some of these help and some hurt; each asks before it runs';
    default:
      return '';
  }
  const state = session.rungs[session.at];
  const number = session.at + 1;
  const last = session.at >= session.rungs.length - 1;
  if (state === undefined || session.firstTouchAt === null) return 'the first look runs; nothing to press yet';
  const mended = mendingLine(session, now);
  if (mended !== null) return mended;
  const solved = session.drill != null && session.drill.solvedAt !== null && session.judgement.verdict === 'clear';
  if (solved && state.status === 'done') return 'solved: look once more, then q leaves and writes the debrief';
  const onward = last ? 'that was the last rung: t reads the ticket, q leaves' : 'n goes on';
  switch (state.status) {
    case 'running':
      return `rung ${number} runs its command${runningFor(state, now)}; ${last ? 'wait for it' : 'n goes on meanwhile'}`;
    case 'withheld':
      return `rung ${number} was not run: ${state.reason ?? ''}; ${onward}`;
    case 'skipped':
      return `rung ${number} skipped; ${onward}`;
    case 'done':
      return session.own.some((run) => run.armed && run.at > (state.endedAt ?? 0))
        ? `rung ${number} was run before the last change; R runs it again`
        : notShown(session, number, onward);
    case 'waiting':
      return `R runs rung ${number}, or marks it done by hand; s skips it with a reason`;
  }
}

/** A question mark on a host with nothing red is a question: what was not seen is said, last, because a small screen cuts the end. */
function notShown({runbook, rungs, at, judgement}: Session, number: number, onward: string): string {
  const [rung, state] = [runbook.rungs[at], rungs[at]];
  const why = rung === undefined || state?.verdict !== 'unknown' ? null : whyNotShown(rung, state, judgement);
  if (why === null) return `rung ${number} done; ${onward}`;
  const left = rung !== undefined && state !== undefined && isLeftToAPerson(rung, state);
  return `rung ${number} ${left ? 'done' : 'shows nothing'}; ${onward}: ${why}`;
}
