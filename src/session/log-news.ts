import type {LogNews, LogValue, SignatureHit} from '../model/index.ts';

/** What the log pane looks back on; the same as one look of the log probe. */
const logLinesMax = 400;
/** A crash loop goes on for days; its latest rounds say all. */
const endsMax = 200;

/** The log with its new lines, as a whole look would have brought it. */
export function withNews(log: LogValue, news: LogNews): LogValue {
  return {
    ...log,
    lines: [...log.lines, ...news.lines].slice(-logLinesMax),
    signatures: withHits(log.signatures, news.signatures),
    exits: [...log.exits, ...news.exits].slice(-endsMax),
    restarts: [...log.restarts, ...news.restarts].slice(-endsMax),
    startLimitAt: news.startLimitAt ?? (news.startedAt === null ? log.startLimitAt : null),
  };
}

/** Whether these lines tell that the process itself ended, was started again or was given up on. */
export function tellsOfProcess({exits, restarts, startedAt, startLimitAt}: LogNews): boolean {
  return exits.length > 0 || restarts.length > 0 || startedAt !== null || startLimitAt !== null;
}

function withHits(before: readonly SignatureHit[], fresh: readonly SignatureHit[]): readonly SignatureHit[] {
  const hits = new Map(before.map((hit) => [hit.id, hit]));
  for (const hit of fresh) hits.set(hit.id, {...hit, count: hit.count + (hits.get(hit.id)?.count ?? 0)});
  return [...hits.values()];
}
