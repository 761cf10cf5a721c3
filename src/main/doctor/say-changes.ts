import {difference} from '../../config/index.ts';
import {count, size} from '../../rules/shared/words.ts';
import type {Hands} from '../config/change.ts';
import type {Subject} from '../config/subject.ts';
import {learnText} from '../pack/learn-texts.ts';
import type {Watched} from './watched.ts';

type Files = ReadonlyMap<string, Watched>;

/** Every file that differs between the two looks, as a difference with marks for secrets; of a database that it does. */
export async function sayChanges(before: Files, after: Files, {cleaner}: Subject, hands: Pick<Hands, 'say'>): Promise<void> {
  const say = (line: string, path: string): void => hands.say(cleaner.clean(line, path));
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => !same(before.get(path), after.get(path)));
  // All of it is learnt before any of it is shown: what one file keeps another may repeat.
  const shown = new Map<string, boolean>();
  for (const path of paths) {
    const versions = [before.get(path), after.get(path)].filter((one) => one !== undefined);
    let whole = versions.every(({text}) => text !== null);
    for (const {kind, text} of versions)
      whole = (text === null || (await learnText(cleaner, kind === 'state' ? 'config' : kind, text))) && whole;
    shown.set(path, whole);
  }
  hands.say(paths.length === 0 ? 'no file differs after it' : `${count(paths.length, 'file')} differ after it`);
  for (const path of paths) {
    const [was, is] = [before.get(path), after.get(path)];
    say(`${was === undefined ? '+' : is === undefined ? '-' : '~'} ${path}: ${inWords(was, is)}`, path);
    if (shown.get(path) === true && (was?.text ?? '') !== (is?.text ?? '')) say(difference(path, was?.text ?? '', is?.text ?? ''), path);
  }
}

function same(was: Watched | undefined, is: Watched | undefined): boolean {
  return was !== undefined && is !== undefined && was.sha256 === is.sha256 && was.mode === is.mode;
}

function inWords(was: Watched | undefined, is: Watched | undefined): string {
  if (was === undefined) return `made, ${size(is?.bytes ?? 0)}`;
  if (is === undefined) return 'taken away';
  const mode = was.mode === is.mode ? [] : [`mode 0${was.mode.toString(8)} → 0${is.mode.toString(8)}`];
  const content = was.sha256 === is.sha256 ? [] : [was.text === null || is.text === null ? unkept(was, is) : 'other text'];
  return [...content, ...mode].join(', ');
}

/** A gateway that runs writes its databases as well. */
function unkept(was: Watched, is: Watched): string {
  return `other content, ${size(was.bytes)} → ${size(is.bytes)}; it was not kept and is not put back`;
}
