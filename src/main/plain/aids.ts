import type {Library} from '../../../screens/library.ts';
import type {Act} from '../../../screens/view.ts';
import type {Arrival} from '../arrive.ts';
import {actsOf} from '../console/offers.ts';
import type {Walking} from '../walking.ts';

/** What can be asked for beside the walk, as on the full screen. */
export interface Aids {
  acts(): readonly Act[];
  /** The next hint; null = there is none, or this is no drill. */
  hint(): string | null;
  /** Null = this is no drill. */
  story(): string | null;
  /** Whether a drill's host is well again; false on any other. */
  solved(): boolean;
  readonly library: Pick<Library, 'explain'>;
}

export function aidsOf({drilling, libraryOf}: Pick<Arrival, 'drilling' | 'libraryOf'>, walking: Walking): Aids {
  return {
    acts: () => actsOf(walking, drilling),
    hint: () => drilling?.running.hint() ?? null,
    story: () => drilling?.running.story ?? null,
    solved: () => drilling?.running.solved() ?? false,
    library: libraryOf(walking.session),
  };
}
