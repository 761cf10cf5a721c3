import {askEach, gathered, systemClock, unseen} from '../host/index.ts';
import type {Host, Look, Question, Redaction, Unseen} from '../model/index.ts';
import type {Far} from './far-host.ts';

/** A far side that is reached again when its line is lost. */
export interface Lasting extends Omit<Far, 'ended'> {
  /** Null, or one sentence that says since when nothing is seen and what is done about it. */
  lost(): string | null;
  /** Called when the line is lost and when it is there again. */
  onChange(changed: () => void): void;
}

/** The pauses between the tries; the last one is kept. */
const pausesMs = [1000, 2000, 5000, 10_000, 20_000, 30_000];

/** So long does a look wait for the line; then it says that it could not look. */
const patienceMs = 120_000;

/** `again` reaches the same host once more, without a question to anybody, or says why it could not. */
export function lasting(first: Far, named: string, again: () => Promise<Far | string>): Lasting {
  const learnt: (readonly [string, string])[] = [];
  let entering: {readonly key: Buffer; readonly wanted: unknown} | null = null;
  let earlier: readonly Redaction[] = [];
  const line = returning(first, named, {
    gone(far) {
      earlier = [...earlier, ...far.redactions()];
    },
    async again() {
      const far = await again();
      if (typeof far === 'string' || entering === null) return far;
      const found = await far.enter(entering.key, entering.wanted);
      for (const [name, value] of learnt) far.learn(name, value);
      if (found.seen) return far;
      far.end();
      return found.detail;
    },
  });
  const askLater = async (question: Question): Promise<Look<unknown>> => {
    const far = await line.there(question.what === 'run' ? question.command.signal : undefined);
    return 'seen' in far ? far : (far.host.ask([question])[0] as Promise<Look<unknown>>);
  };
  const verbs = gathered((questions) => line.now()?.host.ask(questions) ?? questions.map(askLater));
  const gone = () => line.lost() ?? 'the line is lost';
  const host: Host = {
    ...first.host,
    ...verbs,
    ask: askEach(verbs),
    follow: (command, onLine) => line.now()?.host.follow(command, onLine) ?? {stop: () => undefined, ended: Promise.resolve(gone())},
  };
  return {
    host,
    async enter(key, wanted) {
      entering = {key, wanted};
      return (await line.now()?.enter(key, wanted)) ?? unseen('unreachable', gone());
    },
    learn(name, value) {
      learnt.push([name, value]);
      line.now()?.learn(name, value);
    },
    redactions: () => [...earlier, ...(line.now()?.redactions() ?? [])],
    lost: line.lost,
    onChange: line.onChange,
    end: line.end,
  };
}

interface Returning extends Pick<Lasting, 'lost' | 'onChange' | 'end'> {
  /** Null while there is none. */
  now(): Far | null;
  /** Waits for it. */
  there(signal: AbortSignal | undefined): Promise<Far | Unseen>;
}

/** One far side after the other, with growing pauses between the tries. */
function returning(first: Far, named: string, parts: {gone(far: Far): void; again(): Promise<Far | string>}): Returning {
  const watchers: (() => void)[] = [];
  let now: Far | null = first;
  let back = Promise.withResolvers<void>();
  let sentence: string | null = null;
  const ending = new AbortController();
  const tell = (said: string | null) => {
    sentence = said;
    for (const changed of watchers) changed();
  };
  const watch = async (far: Far): Promise<void> => {
    const why = await far.ended;
    if (ending.signal.aborted) return;
    now = null;
    parts.gone(far);
    back = Promise.withResolvers<void>();
    await reachAgain(why, `the line to ${named} is lost since ${clockOf(systemClock.now())}`);
  };
  const reachAgain = async (why: string, since: string): Promise<void> => {
    let reason = why;
    for (let tries = 0; !ending.signal.aborted; tries += 1) {
      const pauseMs = pausesMs[Math.min(tries, pausesMs.length - 1)]!;
      tell(`${since} (${reason}); tried again in ${pauseMs / 1000} s`);
      await systemClock.sleep(pauseMs, ending.signal);
      const far = ending.signal.aborted ? 'over' : await parts.again();
      if (typeof far === 'string') {
        reason = far;
        continue;
      }
      if (ending.signal.aborted) return far.end();
      now = far;
      void watch(far);
      tell(null);
      return back.resolve();
    }
  };

  void watch(first);
  return {
    now: () => now,
    async there(signal) {
      const giveUp = new AbortController();
      const stop = () => giveUp.abort();
      signal?.addEventListener('abort', stop, {once: true});
      if (signal?.aborted) stop();
      await Promise.race([back.promise, systemClock.sleep(patienceMs, giveUp.signal)]);
      stop();
      return now ?? unseen('unreachable', `Nothing is seen: ${sentence ?? 'the line is lost'}.`);
    },
    lost: () => sentence,
    onChange: (changed) => void watchers.push(changed),
    end() {
      ending.abort();
      now?.end();
    },
  };
}

function clockOf(at: number): string {
  return `${new Date(at).toISOString().slice(11, 19)} UTC`;
}
