import {difference} from '../../config/index.ts';
import {makeFile, readAs, replaceFile} from '../../host/index.ts';
import type {RepairLock} from '../../journal/index.ts';
import {leftNote} from './left-note.ts';
import {type Found, type Looked, lookAtConfig} from './look.ts';
import {quietFor} from './quiet.ts';
import {type Heard, waitForReload} from './reload.ts';
import type {Subject} from './subject.ts';
import type {Wish} from './wish.ts';

export interface Hands {
  readonly lock: RepairLock;
  say(line: string): void;
  /** What was typed under the question; null = there is nobody to ask. */
  ask(question: string): Promise<string | null>;
}

/** `changed` and the gateway took it or was not running; `already` = the file was so before; `refused` = the text cannot be used as it is; `unheard` = changed, and what the gateway says of it was not seen. */
export type Outcome = 'changed' | 'already' | 'unchanged' | 'refused' | 'taken back' | 'unheard';

/** The gate: the difference, what OpenClaw says of the candidate, the word, one rename, and what the running gateway says of it. */
export async function changeConfig(wish: Wish, subject: Subject, hands: Hands): Promise<Outcome> {
  const {original, text, word} = wish;
  if (text === original.text) {
    left(hands, `${original.path} has it so already`);
    return 'already';
  }
  const {cleaner} = subject;
  const whole = (await cleaner.learnFile(original.path, original.text, true)) && (await cleaner.learnFile(original.path, text, true));
  const candidate = await look(subject, wish, text);
  const present = await dangersNow(subject, wish);
  hands.say(
    whole ? cleaner.clean(difference(original.path, original.text, text), original.path) : 'its difference cannot be shown without secrets',
  );
  const refused = whyNot(candidate, wish);
  for (const danger of candidate.dangers) if (!present.has(keyOf(danger))) hands.say(`! ${danger.pattern} ${danger.at}: ${danger.because}`);
  if (refused !== null) {
    left(hands, refused);
    return 'refused';
  }
  if (candidate.vendor.is === 'not asked') hands.say(`? openclaw could not be asked about it: ${candidate.vendor.why}`);
  else hands.say('✔ openclaw takes it');
  const typed = await hands.ask(`type "${word}" to write it: `);
  if (typed?.trim() !== word)
    return left(hands, typed === null ? `nobody is there to type "${word}"; --typed ${word} says it beforehand` : 'that is another word');
  const taken = hands.lock.take(leftNote(wish, subject));
  if (taken.is === 'held') return left(hands, taken.by);
  try {
    return await write(wish, subject, hands);
  } finally {
    hands.lock.release();
  }
}

async function write(wish: Wish, subject: Subject, hands: Hands): Promise<Outcome> {
  const {original, text, fresh} = wish;
  const {host, gateway, cleaner} = subject;
  const owner = gateway.user;
  const at = host.clock.now();
  const quiet = quietFor(subject, wish);
  const copy = `${original.path}.before-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}`;
  const done = fresh === true ? makeFile(original.path, text, owner) : replaceFile(original, text, {owner, copy});
  if ('problem' in done) return left(hands, cleaner.clean(done.problem, original.path));
  hands.say(fresh === true ? 'written; nothing was there before' : `written; the text from before is ${copy}`);
  const heard: Heard = await waitForReload(subject, {at, quiet});
  hands.say(heard.line === null ? heard.because : `${heard.because}: ${heard.line}`);
  if (heard.is !== 'refused') return heard.is === 'unheard' ? 'unheard' : 'changed';
  if (fresh === true) {
    hands.say('it stays, because nothing was there before');
    return 'unheard';
  }
  const back = replaceFile({...original, text, sha256: done.written}, original.text, {owner, copy: null});
  hands.say(
    'problem' in back ? `it was not taken back: ${cleaner.clean(back.problem, original.path)}` : 'taken back: the file is as it was',
  );
  return 'problem' in back ? 'unheard' : 'taken back';
}

function left(hands: Hands, why: string): Outcome {
  hands.say(`${why}; nothing was changed`);
  return 'unchanged';
}

/** The whole configuration as it would be with this text in it. */
function look({host, cleaner, gateway, readings}: Subject, {at}: Wish, text: string): Promise<Looked> {
  const read = (path: string): string | null => {
    const found = path === at ? text : readAs(path, gateway.user);
    return typeof found === 'string' ? found : null;
  };
  return lookAtConfig({host, cleaner, gateway, readings, path: gateway.configPath, read});
}

/** What is dangerous already is no news of this change. */
async function dangersNow(subject: Subject, wish: Wish): Promise<ReadonlySet<string>> {
  const gateway = {...subject.gateway, cliPath: null};
  const {dangers} = await look({...subject, gateway}, wish, wish.original.text);
  return new Set(dangers.map(keyOf));
}

function keyOf({pattern, at}: Found): string {
  return `${pattern} ${at}`;
}

function whyNot({mistakes, vendor}: Looked, {at, called}: Wish): string | null {
  const [mistake] = mistakes;
  if (mistake !== undefined) return `${mistake.file === at ? called : mistake.file}:${mistake.line}:${mistake.column}: ${mistake.message}`;
  if (vendor.is !== 'refused') return null;
  return `openclaw refuses ${called} so: ${vendor.issues.map(({at, message}) => (at === '' ? message : `${at}: ${message}`)).join('; ')}`;
}
