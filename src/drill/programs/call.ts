import {unseen} from '../../host/unseen.ts';
import type {Command, Unseen} from '../../model/index.ts';
import {allowed, type Who} from '../world/file-node.ts';
import type {World} from '../world/world.ts';

/** One run of a program: what it was given, and what it may do. */
export interface Call {
  readonly world: World;
  /** Every program that can be called, for those that call another. */
  readonly tools: Readonly<Record<string, Tool>>;
  /** The first word is the path under which the program was found. */
  readonly argv: readonly string[];
  readonly who: Who & {readonly name?: string};
  readonly env: ReadonlyMap<string, string>;
  /** Time passes in the world; ends the run when its limit comes first. */
  wait(ms: number): Promise<void>;
  /** What is printed stays even when the run is ended. */
  print(text: string): void;
  complain(text: string): void;
}

export interface Said {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type Tool = (call: Call) => Said | Promise<Said>;

/** Thrown out of a wait when the limit or the responder ends the run. */
export class EndedEarly extends Error {
  readonly how: 'limit' | 'stopped';

  constructor(how: 'limit' | 'stopped') {
    super(how);
    this.how = how;
  }
}

export function said(stdout: string, exit = 0): Said {
  return {exit, stdout, stderr: ''};
}

export function complained(stderr: string, exit = 1): Said {
  return {exit, stdout: '', stderr};
}

interface Found {
  readonly path: string;
  readonly name: string;
  readonly env: ReadonlyMap<string, string>;
}

/** The program behind the first word, on the command's PATH or the owner's. */
export function findProgram(world: World, {argv, env, as}: Pick<Command, 'argv' | 'env' | 'as'>): Found | Unseen {
  const {user} = world.scene;
  const own = new Map<string, string>([
    ['PATH', loginPath(world)],
    ['HOME', user.home],
    ['USER', user.name],
    ['LANG', 'C.UTF-8'],
    ...(world.scene.mac === null ? [['XDG_RUNTIME_DIR', `/run/user/${user.uid}`] as const] : []),
    ...Object.entries(env ?? {}),
  ]);
  const program = argv[0] ?? '';
  const path = own.get('PATH') ?? '';
  const places = program.includes('/')
    ? [program]
    : path
        .split(':')
        .filter(Boolean)
        .map((folder) => `${folder}/${program}`);
  for (const place of places) {
    const node = world.files.peek(place);
    if (node?.kind !== 'file') continue;
    if (!allowed(node, as ?? user, 1)) return unseen('denied', `${place} may not be started by this user; look as its owner or as root.`);
    return {path: place, name: node.program ?? 'unknown', env: own};
  }
  if (program === '') return unseen('missing', 'No command was given; name a program.');
  return unseen(
    'missing',
    program.includes('/')
      ? `${program} is not there; check the path.`
      : `${program} is not on the PATH (${path}); install it or name it with its full path.`,
  );
}

/** The PATH of the owner's login shell. */
export function loginPath({scene}: World): string {
  const folder = (file: string): string => file.slice(0, file.lastIndexOf('/'));
  return [
    ...new Set([
      folder(scene.cliPath),
      folder(scene.node.path),
      '/usr/local/sbin',
      '/usr/local/bin',
      '/usr/sbin',
      '/usr/bin',
      '/sbin',
      '/bin',
    ]),
  ].join(':');
}
