import {askEach} from '../../src/host/ask.ts';
import type {Captured, Dialled, Host, Look, Ran, Unseen, User, Verbs} from '../../src/model/index.ts';

/** A host on paper: what its files, commands and ports said, as captured. What is not on the paper is missing. */
export interface Paper {
  readonly files?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  /** Paths that may not be looked at, with everything under them. */
  readonly denied?: readonly string[];
  /** Standard output by the beginning of the command; an Unseen or a Ran stands for itself. */
  readonly commands?: Readonly<Record<string, string | Unseen | Partial<Ran>>>;
  /** Answers by `port/path`; an Unseen stands for itself. */
  readonly pages?: Readonly<Record<string, string | Unseen>>;
  /** When a path was last changed; all others long ago. */
  readonly modifiedAt?: Readonly<Record<string, number>>;
  /** Whose every file is. */
  readonly owner?: Pick<User, 'uid' | 'gid'>;
  readonly now?: () => number;
  readonly platform?: Host['platform'];
}

export interface PaperHost extends Host {
  /** Every command that was run, `user: argv`. */
  readonly ran: string[];
}

export function paperHost(paper: Paper): PaperHost {
  const {files = {}, links = {}, denied = [], commands = {}, pages = {}} = paper;
  const ran: string[] = [];
  const hidden = (path: string): Unseen | null =>
    denied.some((one) => path === one || path.startsWith(`${one}/`)) ? no('denied', `${path}: permission denied`) : null;
  const through = (path: string): string => links[path] ?? path;
  const isFolder = (path: string): boolean => Object.keys({...files, ...links}).some((file) => file.startsWith(`${path}/`));
  const verbs: Verbs = {
    async run(command) {
      const words = command.argv.join(' ');
      ran.push(`${command.as?.name ?? 'self'}: ${words}`);
      const key = Object.keys(commands)
        .filter((one) => words.startsWith(one))
        .toSorted((a, b) => b.length - a.length)[0];
      const said = key === undefined ? no('missing', `${command.argv[0]} is not there`) : commands[key];
      if (typeof said === 'object' && 'seen' in said) return said;
      const base: Ran = {argv: command.argv, ended: 'exit', exit: 0, signal: null, tookMs: 5, stdout: captured(''), stderr: captured('')};
      return yes(typeof said === 'string' ? {...base, stdout: captured(said)} : {...base, ...said});
    },
    async read(path, how) {
      const text = files[through(path)];
      if (text === undefined) return hidden(path) ?? no('missing', `${path} is not there`);
      const cut = text.length > how.bytesMax;
      return (
        hidden(path) ?? yes({text: how.from === 'tail' ? text.slice(-how.bytesMax) : text.slice(0, how.bytesMax), bytes: text.length, cut})
      );
    },
    async list(path) {
      if (hidden(path)) return hidden(path) as Unseen;
      const names = Object.keys({...files, ...links})
        .filter((file) => file.startsWith(`${path}/`))
        .map((file) => file.slice(path.length + 1).split('/')[0] ?? '');
      return names.length > 0 ? yes([...new Set(names)].toSorted()) : no('missing', `${path} is not there`);
    },
    async stat(path) {
      if (hidden(path.slice(0, path.lastIndexOf('/')))) return no('denied', `${path}: permission denied`);
      const kind = links[path] !== undefined ? 'link' : files[path] !== undefined ? 'file' : isFolder(path) ? 'directory' : null;
      if (kind === null) return no('missing', `${path} is not there`);
      return yes({
        kind,
        bytes: files[path]?.length ?? 0,
        mode: 0o600,
        uid: paper.owner?.uid ?? 1001,
        gid: paper.owner?.gid ?? 1001,
        links: 1,
        modifiedAt: paper.modifiedAt?.[path] ?? 1_795_000_000_000,
      });
    },
    async link(path) {
      const target = links[path];
      return hidden(path) ?? (target === undefined ? no('missing', `${path} is no link`) : yes(target));
    },
    async dial(call): Promise<Look<Dialled>> {
      const key = call.what === 'http' ? `${call.port}${call.path}` : call.what === 'name' ? call.host : `${call.host}:${call.port}`;
      const page = pages[key] ?? no('unreachable', `${key}: connection refused`);
      return typeof page === 'string' ? yes({tookMs: 3, status: 200, type: 'application/json', body: page, addresses: []}) : page;
    },
    vitals: async () => no('missing', 'no vitals on paper'),
  };
  return {
    ...verbs,
    kind: 'recorded',
    name: 'paper',
    platform: paper.platform ?? {os: 'linux', user: {name: 'ops', uid: 1001, gid: 1001, home: '/home/ops'}},
    ran,
    ask: askEach(verbs),
    follow: () => ({stop: () => undefined, ended: Promise.resolve('nothing to follow on paper')}),
    clock: {now: paper.now ?? (() => 1_795_240_000_000), sleep: async () => undefined},
  };
}

export function captured(text: string): Captured {
  return {text, bytes: text.length, lines: text.split('\n').length, cut: null, sha256: null};
}

export function no(why: Unseen['why'], detail: string): Unseen {
  return {seen: false, why, detail};
}

function yes<T>(value: T): Look<T> {
  return {seen: true, value};
}
