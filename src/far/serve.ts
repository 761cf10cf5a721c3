import type {Readable, Writable} from 'node:stream';
import {askOne, type Cleaner} from '../host/index.ts';
import type {Following, Host, Look} from '../model/index.ts';
import {tellingAhead} from './ahead.ts';
import {createUnframer, frame} from './frames.ts';
import {heartbeat} from './heartbeat.ts';
import {countersign, type FarQuestion, type FromFar, protocol, type ToFar} from './messages.ts';
import {onceText} from './once.ts';

/** Learns the secrets of the machine and gives it back as it may be seen from elsewhere, with what was found in it. */
export type Door = (raw: Host, key: Buffer, wanted: unknown) => Promise<Inside>;

export interface Inside {
  readonly host: Host;
  readonly cleaner: Pick<Cleaner, 'learn' | 'ledger'>;
  readonly found: unknown;
  /** Looks as the near side is going to look, so that its answers are there before it asks: on a long line every turn is dear. */
  rehearse(host: Host): Promise<unknown>;
  /** All that a look brings, where nobody is there to ask for it piece by piece. */
  whole(): Promise<unknown>;
}

/** A slow command is not waited for: what it says is asked for again. */
const rehearsalMs = 2000;

/** So many beats without a word, and there is nobody at the other end: a minute. */
const missedMax = 12;

/** Answers the near side for as long as its pipe is open; `leave` is called when it is not, or when what comes is no message. */
export function serve(raw: Host, input: Readable, output: Writable, leave: () => void, door: Door | null = null): void {
  const inside = Promise.withResolvers<Inside>();
  let host = Promise.resolve(raw);
  let heart: ReturnType<typeof heartbeat> | null = null;
  const stops = new Map<string, AbortController>();
  const followed = new Map<number, Following>();
  const say = (message: FromFar) => void output.write(frame(message));
  // Who is asked once may have nobody at his standard input any more.
  let isOnce = false;
  let newRedactions: () => void = () => undefined;

  const answer = async (id: number, at: number, question: FarQuestion): Promise<void> => {
    const key = `${id} ${at}`;
    const stop = new AbortController();
    if (question.what === 'run') stops.set(key, stop);
    const asked = question.what === 'run' ? {...question, command: {...question.command, signal: stop.signal}} : question;
    const said: Look<unknown> = await askOne(await host, asked);
    stops.delete(key);
    newRedactions();
    say({is: 'answer', id, at, answer: said});
  };

  const enter = (key: string, wanted: unknown): void => {
    if (door === null) return say({is: 'entered', found: null});
    door(raw, Buffer.from(key, 'base64'), wanted).then(
      async (opened) => {
        inside.resolve(opened);
        newRedactions = redactionsOf(opened.cleaner, say);
        await rehearsed(opened, say);
        newRedactions();
        say({is: 'entered', found: opened.found});
      },
      () => say({is: 'entered', found: null}),
    );
  };

  const hear = (message: ToFar): void => {
    switch (message.is) {
      case 'hello': {
        const {name, platform, ownNode, clock} = raw;
        output.write(countersign(message.mark));
        if (message.door) {
          host = inside.promise.then((opened) => opened.host);
          heart = heartbeat(() => say({is: 'alive'}), missedMax, leave);
        }
        return say({is: 'ready', protocol, name, platform, ...(ownNode === undefined ? {} : {ownNode}), now: clock.now()});
      }
      case 'ask':
        return message.questions.forEach((question, at) => void answer(message.id, at, question));
      case 'follow':
        return void host.then((there) => follow(there, message, followed, say));
      case 'stop':
        stops.get(`${message.id} ${message.at}`)?.abort();
        followed.get(message.id)?.stop();
        return;
      case 'enter':
        return enter(message.key, message.wanted);
      case 'learn':
        return void inside.promise.then(({cleaner}) => cleaner.learn(message.name, message.value));
      case 'once':
        isOnce = true;
        return void once(raw, message, output, leave, door);
      case 'alive':
        return;
    }
  };

  const nobody = () => void (isOnce || leave());
  listen(input, output, {leave, nobody}, (message) => {
    heart?.heard();
    hear(message);
  });
}

async function rehearsed({host, rehearse}: Inside, say: (message: FromFar) => void): Promise<void> {
  const ahead = tellingAhead(host, (question, answer) => say({is: 'ahead', question, answer}));
  await Promise.race([rehearse(ahead).catch(() => undefined), host.clock.sleep(rehearsalMs)]);
}

type Follow = Extract<ToFar, {is: 'follow'}>;

function follow(there: Host, {id, command}: Follow, followed: Map<number, Following>, say: (message: FromFar) => void): void {
  const following = there.follow(command, (line) => say({is: 'line', id, line}));
  followed.set(id, following);
  void following.ended.then((why) => {
    followed.delete(id);
    say({is: 'ended', id, why});
  });
}

type Once = Extract<ToFar, {is: 'once'}>;

async function once(raw: Host, message: Once, output: Writable, leave: () => void, door: Door | null): Promise<void> {
  const held = setInterval(() => undefined, message.limitMs);
  try {
    const late = raw.clock.sleep(message.limitMs).then(() => ({late: true}));
    output.write(await onceText(message.mark, await Promise.race([wholeLook(raw, message, door), late])), leave);
  } catch {
    // Nothing is said, and whoever waits for it is told by the end.
    leave();
  } finally {
    clearInterval(held);
  }
}

async function wholeLook(raw: Host, {key, wanted}: Once, door: Door | null): Promise<unknown> {
  const inside = await door?.(raw, Buffer.from(key, 'base64'), wanted);
  if (inside === undefined) return null;
  const {name, platform, clock} = raw;
  return {name, platform, found: inside.found, whole: await inside.whole(), now: clock.now()};
}

interface Ends {
  leave(): void;
  /** Nothing comes in any more. */
  nobody(): void;
}

function listen(input: Readable, output: Writable, {leave, nobody}: Ends, hear: (message: ToFar) => void): void {
  const unframe = createUnframer((message) => hear(message as ToFar));
  input.on('data', (chunk: Buffer) => {
    try {
      unframe(chunk);
    } catch {
      leave();
    }
  });
  for (const event of ['end', 'close', 'error']) input.on(event, nobody);
  for (const event of ['close', 'error']) output.on(event, leave);
}

/** Says what was replaced, whenever that has become more. */
function redactionsOf({ledger}: Pick<Cleaner, 'ledger'>, say: (message: FromFar) => void): () => void {
  let counted = 0;
  return () => {
    const redactions = ledger();
    const count = redactions.reduce((sum, one) => sum + one.count, 0);
    if (count === counted) return;
    counted = count;
    say({is: 'redacted', redactions});
  };
}
