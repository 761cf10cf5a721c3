import type {Glyphs} from '../theme.ts';

/** How the panes that hold long text show it. */
export interface TextLook {
  readonly glyphs: Glyphs;
  /** Only lines with this word. */
  readonly filter: string;
  /** A line with this word is not cut: what is looked for would be in the part that is not shown. */
  readonly search: string;
  readonly wrapped: boolean;
  /** As it was said, not as a person reads it. */
  readonly whole: boolean;
}
