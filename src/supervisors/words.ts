import type {CommandStep, Facts, Step} from '../model/index.ts';

/** What a command is about where it is not the one that counts: a unit, a job or a container as the reading names it. */
export interface Subject {
  readonly scope: string;
  readonly name: string;
}

/**
 * The words of every next command of one supervisor. Without a subject they are about the unit, job or container that counts.
 * Null = there is no such command here, and nothing else to say in its place.
 */
export interface Words {
  /** How it is called in a sentence. */
  readonly title: string;
  status(facts: Facts, subject?: Subject): Step | null;
  /** The definition as it lies on disk, all its files. */
  showDefinition(facts: Facts, subject?: Subject): Step | null;
  /** What was loaded of it: the command that it starts, its variables and the files that they come from. */
  showLoaded(facts: Facts, what: Loaded, subject?: Subject): Step | null;
  showLog(facts: Facts, lines?: number, subject?: Subject): Step | null;
  /** The kernel's words about processes that it killed. */
  showKernelKills(facts: Facts): Step | null;
  start(facts: Facts, subject?: Subject): Step | null;
  stop(facts: Facts, subject?: Subject): Step | null;
  restart(facts: Facts, subject?: Subject): Step | null;
  /** Makes it forget that it gave up. */
  resetFailed(facts: Facts, subject?: Subject): Step | null;
  /** Makes it read the definitions again. */
  reload(facts: Facts, subject?: Subject): Step | null;
  /** After that: has it run by the definition as it is now. */
  startReloaded(facts: Facts, subject?: Subject): Step | null;
  /** Has it started at every boot, or at every login where it is a user's. */
  enable(facts: Facts, subject?: Subject): Step | null;
  /** Lets what is the owner's run without a login. */
  outliveLogout(facts: Facts): Step | null;
  /** Stops it now and keeps it from being started again. */
  disable(facts: Facts, subject?: Subject): Step | null;
  /** Opens its definition for a change by hand. */
  edit(facts: Facts, subject?: Subject): Step | null;
  /** Ends what is left of its processes. */
  kill(facts: Facts, subject?: Subject): Step | null;
  /** Ends at once what hears no polite signal, where a restart would wait minutes for it. */
  endFrozen?(facts: Facts, subject?: Subject): Step | null;
  /** What is started by the clock beside it. */
  showTimers(facts: Facts): Step | null;
  /** Makes room on a full disk: the supervisor's own old log lines. */
  shrinkLog(facts: Facts): Step | null;
}

/** How an undo is set beforehand, so that it runs where nobody is there any more. */
export interface ArmedWords {
  /** Null = these commands cannot be handed to it as they are. */
  arm(
    facts: Facts,
    what: {readonly name: string; readonly afterMs: number; readonly title: string},
    undo: readonly CommandStep[],
    subject?: Subject,
  ): Armed | null;
  /** What it says of one, when it was asked. */
  stateIn(text: string): 'waits' | 'ran' | 'failed' | 'gone';
}

export interface Armed {
  readonly arm: CommandStep;
  readonly disarm: readonly CommandStep[];
  readonly ask: CommandStep;
}

export type Loaded = 'environment' | 'environment files' | 'drop-ins' | 'command' | 'memory';
