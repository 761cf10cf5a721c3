import type {Glyphs} from '../theme.ts';

/** How the panes that hold long text show it. */
export interface TextLook {
  readonly glyphs: Glyphs;
  readonly filter: string;
  readonly wrapped: boolean;
  /** As it was said, not as a person reads it. */
  readonly whole: boolean;
}
