/** Lets at most `placesMax` hold a place at once; the others wait in the order in which they came. */
export interface Limiter {
  /** Resolves with the function that gives the place back, or with null when the signal fired first. */
  enter(signal?: AbortSignal): Promise<(() => void) | null>;
}

export function createLimiter(placesMax: number): Limiter {
  let taken = 0;
  const waiting: (() => void)[] = [];

  const leave = () => {
    const next = waiting.shift();
    if (next) {
      next();
    } else {
      taken -= 1;
    }
  };

  return {
    enter: (signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve(null);
          return;
        }

        if (taken < placesMax) {
          taken += 1;
          resolve(once(leave));
          return;
        }

        const admitted = () => {
          signal?.removeEventListener('abort', givenUp);
          resolve(once(leave));
        };
        const givenUp = () => {
          waiting.splice(waiting.indexOf(admitted), 1);
          resolve(null);
        };
        waiting.push(admitted);
        signal?.addEventListener('abort', givenUp, {once: true});
      }),
  };
}

function once(leave: () => void): () => void {
  let left = false;
  return () => {
    if (!left) {
      left = true;
      leave();
    }
  };
}
