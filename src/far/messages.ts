import {createHash} from 'node:crypto';
import type {Command, OwnNode, Platform, Question, Redaction} from '../model/index.ts';

/** Both sides are built together; a number that differs means that somebody else's program answers. */
export const protocol = 2;

/** A command as it travels: a signal is told by a message of its own. */
export type FarCommand = Omit<Command, 'signal'>;

export type FarQuestion = Exclude<Question, {what: 'run'}> | {readonly what: 'run'; readonly command: FarCommand};

/** What the near side says. */
export type ToFar =
  /** Behind a door nothing is answered before `enter` has been through it. */
  | {readonly is: 'hello'; readonly protocol: number; readonly mark: string; readonly door: boolean}
  | {readonly is: 'ask'; readonly id: number; readonly questions: readonly FarQuestion[]}
  | {readonly is: 'follow'; readonly id: number; readonly command: FarCommand}
  /** The responder stopped a run, which is a question's place in its call, or a child that is followed. */
  | {readonly is: 'stop'; readonly id: number; readonly at: number}
  /** Base64 of the key of the session's marks; what is wanted is for the door to understand. */
  | {readonly is: 'enter'; readonly key: string; readonly wanted: unknown}
  /** The responder has typed a secret: it is replaced over there, too. */
  | {readonly is: 'learn'; readonly name: string; readonly value: string}
  /** One look and no conversation: what is seen comes as text, and with that it ends. */
  | {
      readonly is: 'once';
      readonly protocol: number;
      readonly mark: string;
      readonly key: string;
      readonly wanted: unknown;
      readonly limitMs: number;
    }
  | {readonly is: 'alive'};

/** What the far side says. */
export type FromFar =
  | ({readonly is: 'ready'} & Ready)
  | {readonly is: 'answer'; readonly id: number; readonly at: number; readonly answer: unknown}
  /** What will be asked next. */
  | {readonly is: 'ahead'; readonly question: FarQuestion; readonly answer: unknown}
  | {readonly is: 'line'; readonly id: number; readonly line: string}
  | {readonly is: 'ended'; readonly id: number; readonly why: string}
  /** What was found behind the door; null = it could not be opened. */
  | {readonly is: 'entered'; readonly found: unknown}
  /** All that was replaced over there up to now. */
  | {readonly is: 'redacted'; readonly redactions: readonly Redaction[]}
  | {readonly is: 'alive'};

export interface Ready {
  readonly protocol: number;
  readonly name: string;
  readonly platform: Platform;
  readonly ownNode?: OwnNode;
  /** The clock over there. */
  readonly now: number;
}

/** Before the first message of the far side stand these bytes: a greeting of a login shell cannot contain them, nor an echo. */
export function countersign(mark: string): Buffer {
  return Buffer.from(createHash('sha256').update(`rungs far side ${mark}`).digest('hex'));
}
