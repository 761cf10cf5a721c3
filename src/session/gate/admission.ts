import type {Variant} from '../../model/index.ts';

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
}

/** What may change the host: shown before it runs, with the word that must be typed. Only the gate can make one. */
export interface Arming {
  readonly [made]: 'arming';
  readonly argv: readonly (readonly string[])[];
  readonly effect: string;
  /** Empty = enter is enough. */
  readonly word: string;
}

/** What somebody wants to run: the command of a rung, one of the responder's own, or an act that was offered. */
export type Request =
  | {readonly kind: 'rung'; readonly id: string}
  | {readonly kind: 'own'; readonly argv: readonly string[]}
  | {readonly kind: 'act'; readonly argv: readonly string[]; readonly effect: string; readonly word: string};

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
