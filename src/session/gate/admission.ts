import type {ActPlan, Code, Variant} from '../../model/index.ts';

declare const made: unique symbol;

/** Leave to run these commands once, on this session's host. Only the gate can make one. */
export interface Admission {
  readonly [made]: 'admission';
  readonly session: string;
  readonly request: Request;
  /** Empty = a step that a person has done. */
  readonly commands: readonly (readonly string[])[];
  /** The responder has seen the argv and typed the word. */
  readonly armed: boolean;
  /** Of a rung. */
  readonly variant: Variant | null;
  /** Of an act that mends: what was shown when the word was typed. */
  readonly plan?: ActPlan;
}

/** What may change the host: shown before it runs, with the word that must be typed. Only the gate can make one. */
export interface Arming {
  readonly [made]: 'arming';
  readonly argv: readonly (readonly string[])[];
  readonly effect: string;
  /** What else has to be known before the word is typed, a sentence each. */
  readonly about?: readonly string[];
  /** Empty = enter is enough. */
  readonly word: string;
}

/** An act on a live host, by what it mends; the one that takes the last one back; or what an act that was left, or waits to be kept, needs. */
export type MendRequest =
  | {readonly kind: 'mend'; readonly act: string; readonly code: Code; readonly subject: string | null}
  | {readonly kind: 'undo'; readonly of: 'last' | 'left'}
  | {readonly kind: 'settle'}
  | {readonly kind: 'keep'};

/** What somebody wants to run: the command of a rung, one of the responder's own, or an act that was offered. */
export type Request =
  | MendRequest
  | {readonly kind: 'rung'; readonly id: string}
  | {readonly kind: 'own'; readonly argv: readonly string[]}
  | {readonly kind: 'act'; readonly argv: readonly string[]; readonly effect: string; readonly word: string};

export function isMend(request: Request): request is MendRequest {
  return ['mend', 'undo', 'settle', 'keep'].includes(request.kind);
}

const admitted = new WeakSet<object>();
const armed = new WeakMap<object, Admission>();

export function admit(what: Omit<Admission, typeof made>): Admission {
  const admission = Object.freeze({...what}) as Admission;
  admitted.add(admission);
  return admission;
}

export function askForWord(shown: Omit<Arming, typeof made>, then: Omit<Admission, typeof made>): Arming {
  const arming = Object.freeze({...shown}) as Arming;
  armed.set(arming, Object.freeze({...then}) as Admission);
  return arming;
}

/** What was typed under an arming: leave to run, once, or null. */
export function confirm(arming: Arming, typed: string): Admission | null {
  const then = armed.get(arming);
  if (then === undefined || typed.trim() !== arming.word) return null;
  armed.delete(arming);
  admitted.add(then);
  return then;
}

/** Takes the leave: true once for what the gate admitted for this session, false for everything else. */
export function redeem(admission: Admission, session: string): boolean {
  const own = typeof admission === 'object' && admission !== null && admitted.delete(admission);
  return own && admission.session === session;
}
