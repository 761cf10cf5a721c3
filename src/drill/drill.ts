import type {Code} from '../model/index.ts';
import type {Options} from './faults/fault.ts';

/** A drill as its file tells it; texts and commands may hold words in braces, which stand for names of the host. */
export interface Drill {
  readonly name: string;
  readonly title: string;
  /** 0 = the first one, 3 = the hardest. */
  readonly level: number;
  /** As the pager would tell it. */
  readonly story: string;
  readonly version: string;
  /** What kind of host it is; `docker` is a Linux on which a container has the gateway. */
  readonly platform: 'linux' | 'darwin' | 'docker';
  readonly plant: readonly {readonly fault: string; readonly options: Options}[];
  /** What is to be found, one stage after the other: a fault can hide the next one. An empty root = everything is green. */
  readonly expect: readonly DrillStage[];
  /** What solves it, in order. */
  readonly solve: readonly DrillAct[];
  /** What does not help, or hurts; offered beside the others. */
  readonly hurt: readonly WrongAct[];
  readonly hints: readonly [string, string, string];
  /** Markdown. */
  readonly debrief: string;
  /** The page to read. */
  readonly page: string;
  /** What is explained when it is met: `pane:ports`, `key:enter`, `rung:1`, `opened`, `found`, `solved`. */
  readonly tour: readonly {readonly meets: string; readonly says: string}[];
}

export interface DrillStage {
  readonly root: Code | null;
  /** Codes that may stand behind it or beside it. */
  readonly also: readonly Code[];
}

export interface DrillAct {
  readonly argv: readonly string[];
  /** What it does, in a sentence. */
  readonly effect: string;
  /** What has to be typed before it runs; null = a key is enough. */
  readonly word: string | null;
  /** For a stage other than the first: 2 means once the first one is over. */
  readonly stage: number;
}

export interface WrongAct extends DrillAct {
  /** Why it was wrong here. */
  readonly because: string;
  /** False where it only costs time. */
  readonly harmful: boolean;
}

export const levels: readonly string[] = ['first steps', 'one look', 'two looks', 'misleading'];
