/** One thing to do next: a command, or a sentence where no command can do it. Both come from `steps/` only. */
export type Step = CommandStep | TextStep;

/** A command as its words, never as a line of text; `printCommand` makes the line. */
export interface CommandStep {
  readonly [built]: 'command';
  readonly argv: readonly string[];
  /** Which words of argv hold text that was found on the host. */
  readonly named: readonly number[];
  /** What it does, in a few words; empty for a look that needs none. */
  readonly effect: string;
  readonly kind: 'look' | 'change';
  /** Who must run it; absent = whoever reads it. */
  readonly as?: RunAs;
  /** What has to be typed first where it can hurt. */
  readonly word?: string;
  /** What takes it back. */
  readonly undo?: CommandStep;
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
