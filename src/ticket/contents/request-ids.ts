import type {Session} from '../../model/index.ts';

export interface RequestId {
  /** When its line was written; null where a command printed it. */
  readonly at: number | null;
  readonly id: string;
}

/** As providers write them: by their own beginning, or behind a name that says so. */
const written = /\b(req_[A-Za-z0-9]{10,40})\b|\b(?:x-)?request[-_ ]?id["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9][\w-]{7,63})/gi;

/** The ids of requests that stand in the log and in what commands printed, each once. */
export function requestIds({readings: {log}, rungs, own}: Session): readonly RequestId[] {
  const lines = log?.seen === true ? log.value.lines.map(({at, text}) => ({at, text})) : [];
  const runs = [...rungs.flatMap((rung) => rung.runs), ...own.flatMap(({result}) => (result === null ? [] : [result]))];
  const printed = runs.flatMap((run) => (run.seen ? [run.value.stdout.text, run.value.stderr.text] : [])).map((text) => ({at: null, text}));
  const met = new Map<string, RequestId>();
  for (const {at, text} of [...lines, ...printed])
    for (const [, own, named] of text.matchAll(written)) {
      const id = own ?? named ?? '';
      if (!met.has(id)) met.set(id, {at, id});
    }
  return [...met.values()];
}
