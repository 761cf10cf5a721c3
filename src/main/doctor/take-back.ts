import {rmSync} from 'node:fs';
import {makeFile, readOriginal, replaceFile, withRightsOf} from '../../host/index.ts';
import {leave, type VerbHands} from '../config/hands.ts';
import type {Subject} from '../config/subject.ts';
import {doctorNote} from './note.ts';
import {now, type Watched} from './watched.ts';
import {keepWindow, lastWindow, type Window} from './window.ts';

/** Puts back each file that doctor changed, as long as nobody has changed it since. 0 all are as before it, 1 there is nothing to put back, 2 some are not. */
export async function takeBack(subject: Subject, hands: VerbHands): Promise<number> {
  const window = lastWindow(subject);
  if (window === null) return leave(hands, 'doctor was not run here, or what it changed was put back already');
  const typed = await hands.ask(`type "${word}" to put back what doctor changed at ${new Date(window.at).toISOString()}: `);
  if (typed?.trim() !== word)
    return leave(hands, typed === null ? `nobody is there to type "${word}"; --typed ${word} says it beforehand` : 'that is another word');
  const taken = hands.lock.take(doctorNote(subject, word, 'put back what doctor changed'));
  if (taken.is === 'held') return leave(hands, taken.by);
  try {
    return putBack(window, subject, hands);
  } finally {
    hands.lock.release();
  }
}

const word = 'back';

function putBack(window: Window, subject: Subject, hands: VerbHands): number {
  const {cleaner, gateway} = subject;
  const told = [...window.before.map((file) => back(file, window, subject)), ...madeByIt(window, subject)];
  const lines = told.filter((one) => one !== null);
  for (const {line} of lines) hands.say(cleaner.clean(line, gateway.configPath));
  const whole = lines.every(({ok}) => ok);
  // What is as it was needs no copy any more, and a copy holds secrets.
  if (whole) keepWindow(subject, {...window, before: [], takenBack: true});
  hands.say(whole ? 'what doctor changed is as it was before' : 'some of it is not as it was before; what is named above was left');
  return whole ? 0 : 2;
}

interface Told {
  readonly ok: boolean;
  readonly line: string;
}

function back({path, kind, sha256, text, mode}: Watched, {after}: Window, {gateway: {user}}: Subject): Told | null {
  const present = now(path, user);
  if (present?.sha256 === sha256 && present.mode === mode) return null;
  const left = after === null ? (present?.sha256 ?? null) : (after[path] ?? null);
  // A database goes on being written; what else is in the state and was too large to keep is no better.
  if (text === null) return kind === 'state' ? null : {ok: false, line: `✖ ${path} was not kept`};
  if ((present?.sha256 ?? null) !== left) return {ok: false, line: `✖ ${path} was changed by somebody else since and was left`};
  if (present === null) return said(path, makeFile(path, text, user, mode));
  const original = readOriginal(path, user);
  if (original === null || 'problem' in original) return {ok: false, line: `✖ ${original === null ? `${path} is gone` : original.problem}`};
  return said(path, replaceFile(original, text, {owner: user, copy: null, mode}));
}

function said(path: string, done: ReturnType<typeof makeFile>): Told {
  return 'problem' in done ? {ok: false, line: `✖ ${done.problem}`} : {ok: true, line: `put back ${path}`};
}

/** A unit or a drop-in that was not there before goes away again; what it made in the state stays, and harms nothing. */
function madeByIt({before, after}: Window, {gateway: {user, unit}}: Subject): readonly Told[] {
  const known = new Set(before.map(({path}) => path));
  return Object.entries(after ?? {}).flatMap(([path, sha256]): readonly Told[] => {
    if (known.has(path) || !(path.endsWith(`/${unit}`) || path.includes(`/${unit}.d/`))) return [];
    const present = now(path, user);
    if (present === null) return [];
    if (present.sha256 !== sha256) return [{ok: false, line: `✖ ${path} was made by doctor and changed since, and was left`}];
    withRightsOf(user, () => rmSync(path));
    return [{ok: true, line: `took away ${path}, which doctor made`}];
  });
}
