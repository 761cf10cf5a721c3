import {actsFor, type Offer} from '../acts/index.ts';
import type {ActPlan, Rung, Session} from '../model/index.ts';
import {armedAct, sayFate, sayLeft, undoableAct} from './act-runs.ts';
import type {MendRequest} from './gate/admission.ts';

/** What can be done on this host, in the order in which it is offered: what was left open first, then what mends the root cause. */
export interface Mend extends Offer {
  readonly request: MendRequest;
}

export function mendsOf(session: Session): readonly Mend[] {
  const kept: readonly MendRequest[] = toKeep(session) === null ? [] : [{kind: 'keep'}];
  const requests: readonly MendRequest[] = [...kept, ...(session.left === null ? [] : leftRequests)];
  const left = requests.flatMap((request) => {
    const offer = planFor(session, request);
    return offer === null ? [] : [{...offer, request}];
  });
  return [...left, ...offers(session).map((offer) => ({...offer, request: requestOf(offer.plan)}))];
}

/** Those of the acts that a rung names which something found asks for now. */
export function mendsOfRung(session: Session, rung: Pick<Rung, 'acts'> | undefined): readonly Mend[] {
  const names = rung?.acts ?? [];
  return names.length === 0 ? [] : mendsOf(session).filter(({plan, request}) => request.kind === 'mend' && names.includes(plan.act));
}

/** The plan that a request stands for now; null = nothing asks for it any more. */
export function planFor(session: Session, request: MendRequest): Offer | null {
  switch (request.kind) {
    case 'mend':
      return offered(session, request);
    case 'undo': {
      const act = request.of === 'last' ? undoableAct(session) : session.left;
      return act === null || act.undo.length === 0 || act.fate?.is === 'ran' || !isLive(session)
        ? null
        : {plan: undoing(act), refused: null};
    }
    case 'settle':
      return session.left === null || !isLive(session) ? null : {plan: settling(session.left), refused: null};
    case 'keep': {
      const act = toKeep(session);
      return act === null || !isLive(session) ? null : {plan: keeping(act), refused: null};
    }
  }
}

const leftRequests: readonly MendRequest[] = [{kind: 'settle'}, {kind: 'undo', of: 'left'}];

function offered(session: Session, {act, code, subject}: MendRequest & {kind: 'mend'}): Offer | null {
  return offers(session).find(({plan}) => plan.act === act && plan.code === code && plan.subject === subject) ?? null;
}

/** An act whose undo waits although its own time is over. */
function toKeep(session: Session): ActPlan | null {
  const open = armedAct(session);
  if (open !== null) return open.verdict === null ? null : open;
  return session.left?.fate?.is === 'waits' ? session.left : null;
}

/** What else has to be known before the word is typed. */
export function aboutPlan({touches, undo, verifyMs, steps, act, preview, armed, packs}: ActPlan): readonly string[] {
  const verify =
    steps.length === 0 || act.startsWith('undo-')
      ? []
      : [`Then the finding has ${Math.round(verifyMs / 1000)} s to be gone, and nothing new may be down.`];
  return [
    ...(preview ?? []),
    `Touches: ${touches.join(', ')}.`,
    ...armedWords(armed),
    ...(packs === true ? ['A rollback pack is made first (rungs restore puts it back).'] : []),
    undo.length === 0 ? 'Nothing takes it back.' : `u takes it back: ${undo.map(({shown}) => shown).join('; ')}`,
    ...verify,
  ];
}

function armedWords(armed: ActPlan['armed']): readonly string[] {
  if (armed === undefined) return [];
  if ('none' in armed) return [`Nothing takes it back without this console: ${armed.none}.`];
  return [
    `Its undo is set before it begins, and runs by itself after ${Math.round(armed.afterMs / 60_000)} min unless the act is verified or kept.`,
  ];
}

/** A drill has its own list, a recording has no host, and on another machine the lock of this one would hold nobody back. */
function isLive({host, firstTouchAt}: Session): boolean {
  return host.kind === 'local' && firstTouchAt !== null;
}

function offers(session: Session): readonly Offer[] {
  if (!isLive(session)) return [];
  const {gateway, readings, judgement, lastEventAt} = session;
  const all = actsFor({gateway, readings, now: lastEventAt}, judgement.findings);
  const waits = armedAct(session) ?? (session.left?.fate?.is === 'waits' ? session.left : null);
  if (waits?.fate === undefined) return all;
  // It would run into whatever is begun before.
  const refused = `${sayFate(waits.act, waits.fate)}; keep it or take it back first`;
  return all.map((offer) => ({...offer, refused}));
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

function keeping(act: ActPlan): ActPlan {
  const {code, subject, touches, title} = act;
  return {
    act: `keep-${act.act}`,
    title: `Keep: ${title}`,
    code,
    subject,
    steps: [],
    undo: [],
    effect: `ends the undo that waits, so that act ${act.act} stands although ${code} may still hold`,
    touches,
    word: 'keep',
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
    ...(left.armed === undefined ? {} : {armed: left.armed}),
    effect: `runs nothing and looks whether ${code} is gone: ${sayLeft(left)}`,
    touches,
    word: 'settle',
    verifyMs,
  };
}
