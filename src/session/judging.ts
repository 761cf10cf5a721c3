import type {Event, Facts, Host, Judgement, ReadingName, Session} from '../model/index.ts';
import {ofNow} from './contradicted.ts';

/** What a live session needs to judge what it sees. */
export interface JudgingParts {
  readonly host: Pick<Host, 'clock'>;
  judge(facts: Facts): Judgement;
  /** When the same readings would be judged otherwise although nothing has happened; null = never. */
  judgedOtherwiseAt(facts: Facts): number | null;
  /** The release whose rules judge. */
  readonly rules: string;
  session(): Session;
  dispatch(event: Event): void;
}

export interface JudgingOfNow {
  /** Judges what is known, unless readings contradict one another. */
  judgeNow(): void;
  /** Looks again at what newer readings contradict, and judges only then. */
  settle(): void;
  /** When what is being looked at again for a judgement was, and it is judged. */
  settled(): Promise<void>;
}

/** Each round looks at what the one before made doubtful; a host that changes this often is judged as it was last seen. */
const roundsMax = 3;
/** A sleep of more than 24.8 days is over at once. */
const sleepMaxMs = 86_400_000;

export function startJudging(
  parts: JudgingParts & {readonly ending: AbortSignal; lookAgain(name: ReadingName): Promise<void>},
): JudgingOfNow {
  const {host, ending} = parts;
  let settling = false;
  let underWay: Promise<void> = Promise.resolve();
  /** Ends the sleep until time alone makes a difference. */
  let waking = new AbortController();
  ending.addEventListener('abort', () => waking.abort());

  return {
    judgeNow() {
      if (parts.session().lookingAgain.length === 0) judge();
    },
    settle() {
      if (!settling) underWay = settle();
    },
    settled: () => underWay,
  };

  async function settle(): Promise<void> {
    settling = true;
    for (let round = 0; round < roundsMax && parts.session().lookingAgain.length > 0 && !ending.aborted; round += 1)
      await Promise.all(parts.session().lookingAgain.map(parts.lookAgain));
    settling = false;
    if (!ending.aborted) judge();
  }

  function judge(): void {
    const session = parts.session();
    const facts = {gateway: session.gateway, now: host.clock.now(), readings: session.readings};
    const judgement = parts.judge(facts);
    if (session.judgedBy === null || session.lookingAgain.length > 0 || !isSame(judgement, session.judgement))
      parts.dispatch({type: 'judged', at: facts.now, judgement, rules: parts.rules});
    waking.abort();
    waking = new AbortController();
    const at = parts.judgedOtherwiseAt(facts);
    if (at !== null && session.firstTouchAt !== null) void judgeAt(at, waking.signal);
  }

  /** Nothing new was seen until then, and yet it can mean something else: a start gets a minute, a line of the log is forgotten. */
  async function judgeAt(at: number, signal: AbortSignal): Promise<void> {
    await host.clock.sleep(Math.min(sleepMaxMs, Math.max(1, at - host.clock.now())), signal);
    if (signal.aborted || ending.aborted) return;
    await Promise.all(ofNow.map(parts.lookAgain));
    if (!settling) underWay = settle();
    await underWay;
  }
}

/** A journal grows only by what is judged anew. */
function isSame(one: Judgement, other: Judgement): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
