import type {Shape} from './find-names.ts';

/** Texts that came out of the cleaner as they went in: a live console reads the same lines of /proc every few seconds. */
export interface CleanAlready {
  has(text: string, shape: Shape): boolean;
  add(text: string, shape: Shape): void;
}

/** `known` counts the values that are searched for; with each new one all that was clean is looked at again. */
export function createCleanAlready(known: () => number): CleanAlready {
  const texts = new Set<string>();
  let chars = 0;
  let knownThen = 0;
  const forget = () => {
    texts.clear();
    chars = 0;
    knownThen = known();
  };

  return {
    has(text, shape) {
      if (knownThen !== known()) {
        forget();
      }

      return text.length <= textCharsMax && texts.has(keyOf(text, shape));
    },
    add(text, shape) {
      // What was learned meanwhile may stand in this text too.
      if (text.length > textCharsMax || knownThen !== known()) {
        return;
      }

      if (chars + text.length > charsMax) {
        forget();
      }

      texts.add(keyOf(text, shape));
      chars += text.length;
    },
  };
}

function keyOf(text: string, shape: Shape): string {
  return `${shape} ${text}`;
}

/** The kernel's tables and lists of files are below it; longer texts seldom come twice. */
const textCharsMax = 16_384;

/** Everything that a round of looks reads, several times over. */
const charsMax = 524_288;
