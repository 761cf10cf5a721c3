import type {Content} from '../content.ts';
import type {KeyContext, Outcome} from '../keys/index.ts';
import type {Glyphs} from '../theme.ts';
import type {Mode} from '../view.ts';

/** One mode of the view: what its keys do, how the footer names them, and the page that lies over the panes. */
export interface ModeKeys<M extends Mode> {
  /** Null = the keys of the walk, as many as fit. */
  readonly footer: Footer | ((context: KeyContext) => Footer) | null;
  press(context: KeyContext, mode: M, name: string): Outcome;
  readonly page?: (context: KeyContext, mode: M, look: PageLook) => Content;
}

export type Footer = readonly (readonly [key: string, label: string])[];

export interface PageLook {
  readonly columns: number;
  readonly glyphs: Glyphs;
  readonly ticket: () => string;
}
