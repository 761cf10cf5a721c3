import type {ReadingName, RunId} from '../model/index.ts';
import type {LoopParts} from './loop-parts.ts';

/** What an act is given: how it looks and runs, and where its events go. */
export interface MendParts
  extends Pick<LoopParts, 'host' | 'judge' | 'session' | 'dispatch' | 'repairs' | 'groups' | 'pack' | 'ownProgram'> {
  readonly run: RunId;
  /** The responder stops it. */
  readonly signal: AbortSignal;
  /** The console ends, and with it all that is known of the act's end. */
  readonly ending: AbortSignal;
  lookAgain(names: readonly ReadingName[]): Promise<void>;
}
