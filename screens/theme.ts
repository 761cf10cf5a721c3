import type {Severity, Verdict} from '../src/model/index.ts';

/** Meanings, not colours. Words and glyphs carry every meaning; colour only repeats it. */
export type Tone = 'plain' | 'quiet' | 'strong' | 'clear' | 'degraded' | 'down' | 'unknown' | 'note' | 'title' | 'chosen';

export interface Appearance {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly inverse?: boolean;
}

export const looks: Readonly<Record<Tone, Appearance>> = {
  plain: {},
  quiet: {dimColor: true},
  strong: {bold: true},
  clear: {color: 'green'},
  degraded: {color: 'yellow'},
  down: {color: 'red', bold: true},
  unknown: {color: 'magenta'},
  note: {color: 'cyan'},
  title: {color: 'blue', bold: true},
  chosen: {inverse: true, bold: true},
};

/** One column each, so that rows line up whatever they say. */
export interface Glyphs {
  readonly clear: string;
  readonly degraded: string;
  readonly down: string;
  readonly unknown: string;
  readonly note: string;
  readonly waiting: string;
  readonly running: string;
  readonly skipped: string;
  readonly withheld: string;
  readonly here: string;
  readonly under: string;
  readonly step: string;
  readonly rule: string;
  readonly bar: string;
}

export const unicodeGlyphs: Glyphs = {
  clear: '✔',
  degraded: '▲',
  down: '✖',
  unknown: '?',
  note: '•',
  waiting: '·',
  running: '…',
  skipped: '»',
  withheld: '⊘',
  here: '▸',
  under: '└',
  step: '→',
  rule: '─',
  bar: '│',
};

/** For terminals whose locale is not UTF-8. */
export const asciiGlyphs: Glyphs = {
  clear: '+',
  degraded: '!',
  down: 'X',
  unknown: '?',
  note: '*',
  waiting: '.',
  running: '~',
  skipped: '>',
  withheld: '/',
  here: '>',
  under: '\\',
  step: '>',
  rule: '-',
  bar: '|',
};

export const verdictWords: Readonly<Record<Verdict, string>> = {clear: 'CLEAR', degraded: 'DEGRADED', down: 'DOWN', unknown: 'UNKNOWN'};

export function severityTone(severity: Severity): Tone {
  return severity === 'note' ? 'note' : severity;
}
