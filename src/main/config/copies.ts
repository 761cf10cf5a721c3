import {basename, dirname, join} from 'node:path';
import {filesOf} from '../../config/index.ts';
import {type Kept, namesIn, readAs, readKept} from '../../host/index.ts';
import type {Subject} from './subject.ts';

/** A text that was kept beside a file of the configuration. */
export interface Copy {
  readonly path: string;
  /** The file of which it is a copy. */
  readonly of: string;
  readonly by: 'rungs' | 'openclaw' | 'somebody';
  /** How it came to be. */
  readonly because: string;
  readonly kept: Kept | {readonly problem: string};
}

interface Maker extends Pick<Copy, 'by' | 'because'> {
  /** What stands behind the name of the file. */
  readonly suffix: RegExp;
}

/** As 2026.4.14 and 2026.9.6 name theirs. */
const makers: readonly Maker[] = [
  {suffix: /^\.before-[\w-]+$/, by: 'rungs', because: 'before rungs changed it'},
  {suffix: /^\.bak(?:\.\d+)?$/, by: 'openclaw', because: 'before openclaw wrote it'},
  {suffix: /^\.last-good$/, by: 'openclaw', because: 'the last with which a gateway ran'},
  {suffix: /^\.pre-update$/, by: 'openclaw', because: 'before an upgrade'},
  {suffix: /^\.pre-startup-migration-[\w-]+\.bak$/, by: 'openclaw', because: 'before openclaw moved it to its release'},
  {suffix: /^\.clobbered\.[\w-]+$/, by: 'openclaw', because: 'taken for damaged by openclaw'},
  {suffix: /^\.rejected\.[\w-]+$/, by: 'openclaw', because: 'not written by openclaw, which had doubts'},
];

/** What a person's or an editor's copy is called. A name that could not be typed is nobody's. */
const somebodys = /^(?:~|[.-][\w.:-]+~?)$/;
/** These come and go while a file is written. */
const passing = /\.(?:lock|tmp|swp)$/;

const copiesMax = 100;

/** The configuration and all that it includes, the configuration itself first. */
export function filesOfConfig({gateway}: Subject): readonly string[] {
  const read = (path: string): string | null => {
    const text = readAs(path, gateway.user);
    return typeof text === 'string' ? text : null;
  };
  return [...new Set([gateway.configPath, ...filesOf(gateway.configPath, read).keys()])];
}

/** The copies of all files of a configuration, the newest first. */
export function copiesOf(subject: Subject): readonly Copy[] {
  const {user} = subject.gateway;
  const files = filesOfConfig(subject);
  const found = files.flatMap((file) =>
    namesIn(dirname(file), user).flatMap((name): readonly Copy[] => {
      const path = join(dirname(file), name);
      const maker = files.includes(path) ? null : makerOf(name, basename(file));
      return maker === null ? [] : [{path, of: file, by: maker.by, because: maker.because, kept: readKept(path, user)}];
    }),
  );
  return found.sort((one, other) => timeOf(other) - timeOf(one) || (one.path < other.path ? -1 : 1)).slice(0, copiesMax);
}

/** Who made the file of that name for the other one; null = it is no copy of it. */
function makerOf(name: string, file: string): Pick<Copy, 'by' | 'because'> | null {
  if (!name.startsWith(file)) return null;
  const suffix = name.slice(file.length);
  const maker = makers.find((one) => one.suffix.test(suffix));
  if (maker !== undefined) return maker;
  return somebodys.test(suffix) && !passing.test(suffix) ? {by: 'somebody', because: "somebody's own copy"} : null;
}

/** The file of which a name says that it is a copy, whether or not that is there; null = it says nothing. */
export function namedAfter(path: string): string | null {
  const name = basename(path);
  for (let at = name.indexOf('.', 1); at !== -1; at = name.indexOf('.', at + 1))
    if (makers.some(({suffix}) => suffix.test(name.slice(at)))) return name.slice(0, at);
  return null;
}

function timeOf({kept}: Copy): number {
  return 'problem' in kept ? Number.NEGATIVE_INFINITY : kept.at;
}
