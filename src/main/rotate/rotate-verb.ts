import {reportUncaught} from '../bug.ts';
import {handsFor} from '../config/hands.ts';
import {type Subject, subjectOf} from '../config/subject.ts';
import {openGateway, wishOf} from '../open-gateway.ts';
import type {Options} from '../options.ts';
import {fromDescriptor, typedUnseen} from './ask-value.ts';
import {codes} from './codes.ts';
import {prepare} from './prepare.ts';
import {rotate} from './rotate.ts';
import type {Way} from './way.ts';

/** `rungs secrets rotate NAME`: a new value in one place, everything that held the old one pointed at it or emptied, and the proof. */
export async function rotateVerb(options: Options): Promise<number> {
  reportUncaught();
  const opened = await openGateway({find: wishOf(options)});
  const subject = await subjectOf(opened, options);
  if ('problem' in subject) {
    process.stderr.write(`rungs: ${subject.problem}\n`);
    return codes['not proved'];
  }
  return rotateOn(options, subject, opened.markKey);
}

export async function rotateOn(options: Options, subject: Subject, markKey: Buffer): Promise<number> {
  const {cleaner} = subject;
  const hands = handsFor(options, subject);
  const way: Way = {
    lock: hands.lock,
    markKey,
    out: options.out,
    restarts: !options.rotate.noRestart,
    say: (line) => hands.say(cleaner.clean(line, 'the rotation')),
    ask: hands.ask,
    async value(name) {
      const {fromFd} = options.rotate;
      if (fromFd !== undefined) return fromDescriptor(fromFd);
      return (
        (await typedUnseen(name)) ?? {
          problem: 'nobody is there to type the new value; --from-fd N reads it from a descriptor that you opened',
        }
      );
    },
  };
  const ready = prepare(options.rest[1] ?? '', subject);
  if ('problem' in ready) {
    way.say(`${ready.problem}; nothing was changed`);
    return codes.unchanged;
  }
  if (options.print) {
    process.stdout.write(ready.printed(options.json));
    return codes.rotated;
  }
  return codes[await rotate(ready, subject, way)];
}
