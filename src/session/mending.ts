import {actsFor, type Offer} from '../acts/index.ts';
import type {ActPlan, Session} from '../model/index.ts';
import {sayLeft, undoableAct} from './act-runs.ts';
import type {MendRequest} from './gate/admission.ts';

/** What can be done on this host, in the order in which it is offered: what was left open first, then what mends the root cause. */
export interface Mend extends Offer {
  readonly request: MendRequest;
}

export function mendsOf(session: Session): readonly Mend[] {
  const requests: readonly MendRequest[] = session.left === null ? [] : [{kind: 'settle'}, {kind: 'undo', of: 'left'}];
  const left = requests.flatMap((request) => {
    const offer = planFor(session, request);
    return offer === null ? [] : [{...offer, request}];
  });
  return [...left, ...offers(session).map((offer) => ({...offer, request: requestOf(offer.plan)}))];
}

/** The plan that a request stands for now; null = nothing asks for it any more. */
export function planFor(session: Session, request: MendRequest): Offer | null {
  switch (request.kind) {
    case 'mend':
      return (
        offers(session).find(({plan}) => plan.act === request.act && plan.code === request.code && plan.subject === request.subject) ?? null
      );
    case 'undo': {
      const act = request.of === 'last' ? undoableAct(session) : session.left;
      return act === null || act.undo.length === 0 || !isLive(session) ? null : {plan: undoing(act), refused: null};
    }
    case 'settle':
      return session.left === null || !isLive(session) ? null : {plan: settling(session.left), refused: null};
  }
}

/** What else has to be known before the word is typed. */
export function aboutPlan({touches, undo, verifyMs, steps, act}: ActPlan): readonly string[] {
  const verify =
    steps.length === 0 || act.startsWith('undo-')
      ? []
      : [`Then the finding has ${Math.round(verifyMs / 1000)} s to be gone, and nothing new may be down.`];
  return [
    `Touches: ${touches.join(', ')}.`,
    undo.length === 0 ? 'Nothing takes it back.' : `u takes it back: ${undo.map(({shown}) => shown).join('; ')}`,
    ...verify,
  ];
}

/** A drill has its own list, a recording has no host, and on another machine the lock of this one would hold nobody back. */
function isLive({host, firstTouchAt}: Session): boolean {
  return host.kind === 'local' && firstTouchAt !== null;
}

function offers(session: Session): readonly Offer[] {
  if (!isLive(session)) return [];
  const {gateway, readings, judgement, lastEventAt} = session;
  return actsFor({gateway, readings, now: lastEventAt}, judgement.findings);
}

function requestOf({act, code, subject}: ActPlan): MendRequest {
  return {kind: 'mend', act, code, subject};
}

function undoing(act: ActPlan): ActPlan {
  const {code, subject, touches} = act;
  return {
    act: `undo-${act.act}`,
    title: `Take back: ${act.title}`,
    code,
    subject,
    steps: act.undo,
    undo: [],
    effect: `takes back act ${act.act}; ${code} may hold again`,
    touches,
    word: 'undo',
    verifyMs: 20_000,
  };
}

function settling(left: NonNullable<Session['left']>): ActPlan {
  const {act, code, subject, undo, touches, verifyMs} = left;
  return {
    act,
    title: `Settle act ${act}`,
    code,
    subject,
    steps: [],
    undo,
    effect: `runs nothing and looks whether ${code} is gone: ${sayLeft(left)}`,
    touches,
    word: 'settle',
    verifyMs,
  };
}
