import {createHash} from 'node:crypto';
import type {Command, OwnNode, Platform, Question} from '../model/index.ts';

/** Both sides are built together; a number that differs means that somebody else's program answers. */
export const protocol = 1;

/** A command as it travels: a signal is told by a message of its own. */
export type FarCommand = Omit<Command, 'signal'>;

export type FarQuestion = Exclude<Question, {what: 'run'}> | {readonly what: 'run'; readonly command: FarCommand};

/** What the near side says. */
export type ToFar =
  | {readonly is: 'hello'; readonly protocol: number; readonly mark: string}
  | {readonly is: 'ask'; readonly id: number; readonly questions: readonly FarQuestion[]}
  | {readonly is: 'follow'; readonly id: number; readonly command: FarCommand}
  /** The responder stopped a run, which is a question's place in its call, or a child that is followed. */
  | {readonly is: 'stop'; readonly id: number; readonly at: number}
  /** From now on every text is cleaned over there, of the same secrets and with the same marks. */
  | {readonly is: 'tell'; readonly secrets: Secrets};

export interface Secrets {
  /** Base64 of the key of the session's marks. */
  readonly key: string;
  readonly values: readonly (readonly [name: string, value: string])[];
}

/** What the far side says. */
export type FromFar =
  | ({readonly is: 'ready'} & Ready)
  | {readonly is: 'answer'; readonly id: number; readonly at: number; readonly answer: unknown}
  | {readonly is: 'line'; readonly id: number; readonly line: string}
  | {readonly is: 'ended'; readonly id: number; readonly why: string}
  | {readonly is: 'told'};

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
