import type {Command, Dial, Dialled, FileFacts, FileText, Ran, ReadHow, Vitals} from './host.ts';
import type {Look} from './look.ts';

/** One thing that a host is asked, as data, so that many can travel in one call. */
export type Question =
  | {readonly what: 'read'; readonly path: string; readonly how: ReadHow}
  | {readonly what: 'list' | 'stat' | 'link'; readonly path: string}
  | {readonly what: 'run'; readonly command: Command}
  | {readonly what: 'dial'; readonly call: Dial}
  | {readonly what: 'vitals'};

/** What each kind of question brings back. */
export interface AnswerTo {
  readonly read: FileText;
  readonly list: readonly string[];
  readonly stat: FileFacts;
  readonly link: string;
  readonly run: Ran;
  readonly dial: Dialled;
  readonly vitals: Vitals;
}

/** An answer for each question, in its place, each as soon as it is known: a slow program keeps no quick file waiting. */
export type Answers<Q extends readonly Question[]> = {readonly [At in keyof Q]: Promise<Look<AnswerTo[Q[At]['what']]>>};
