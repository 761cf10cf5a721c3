import {Session} from 'node:inspector';

/** Which characters of our sources ran, as V8 counts them; what ran once in a process is not new again. */
export interface Coverage {
  /** Runs the work and says how many characters of source ran in it for the first time; they are not new until `keep`. */
  fresh(work: () => void): Fresh;
  /** Characters of source that ran so far. */
  count(): number;
}

export interface Fresh {
  readonly count: number;
  keep(): void;
}

interface Covered {
  readonly url: string;
  readonly functions: readonly {
    readonly ranges: readonly {readonly startOffset: number; readonly endOffset: number; readonly count: number}[];
  }[];
}

export function watchCoverage(isOurs: (url: string) => boolean): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', {callCount: true, detailed: true});
  const ran = new Map<string, Uint8Array>();
  let count = 0;

  const take = (): readonly Covered[] => {
    let found: readonly Covered[] = [];
    // In one process the answer is there when `post` returns.
    session.post('Profiler.takePreciseCoverage', (error, {result}) => {
      if (error !== null) throw error;
      found = result.filter(({url}) => isOurs(url));
    });
    return found;
  };
  const bytesOf = (url: string, length: number): Uint8Array => {
    const known = ran.get(url);
    if (known !== undefined && known.length >= length) return known;
    const bytes = new Uint8Array(length * 2);
    if (known !== undefined) bytes.set(known);
    ran.set(url, bytes);
    return bytes;
  };

  return {
    fresh(work) {
      take();
      work();
      const places: {readonly bytes: Uint8Array; readonly at: number}[] = [];
      for (const {url, functions} of take())
        for (const {ranges} of functions) {
          const [outer] = ranges;
          if (outer === undefined || outer.count === 0) continue;
          const bytes = bytesOf(url, outer.endOffset);
          for (const at of ranIn(ranges)) if (bytes[at] === 0) places.push({bytes, at});
        }
      return {
        count: places.length,
        keep() {
          for (const {bytes, at} of places) {
            count += bytes[at] === 0 ? 1 : 0;
            bytes[at] = 1;
          }
        },
      };
    },
    count: () => count,
  };
}

/** Ranges stand within each other, the outer one first: the innermost says whether a character ran. */
function* ranIn(ranges: Covered['functions'][number]['ranges']): Generator<number> {
  const [outer] = ranges;
  if (outer === undefined) return;
  const runs = new Uint8Array(outer.endOffset - outer.startOffset);
  for (const {startOffset, endOffset, count} of ranges)
    runs.fill(count > 0 ? 1 : 0, startOffset - outer.startOffset, endOffset - outer.startOffset);
  for (const [index, runsHere] of runs.entries()) if (runsHere === 1) yield outer.startOffset + index;
}
