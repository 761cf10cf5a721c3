import {answerSchemas, askEach, gathered, platformSchema, stoppedBeforeStart, systemClock, unseen, withinLimit} from '../host/index.ts';
import {redactionShape} from '../model/event/walk.ts';
import type {Command, Following, Host, Look, Question, Ran, Redaction, Unseen} from '../model/index.ts';
import {type Ahead, createAhead, travelling} from './ahead.ts';
import type {Carrier} from './carrier.ts';
import type {FarCommand, FromFar} from './messages.ts';
import {type Line, startFar} from './start.ts';

/** A host of which another process answers, and what can be done with that process. */
export interface Far {
  readonly host: Host;
  /** Goes in by the door: what was found, or why it cannot be said. */
  enter(key: Buffer, wanted: unknown): Promise<Look<unknown>>;
  /** What is typed here is a secret over there, too. */
  learn(name: string, value: string): void;
  /** What was replaced over there. */
  redactions(): readonly Redaction[];
  /** Resolves with the reason when the line has ended. */
  readonly ended: Promise<string>;
  end(): void;
}

/** Beyond the limit of a question itself: the way there and back, and the turn among others. */
const wayMs = 60_000;

/** The limit that a look at a file has by itself. */
const fileLimitMs = 5000;

/** A search for gateways on a busy host with many users, and the lessons. */
const enterLimitMs = 120_000;

/** A host whose questions are answered by our own program, carried to wherever the carrier reaches. */
export async function farHost(carrier: Carrier, nodes: readonly string[], program: Buffer): Promise<Far | Unseen> {
  const line = await startFar(carrier, nodes, program);
  return 'seen' in line ? line : farOn(line, 'local');
}

/** The host at the other end of a line that has begun. */
export function farOn(line: Line, kind: Host['kind']): Far | Unseen {
  const {ready} = line;
  const platform = platformSchema().safeParse(ready.platform);
  if (!platform.success) {
    line.end();
    return unseen('garbled', 'What answers does not say what it is: it is not the far side.');
  }
  const {ask, follow, ...calls} = createCalls(line);
  const verbs = gathered(ask);
  const aheadMs = ready.now - systemClock.now();
  return {
    host: {
      ...verbs,
      kind,
      name: String(ready.name),
      platform: platform.data,
      ask: askEach(verbs),
      follow,
      clock: {now: () => systemClock.now() + aheadMs, sleep: systemClock.sleep},
      ...(ready.ownNode === undefined ? {} : {ownNode: ready.ownNode}),
    },
    ...calls,
    ended: line.ended,
    end: line.end,
  };
}

interface Calls extends Pick<Far, 'enter' | 'learn' | 'redactions'> {
  ask(questions: readonly Question[]): readonly Promise<Look<unknown>>[];
  follow(command: Command, onLine: (line: string) => void): Following;
}

