import JSON5 from 'json5';
import {fileOf, parsePath, setValue} from '../../config/index.ts';
import {readAs, readOriginal} from '../../host/index.ts';
import type {Options} from '../options.ts';
import {changeConfig} from './change.ts';
import {handsFor, leave} from './hands.ts';
import type {Subject} from './subject.ts';

/** `rungs config set PATH VALUE`: one value, where it stands, and every other character as it is. */
export async function setConfig(options: Options, place: string, words: string, subject: Subject): Promise<number> {
  const {gateway, cleaner} = subject;
  const hands = handsFor(options, subject);
  const parsed = parsePath(place);
  if (!parsed.ok) return leave(hands, parsed.problem);
  const value = meantBy(words);
  const read = (path: string): string | null => {
    const text = readAs(path, gateway.user);
    return typeof text === 'string' ? text : null;
  };
  // A link is followed before, because only what it leads to can be replaced.
  const main = readOriginal(gateway.configPath, gateway.user);
  if (main === null) return leave(hands, `${gateway.configPath} does not exist; "rungs config restore" puts a copy there`);
  if ('problem' in main) return leave(hands, cleaner.clean(main.problem, gateway.configPath));
  const standing = fileOf(gateway.configPath, parsed.steps, (path) => (path === gateway.configPath ? main.text : read(path)));
  if (!standing.ok) return leave(hands, cleaner.clean(standing.problem, gateway.configPath));
  const original = standing.path === gateway.configPath ? main : readOriginal(standing.path, gateway.user);
  if (original === null || 'problem' in original)
    return leave(hands, cleaner.clean(original === null ? `${standing.path} is gone` : original.problem, standing.path));
  const edited = setValue(original.text, standing.steps, value);
  if (!edited.ok) return leave(hands, cleaner.clean(edited.problem, original.path));
  const {path: at} = standing;
  const wish = {original, at, text: edited.text, called: at, word: 'set', title: `set ${place}`};
  return hands.codes[await changeConfig(wish, subject, hands)];
}

/** As `openclaw config set` reads it: JSON5 where it is some, else the words themselves. */
function meantBy(words: string): unknown {
  try {
    return JSON5.parse(words);
  } catch {
    return words;
  }
}
