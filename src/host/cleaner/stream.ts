export interface CleanStream {
  /** Takes a piece and returns what can be shown by now. */
  push(chunk: string): string;
  /** Returns the rest. */
  end(): string;
}

/**
 * Whole lines are cleaned and handed on; the last, unfinished line waits, because a secret may be split there. A private key
 * waits until its end has come. A line longer than the limit is let go in parts, at a place where no secret can be split.
 */
export function createCleanStream(clean: (text: string) => string): CleanStream {
  let held = '';

  return {
    push(chunk) {
      held += chunk;
      const end = releasable(held);
      if (end === 0) {
        return '';
      }

      const ready = held.slice(0, end);
      held = held.slice(end);
      return clean(ready);
    },
    end() {
      const rest = held;
      held = '';
      return rest === '' ? '' : clean(rest);
    },
  };
}

/** More than this is never held back: longer than any secret, and a private key with its comments. */
const heldCharsMax = 65_536;

/** A secret is at most this long, so a part of a line is let go up to here before its end. */
const secretCharsMax = 16_384;

function releasable(text: string): number {
  const line = text.lastIndexOf('\n') + 1;
  const begun = text.lastIndexOf('-----BEGIN', line);
  const openKey = begun !== -1 && !text.includes('-----END', begun) ? begun : line;
  if (text.length - Math.min(line, openKey) <= heldCharsMax) {
    return Math.min(line, openKey);
  }

  const space = text.lastIndexOf(' ', text.length - secretCharsMax);
  return space === -1 ? text.length - secretCharsMax : space + 1;
}