/** Which message belongs to which question; with the line all that waits ends. */
function createCalls(line: Line): Calls {
  const waiting = new Map<string, (answer: unknown) => void>();
  const followed = new Map<number, {readonly onLine: (line: string) => void; readonly ended: (why: string) => void}>();
  const schemas = answerSchemas();
  let ids = 0;
  const gone = line.ended.then((why) => unseen('unreachable', `The far side is gone: ${why}.`));
  const {hear, ahead, ...inside} = entrance(line, gone);
  line.onMessage((message: FromFar) => {
    if (message.is === 'answer') waiting.get(`${message.id} ${message.at}`)?.(message.answer);
    else if (message.is === 'line') followed.get(message.id)?.onLine(String(message.line));
    else if (message.is === 'ended') followed.get(message.id)?.ended(String(message.why));
    else hear(message);
  });

  const checked = (question: Question, said: unknown): Look<unknown> => {
    const answer = schemas[question.what].safeParse(said);
    return answer.success ? answer.data : unseen('garbled', 'The far side answered something else than was asked.');
  };
  const cameAhead = (question: Question): Look<unknown> | null => {
    const said = ahead.take(travelling(question));
    return said === undefined ? null : checked(question, said);
  };
  const answerOf = async (id: number, at: number, question: Question): Promise<Look<unknown>> => {
    const key = `${id} ${at}`;
    const signal = question.what === 'run' ? question.command.signal : undefined;
    const stop = () => line.say({is: 'stop', id, at});
    const answer = new Promise<unknown>((resolve) => waiting.set(key, resolve)).then((said) => checked(question, said));
    // Held as long as somebody waits; the pipe does not hold the process.
    const held = setInterval(() => undefined, wayMs);
    signal?.addEventListener('abort', stop, {once: true});
    if (signal?.aborted) stop();
    try {
      return await withinLimit(Promise.race([answer, gone]), limitOf(question) + wayMs, 'Asking the far side');
    } finally {
      clearInterval(held);
      waiting.delete(key);
      signal?.removeEventListener('abort', stop);
    }
  };

  return {
    ask(questions) {
      ids += 1;
      const id = ids;
      // A stop that travels behind its command could come too late.
      const known = questions.map((question) => stoppedAlready(question) ?? cameAhead(question));
      const asked = questions.filter((_, index) => known[index] === null);
      if (asked.length > 0) line.say({is: 'ask', id, questions: asked.map(travelling)});
      const answers = asked.map((question, at) => answerOf(id, at, question));
      return known.map((one) => (one === null ? answers.shift()! : Promise.resolve(one)));
    },
    follow(command, onLine) {
      ids += 1;
      const id = ids;
      const ended = Promise.race([
        new Promise<string>((resolve) => followed.set(id, {onLine, ended: resolve})),
        gone.then((no) => no.detail),
      ]);
      line.say({is: 'follow', id, command: withoutSignal(command)});
      const stop = () => line.say({is: 'stop', id, at: 0});
      command.signal?.addEventListener('abort', stop, {once: true});
      if (command.signal?.aborted) stop();
      return {
        stop,
        ended: ended.finally(() => {
          followed.delete(id);
          command.signal?.removeEventListener('abort', stop);
        }),
      };
    },
    ...inside,
  };
}

interface Entrance extends Pick<Far, 'enter' | 'learn' | 'redactions'> {
  readonly ahead: Ahead;
  hear(message: FromFar): void;
}

/** The door over there, and what comes through it by itself. */
function entrance(line: Line, gone: Promise<Unseen>): Entrance {
  const entered = Promise.withResolvers<Look<unknown>>();
  const ahead = createAhead(systemClock.now);
  let redactions: readonly Redaction[] = [];
  return {
    ahead,
    hear(message) {
      if (message.is === 'ahead') ahead.keep(message.question, message.answer);
      else if (message.is === 'entered') entered.resolve(found(message.found));
      else if (message.is === 'redacted') redactions = redactionsIn(message.redactions) ?? redactions;
    },
    async enter(key, wanted) {
      line.say({is: 'enter', key: key.toString('base64'), wanted});
      const held = setInterval(() => undefined, wayMs);
      const answer = await withinLimit(Promise.race([entered.promise, gone]), enterLimitMs, 'Learning what is secret over there');
      clearInterval(held);
      return answer;
    },
    learn: (name, value) => line.say({is: 'learn', name, value}),
    redactions: () => redactions,
  };
}

function found(value: unknown): Look<unknown> {
  return value === null ? unseen('garbled', 'What is secret over there could not be learnt.') : {seen: true, value};
}

function redactionsIn(said: unknown): readonly Redaction[] | null {
  const checked = redactionShape().array().safeParse(said);
  return checked.success ? checked.data : null;
}

function withoutSignal({signal: _, ...command}: Command): FarCommand {
  return command;
}

function limitOf(question: Question): number {
  return question.what === 'run'
    ? Math.min(question.command.limitMs, 86_400_000)
    : question.what === 'dial'
      ? question.call.limitMs
      : fileLimitMs;
}

function stoppedAlready(question: Question): Look<Ran> | null {
  return question.what === 'run' && question.command.signal?.aborted === true
    ? {seen: true, value: stoppedBeforeStart(question.command)}
    : null;
}
