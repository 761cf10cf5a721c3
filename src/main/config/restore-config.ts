import {realpathSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {type Kept, type Original, type Refused, readKept, readOriginal} from '../../host/index.ts';
import type {Options} from '../options.ts';
import {meantPath} from '../read-text.ts';
import {changeConfig} from './change.ts';
import {copiesOf, filesOfConfig, namedAfter} from './copies.ts';
import {handsFor, leave} from './hands.ts';
import {listCopies} from './list-copies.ts';
import type {Subject} from './subject.ts';

/** `rungs config restore [COPY]`: a kept text in the place of the file of which it is a copy, by the same gate as any change. */
export async function restoreConfig(options: Options, name: string | undefined, subject: Subject): Promise<number> {
  if (name === undefined) return listCopies(options, subject);
  const {gateway, cleaner} = subject;
  const hands = handsFor(options, subject);
  const clean = (problem: string): string => cleaner.clean(problem, gateway.configPath);
  const meant = meantBy(name, subject);
  if ('problem' in meant) return leave(hands, clean(meant.problem));
  const {kept, of: at} = meant;
  const found = readOriginal(at, gateway.user);
  if (found !== null && 'problem' in found) return leave(hands, clean(found.problem));
  const original = found ?? nothingAt(at);
  if (found !== null && kept.text === original.text) {
    leave(hands, clean(`${kept.path} is equal to ${original.path}`));
    return hands.codes.already;
  }
  const wish = {
    original,
    at,
    text: kept.text,
    called: kept.path,
    fresh: found === null,
    word: 'restore',
    title: clean(`restore ${basename(kept.path)}`),
  };
  return hands.codes[await changeConfig(wish, subject, hands)];
}

/** What is meant by a name as the list shows it, or by any path. */
function meantBy(name: string, subject: Subject): {readonly kept: Kept; readonly of: string} | Refused {
  const {gateway, host} = subject;
  const beside = join(dirname(gateway.configPath), name);
  const copies = copiesOf(subject);
  const path = copies.some((copy) => copy.path === beside) ? beside : meantPath(name);
  const copy = copies.find((one) => one.path === path);
  if (copy !== undefined) return 'problem' in copy.kept ? copy.kept : {kept: copy.kept, of: copy.of};
  const after = namedAfter(path);
  const files = filesOfConfig(subject).filter((file) => basename(file) === (after ?? basename(path)));
  if (files.length > 1) return {problem: `${path} may be meant for any of ${files.join(', ')}; lay it beside the one that is`};
  if (after !== null && files.length === 0)
    return {problem: `${path} is by its name a copy of ${after}, which the configuration does not include`};
  const of = files[0] ?? gateway.configPath;
  const kept = readKept(path, gateway.user);
  if (!('problem' in kept)) return {kept, of};
  // What lies elsewhere may be the responder's own, who has seen it or has just written it; no link may lead him there.
  const {user} = host.platform;
  const own = user.uid === gateway.user.uid || leadsElsewhere(path) ? kept : readKept(path, user);
  return 'problem' in own ? kept : {kept: own, of};
}

function leadsElsewhere(path: string): boolean {
  try {
    return realpathSync(path) !== path;
  } catch {
    return true;
  }
}

function nothingAt(path: string): Original {
  return {path, text: '', sha256: '', mode: 0o600};
}
