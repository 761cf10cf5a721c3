import {answerSchemas, askEach, gathered, platformSchema, stoppedBeforeStart, systemClock, unseen, withinLimit} from '../host/index.ts';
import type {Command, Following, Host, Look, Question, Ran, Unseen} from '../model/index.ts';
import type {Carrier} from './carrier.ts';
import type {FarCommand, FarQuestion, FromFar, Secrets} from './messages.ts';
import {type Line, startFar} from './start.ts';

/** A host of which another process answers, and what can be done with that process. */
export interface Far {
  readonly host: Host;
  /** Has every text cleaned over there from now on. */
  tell(secrets: Secrets): Promise<void>;
  end(): void;
}

/** Beyond the limit of a question itself: the way there and back, and the turn among others. */
const wayMs = 60_000;

/** The limit that a look at a file has by itself. */
const fileLimitMs = 5000;

/** A host whose questions are answered by our own program, carried to wherever the carrier reaches. */
export async function farHost(carrier: Carrier, nodes: readonly string[], program: Buffer): Promise<Far | Unseen> {
  const line = await startFar(carrier, nodes, program);
  if ('seen' in line) return line;
  const {ready} = line;
  const platform = platformSchema().safeParse(ready.platform);
  if (!platform.success) {
    line.end();
    return unseen('garbled', 'What answers does not say what it is: it is not the far side.');
  }
  const calls = createCalls(line);
  const verbs = gathered(calls.ask);
  const aheadMs = ready.now - systemClock.now();
  return {
    host: {
      ...verbs,
      kind: 'local',
      name: String(ready.name),
      platform: platform.data,
      ask: askEach(verbs),
      follow: calls.follow,
      clock: {now: () => systemClock.now() + aheadMs, sleep: systemClock.sleep},
      ...(ready.ownNode === undefined ? {} : {ownNode: ready.ownNode}),
    },
    tell: calls.tell,
    end: line.end,
  };
}

interface Calls {
  ask(questions: readonly Question[]): readonly Promise<Look<unknown>>[];
  follow(command: Command, onLine: (line: string) => void): Following;
  tell(secrets: Secrets): Promise<void>;
}

/** Which message belongs to which question; with the line all that waits ends. */
function createCalls(line: Line): Calls {
  const waiting = new Map<string, (answer: unknown) => void>();
  const followed = new Map<number, {readonly onLine: (line: string) => void; readonly ended: (why: string) => void}>();
  const told: (() => void)[] = [];
  const schemas = answerSchemas();
  let ids = 0;
  const gone = line.ended.then((why) => unseen('unreachable', `The far side is gone: ${why}.`));
  line.onMessage((message: FromFar) => {
    if (message.is === 'answer') waiting.get(`${message.id} ${message.at}`)?.(message.answer);
    else if (message.is === 'line') followed.get(message.id)?.onLine(String(message.line));
    else if (message.is === 'ended') followed.get(message.id)?.ended(String(message.why));
    else if (message.is === 'told') told.shift()?.();
  });

  const answerOf = async (id: number, at: number, question: Question): Promise<Look<unknown>> => {
    const key = `${id} ${at}`;
    const signal = question.what === 'run' ? question.command.signal : undefined;
    const stop = () => line.say({is: 'stop', id, at});
    const answer = new Promise<unknown>((resolve) => waiting.set(key, resolve)).then((said): Look<unknown> => {
      const checked = schemas[question.what].safeParse(said);
      return checked.success ? checked.data : unseen('garbled', 'The far side answered something else than was asked.');
    });
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
      const stopped = questions.map(stoppedAlready);
      const asked = questions.filter((_, index) => stopped[index] === null);
      if (asked.length > 0) line.say({is: 'ask', id, questions: asked.map(travelling)});
      const answers = asked.map((question, at) => answerOf(id, at, question));
      return stopped.map((one) => (one === null ? answers.shift()! : Promise.resolve(one)));
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
    async tell(secrets) {
      const done = new Promise<void>((resolve) => told.push(resolve));
      line.say({is: 'tell', secrets});
      await Promise.race([done, gone]);
    },
  };
}

function travelling(question: Question): FarQuestion {
  return question.what === 'run' ? {what: 'run', command: withoutSignal(question.command)} : question;
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
