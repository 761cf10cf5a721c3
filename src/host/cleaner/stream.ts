import {openPrivateKey} from './private-keys.ts';

export interface CleanStream {
  /** Takes a piece and returns what can be shown by now. */
  push(chunk: string): string;
  /** Returns the rest. */
  end(): string;
}

/**
 * Whole lines are cleaned and handed on; the last, unfinished line waits, because a secret may be split there. A private key
 * waits until its end has come. Of a line longer than the limit, what can be part of no split secret is let go.
 */
export function createCleanStream(clean: (text: string) => string, safeEnd: (text: string) => number): CleanStream {
  let held = '';
  return {
    push(chunk) {
      // Lines that are complete by this chunk can only end in it, so nothing held is searched again.
      const complete = chunk.includes('\n');
      held += chunk;
      if (!complete && held.length <= heldCharsMax) {
        return '';
      }

      const lines = held.lastIndexOf('\n') + 1;
      const end = openPrivateKey(held.slice(0, lines)) ?? lines;
      const ready = held.slice(0, held.length - end <= heldCharsMax ? end : safeEnd(held));
      held = held.slice(ready.length);
      return ready === '' ? '' : clean(ready);
    },
    end() {
      const rest = held;
      held = '';
      return rest === '' ? '' : clean(rest);
    },
  };
}

/** More than this is not held back: a private key with its comments, or a line of a log that carries data. */
const heldCharsMax = 65_536;
