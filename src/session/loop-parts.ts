import type {
  CliValue,
  Command,
  Event,
  Facts,
  Host,
  Judgement,
  LeftAct,
  LogNews,
  Ran,
  ReadFor,
  Reading,
  ReadingName,
  Readings,
  ReadingValues,
  Rung,
  RunId,
  Session,
  Variant,
} from '../model/index.ts';
import type {Admission, Answer, Request} from './gate/index.ts';

/** What the loop is given: how to look, how to run, and where events go. */
export interface LoopParts {
  readonly host: Host;
  /** Live probes in the groups in which they are first looked at: a later group builds on the earlier ones. */
  readonly groups: readonly (readonly ReadingName[])[];
  /** What the first look does not wait for: it is looked at after it, and then at its own pace. */
  readonly afterwards: readonly ReadingName[];
  /** Milliseconds until the next look, as things stand; null = never by itself. */
  everyMs(name: ReadingName): number | null;
  look(name: ReadingName, known: {readings: Readings; deep: boolean}): Promise<Reading<ReadingValues[ReadingName]>>;
  /** What matters in a reading; a look that changes nothing here is no event. */
  stableKey(name: ReadingName, reading: Reading<ReadingValues[ReadingName]>): string;
  judge(facts: Facts): Judgement;
  /** When the same readings would be judged otherwise although nothing has happened; null = never. */
  judgedOtherwiseAt(facts: Facts): number | null;
  /** The release whose rules judge. */
  readonly rules: string;
  /** The journal followed by one child; what its new lines say becomes part of the log. */
  readonly follow: {command(): Command; news(raw: readonly string[]): LogNews};
  answer(command: string, ran: Ran, at: number): CliValue['answers'][number];
  pick(rung: Rung, found: ReadFor): Variant | null;
  session(): Session;
  /** A typed command as it may be kept: a responder can type a secret. */
  cleanArgv(argv: readonly string[]): readonly string[];
  dispatch(event: Event): void;
  readonly repairs: Repairs;
  /** Makes a rollback pack of the gateway as it is now. */
  pack(): Promise<{readonly path: string} | {readonly problem: string}>;
  /** How this very program is started. */
  readonly ownProgram: readonly string[];
}

/** That one act at a time runs on this gateway, whichever console asks. */
export interface Repairs {
  /** Ours from now on, over the one that a dead console left, if there is one; or who has it. */
  take(act: LeftAct): {readonly is: 'ours'; readonly over: LeftAct | null} | {readonly is: 'held'; readonly by: string};
  release(): void;
}

export interface Loop {
  /** What the gate says to this request as things stand now. */
  ask(request: Request): Answer;
  /** Runs what the gate has admitted, once, and resolves with its number when it has ended; null = it was not run. */
  run(admission: Admission): Promise<RunId | null>;
  /** Ends the responder's running commands; background looks go on. */
  interrupt(): boolean;
  /** Looks at everything again now, beside what is looked at by itself; commands of rungs are not run. */
  lookAgain(): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Resolves when the first look is complete, so that a caller without a screen can wait for it. */
  readonly firstLook: Promise<void>;
  /** Resolves when nothing is running and nothing more is to be fetched ahead. */
  idle(): Promise<void>;
}
