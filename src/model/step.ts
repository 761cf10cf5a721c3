/** One thing to do next: a command, or a sentence where no command can do it. Both come from `steps/` only. */
export type Step = CommandStep | TextStep;

/** A command as its words, never as a line of text; `printCommand` makes the line. */
export type CommandStep = Command & (Look | Change);

interface Command {
  readonly [built]: 'command';
  readonly argv: readonly string[];
  /** Which words of argv hold text that was found on the host. */
  readonly named: readonly number[];
  /** What it does, in a few words; empty for a look that needs none. */
  readonly effect: string;
  /** Who must run it; absent = whoever reads it. */
  readonly as?: RunAs;
  /** What takes it back. */
  readonly undo?: CommandStep;
}

interface Look {
  readonly kind: 'look';
}

/** Whatever writes, be it one line of a configuration. */
interface Change {
  readonly kind: 'change';
  /** What has to be typed first. */
  readonly word: string;
}

export interface TextStep {
  readonly [built]: 'text';
  /** One sentence; names of the host stand in it quoted, so that it does nothing wherever it is pasted. */
  readonly text: string;
}

export type RunAs =
  | {readonly is: 'root'}
  | {
      readonly is: 'owner';
      readonly name: string;
      readonly uid: number;
      /** The command needs the owner's own login, with these variables added to it; absent = his rights are enough. */
      readonly login?: {readonly env: readonly string[]};
    };

/** Nothing carries it at run time: it keeps a line of text from being taken for a step. */
declare const built: unique symbol;
