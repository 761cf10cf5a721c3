import type {Readable, Writable} from 'node:stream';
import {askOne, cleaned, createCleaner} from '../host/index.ts';
import type {Following, Host, Look} from '../model/index.ts';
import {createUnframer, frame} from './frames.ts';
import {countersign, type FarQuestion, type FromFar, protocol, type Secrets, type ToFar} from './messages.ts';

/** Answers the near side for as long as its pipe is open; `leave` is called when it is not, or when what comes is no message. */
export function serve(raw: Host, input: Readable, output: Writable, leave: () => void): void {
  let host = Promise.resolve(raw);
  const stops = new Map<string, AbortController>();
  const followed = new Map<number, Following>();
  const say = (message: FromFar) => void output.write(frame(message));

  const answer = async (id: number, at: number, question: FarQuestion): Promise<void> => {
    const key = `${id} ${at}`;
    const stop = new AbortController();
    if (question.what === 'run') stops.set(key, stop);
    const asked = question.what === 'run' ? {...question, command: {...question.command, signal: stop.signal}} : question;
    const said: Look<unknown> = await askOne(await host, asked);
    stops.delete(key);
    say({is: 'answer', id, at, answer: said});
  };

  const hear = (message: ToFar): void => {
    switch (message.is) {
      case 'hello': {
        const {name, platform, ownNode, clock} = raw;
        output.write(countersign(message.mark));
        return say({is: 'ready', protocol, name, platform, ...(ownNode === undefined ? {} : {ownNode}), now: clock.now()});
      }
      case 'ask':
        return message.questions.forEach((question, at) => void answer(message.id, at, question));
      case 'follow': {
        const {id, command} = message;
        void host.then((there) => {
          const following = there.follow(command, (line) => say({is: 'line', id, line}));
          followed.set(id, following);
          void following.ended.then((why) => {
            followed.delete(id);
            say({is: 'ended', id, why});
          });
        });
        return;
      }
      case 'stop':
        stops.get(`${message.id} ${message.at}`)?.abort();
        followed.get(message.id)?.stop();
        return;
      case 'tell':
        host = told(raw, message.secrets);
        void host.then(() => say({is: 'told'}));
    }
  };

  const unframe = createUnframer((message) => hear(message as ToFar));
  input.on('data', (chunk: Buffer) => {
    try {
      unframe(chunk);
    } catch {
      leave();
    }
  });
  for (const event of ['end', 'close', 'error']) input.on(event, leave);
  for (const event of ['close', 'error']) output.on(event, leave);
}

/** The host as it is seen from then on: what crosses the line holds no secret that either side knows. */
async function told(raw: Host, {key, values}: Secrets): Promise<Host> {
  const cleaner = await createCleaner({key: Buffer.from(key, 'base64')}).tell((learning) => {
    for (const [name, value] of values) learning.value(name, value);
  });
  return cleaned(raw, cleaner);
}
