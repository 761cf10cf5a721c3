import type {Code} from './codes.ts';
import type {Ran} from './host.ts';
import type {Look} from './look.ts';
import type {RunId} from './session.ts';

/** One command of an act, as it runs and as a person would paste it. */
export interface ActStep {
  readonly argv: readonly string[];
  readonly shown: string;
  /** Runs as the owner of the gateway, where the responder is root. */
  readonly asOwner: boolean;
  /** The process that has to be gone before the next step, where the command only asks it to end. */
  readonly ends?: number;
  /** Evidence that is taken before something is changed: what cannot be had of it ends nothing. */
  readonly mayFail?: true;
  /** It changes nothing that counts, a look or a copy: it runs before an undo is set. */
  readonly apart?: true;
  /** What it means that it failed, in a sentence without its stop. */
  readonly failing?: string;
  /** How long it may take, where that is longer than a supervisor's stop. */
  readonly limitMs?: number;
}

/** What takes an act back although nobody is there any more: it was set before the act began. */
export interface ArmedUndo {
  /** Under which name the supervisor keeps it. */
  readonly name: string;
  /** How long after it was set it runs. */
  readonly afterMs: number;
  readonly arm: ActStep;
  readonly disarm: readonly ActStep[];
  /** What says whether it waits, has run or has failed. */
  readonly ask: ActStep;
}

/** What an act does, whole: shown before it runs, kept when it begins, and enough to finish it or take it back from another console. */
export interface ActPlan {
  /** Code name of the act. */
  readonly act: string;
  readonly title: string;
  /** The finding that it mends. */
  readonly code: Code;
  readonly subject: string | null;
  readonly steps: readonly ActStep[];
  /** What takes it back; empty = nothing can, or nothing has to. */
  readonly undo: readonly ActStep[];
  readonly effect: string;
  readonly touches: readonly string[];
  /** What has to be typed first. */
  readonly word: string;
  /** How long the finding is given to be gone. */
  readonly verifyMs: number;
  /** What it changes in files, as lines of a unified diff, with marks for secrets. */
  readonly preview?: readonly string[];
  /** Why nothing takes it back without the console, or what does; absent where it can cut nothing off. */
  readonly armed?: ArmedUndo | {readonly none: string};
  /** A rollback pack is made before it begins. */
  readonly packs?: true;
  /** Files that have to be changeable, beside their modes. */
  readonly changes?: readonly string[];
  /** A person wanted it whatever was found: `code` is only the kind of thing that it is about. */
  readonly wanted?: true;
}

/** `undone` and `not undone` are of an act that takes another one back, `kept` of one that lets it stand; `cut off` = nobody saw its end. */
export type ActVerdict = 'mended' | 'not mended' | 'worse' | 'undone' | 'not undone' | 'kept' | 'cut off';

/** What became of an undo that was set beforehand: `ran` and `failed` by itself, `gone` = nobody knows of it any more. */
export interface Fate {
  readonly is: 'waits' | 'disarmed' | 'ran' | 'failed' | 'gone';
  /** Of one that waits: when it runs. */
  readonly until: number | null;
}

/** An act of this session, from its typed word to its verdict. */
export interface ActRun extends ActPlan {
  readonly run: RunId;
  readonly at: number;
  readonly rung: string;
  /** The act that this one takes back; null = it is none that takes back. */
  readonly undoes: RunId | null;
  /** How the host stood just before, a line for each thing that it may change. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly results: readonly Look<Ran>[];
  /** Until when its finding is waited for; null = its commands still run, or it has ended. */
  readonly verifyUntil: number | null;
  readonly endedAt: number | null;
  readonly verdict: ActVerdict | null;
  /** Why it is that verdict, in a sentence. */
  readonly because: string;
  /** Of the undo that was set before it began. */
  readonly fate?: Fate;
  /** Where the rollback pack is that was made before it began. */
  readonly pack?: string;
}

/** An act that a console began and did not end. */
export interface LeftAct extends ActPlan {
  readonly session: string;
  readonly responder: string;
  readonly since: number;
  readonly before: readonly string[];
  readonly undoes: boolean;
  readonly fate?: Fate;
}
