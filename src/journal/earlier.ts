/** An event as it stands in a line, before anybody has said what it is. */
export type RawEvent = Readonly<Record<string, unknown>>;

/**
 * What journals said before every run had a number, in today's words. The end of a command was that of whichever was started last, and
 * so it is read; new lines of a log came without what they mean.
 */
export function ofToday(): (event: RawEvent) => RawEvent {
  let last = 0;
  const running = new Map<unknown, number>();
  return (event) => {
    const type = event['type'];
    if (type === 'logged' && !('news' in event) && 'lines' in event) return withNews(event);
    const phase = phaseOf(type);
    if (phase === null) return event;
    const name = type === 'own-started' || type === 'own-ended' ? own : event['rung'];
    if (typeof event['run'] === 'number') {
      last = Math.max(last, event['run']);
      return event;
    }
    if (phase === 'started') running.set(name, ++last);
    const run = running.get(name);
    return 'run' in event || run === undefined ? event : {...event, run};
  };
}

const own = Symbol('own');

function phaseOf(type: unknown): 'started' | 'ended' | null {
  if (type === 'rung-started' || type === 'own-started') return 'started';
  return type === 'rung-ended' || type === 'own-ended' ? 'ended' : null;
}

function withNews({lines, ...event}: RawEvent): RawEvent {
  return {...event, news: {lines, signatures: [], exits: [], restarts: [], startedAt: null, startLimitAt: null}};
}
