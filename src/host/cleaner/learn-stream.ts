import {linesNamingSecrets} from './find-names.ts';

/** Takes a long text in pieces, however they are cut, and hands nothing on. */
export interface LearnStream {
  push(chunk: string): void;
  end(): void;
}

/**
 * Of a long text only the lines that name a secret can teach one: the others cost a search for the names and no more. The last whole
 * line is kept back, because what it names may have its value on the next one.
 */
export function createLearnStream(learn: (lines: string) => void): LearnStream {
  let held = '';
  const take = (text: string) => {
    for (const lines of linesNamingSecrets(text)) learn(lines);
  };
  return {
    push(chunk) {
      held += chunk;
      const end = held.lastIndexOf('\n');
      if (end < 0 && held.length <= heldCharsMax) return;
      take(end < 0 ? held : held.slice(0, end + 1));
      held = end < 0 ? held.slice(-nameCharsMax) : held.slice(held.lastIndexOf('\n', end - 1) + 1);
    },
    end() {
      take(held);
      held = '';
    },
  };
}

/** A line longer than this is taken in pieces. */
const heldCharsMax = 65_536;

/** A name and the beginning of its value, which a cut may have parted. */
const nameCharsMax = 512;
