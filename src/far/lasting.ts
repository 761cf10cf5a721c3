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
  const watchers: (() => void)[] = [];
  const learnt: (readonly [string, string])[] = [];
  let entering: {readonly key: Buffer; readonly wanted: unknown} | null = null;
  let now: Far | null = first;
  let earlier: readonly Redaction[] = [];
  let back = Promise.withResolvers<void>();
  let sentence: string | null = null;
  let over = false;
  const tell = (said: string | null) => {
    sentence = said;
    for (const changed of watchers) changed();
  };

  const watch = (far: Far) =>
    void far.ended.then((why) => {
      if (over) return;
      now = null;
      earlier = [...earlier, ...far.redactions()];
      back = Promise.withResolvers<void>();
      void reachAgain(why, systemClock.now());
    });
  const reachAgain = async (why: string, since: number): Promise<void> => {
    let reason = why;
    for (let tries = 0; !over; tries += 1) {
      const pauseMs = pausesMs[Math.min(tries, pausesMs.length - 1)]!;
      tell(`the line to ${named} is lost since ${clockOf(since)} (${reason}); tried again in ${pauseMs / 1000} s`);
      await systemClock.sleep(pauseMs);
      const far = over ? 'over' : await again();
      const entered = typeof far === 'string' ? far : await enterAgain(far);
      if (entered === null && typeof far !== 'string') {
        now = far;
        watch(far);
        tell(null);
        return back.resolve();
      }
      if (typeof far !== 'string') far.end();
      reason = entered ?? reason;
    }
  };
  const enterAgain = async (far: Far): Promise<string | null> => {
    if (entering === null) return null;
    const found = await far.enter(entering.key, entering.wanted);
    for (const [name, value] of learnt) far.learn(name, value);
    return found.seen ? null : found.detail;
  };

  const answer = async (question: Question): Promise<Look<unknown>> => {
    const far = now ?? (await there(question));
    if ('seen' in far) return far;
    const [answered] = far.host.ask([question]);
    return answered as Promise<Look<unknown>>;
  };
  const there = async (question: Question): Promise<Far | Unseen> => {
    const signal = question.what === 'run' ? question.command.signal : undefined;
    const giveUp = new AbortController();
    const stop = () => giveUp.abort();
    signal?.addEventListener('abort', stop, {once: true});
    await Promise.race([back.promise, systemClock.sleep(patienceMs, giveUp.signal)]);
    stop();
    return now ?? unseen('unreachable', `Nothing is seen: ${sentence ?? 'the line is lost'}.`);
  };
  const verbs = gathered((questions) => (now === null ? questions.map(answer) : now.host.ask(questions)));

  watch(first);
  const host: Host = {
    ...first.host,
    ...verbs,
    ask: askEach(verbs),
    follow: (command, onLine) =>
      now?.host.follow(command, onLine) ?? {stop: () => undefined, ended: Promise.resolve(sentence ?? 'the line is lost')},
  };
  return {
    host,
    async enter(key, wanted) {
      entering = {key, wanted};
      return now === null ? unseen('unreachable', sentence ?? 'the line is lost') : now.enter(key, wanted);
    },
    learn(name, value) {
      learnt.push([name, value]);
      now?.learn(name, value);
    },
    redactions: () => [...earlier, ...(now?.redactions() ?? [])],
    lost: () => sentence,
    onChange: (changed) => void watchers.push(changed),
    end() {
      over = true;
      now?.end();
    },
  };
}

function clockOf(at: number): string {
  return `${new Date(at).toISOString().slice(11, 19)} UTC`;
}
