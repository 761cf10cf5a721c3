import type {Severity, Verdict} from '../src/model/index.ts';

/** Meanings, not colours. Words and glyphs carry every meaning; colour only repeats it. */
export type Tone = 'plain' | 'quiet' | 'strong' | 'clear' | 'degraded' | 'down' | 'unknown' | 'note' | 'title' | 'chosen';

export interface Appearance {
  readonly color?: string;
  readonly bold?: boolean;
  readonly dimColor?: boolean;
  readonly inverse?: boolean;
}

/** Four meanings have a colour; everything else differs by weight. */
export type Meaning = 'clear' | 'degraded' | 'down' | 'unknown';

export interface Theme {
  readonly colors: Readonly<Record<Meaning, string>>;
  /** What may stand back. */
  readonly quiet: Appearance;
  /** Whether every meaning is bold. */
  readonly bold: boolean;
}

export type ThemeName = 'dark' | 'light' | 'contrast';

export const themes: Readonly<Record<ThemeName, Theme>> = {
  /** The terminal's own palette, which its owner can read. */
  dark: {colors: {clear: 'green', degraded: 'yellow', down: 'red', unknown: 'magenta'}, quiet: {dimColor: true}, bold: false},
  /** Yellow and green of most palettes cannot be read on white. */
  light: {colors: {clear: '#00692e', degraded: '#7a4d00', down: '#b00020', unknown: '#6a1b9a'}, quiet: {dimColor: true}, bold: false},
  /** Nothing stands back, and what matters is bright. */
  contrast: {colors: {clear: 'greenBright', degraded: 'yellowBright', down: 'redBright', unknown: 'magentaBright'}, quiet: {}, bold: true},
};

export type Looks = Readonly<Record<Tone, Appearance>>;

export function looksOf({colors, quiet, bold}: Theme): Looks {
  const look = (meaning: Meaning): Appearance => ({color: colors[meaning], ...(bold ? {bold} : {})});
  return {
    plain: {},
    quiet,
    strong: {bold: true},
    clear: look('clear'),
    degraded: look('degraded'),
    down: {...look('down'), bold: true},
    unknown: look('unknown'),
    note: {},
    title: {bold: true},
    chosen: {inverse: true, bold: true},
  };
}

/** By `RUNGS_THEME`, else by what the terminal says of its background, else for a dark one. */
export function themeFor({RUNGS_THEME: named, COLORFGBG: said}: Readonly<Record<string, string | undefined>>): ThemeName {
  const wanted = (Object.keys(themes) as ThemeName[]).find((name) => name === named);
  const background = said?.split(';').at(-1);
  return wanted ?? (background === '7' || background === '15' ? 'light' : 'dark');
}

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
