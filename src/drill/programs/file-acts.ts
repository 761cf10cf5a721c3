import {harm} from '../world/deeds.ts';
import type {FileNode} from '../world/file-node.ts';
import {type Call, complained, said, type Tool} from './call.ts';
import {plainWords, reason} from './file-looks.ts';

/** Runs a change of files, notes it, and says how it failed as coreutils do. */
export function changing(change: (call: Call, paths: readonly string[]) => void, valued: readonly string[] = []): Tool {
  return (call) => {
    const paths = plainWords(call.argv, valued);
    const program = call.argv[0]?.split('/').at(-1) ?? '';
    if (paths.length === 0) return complained(`${program}: missing operand\n`);
    try {
      change(call, paths);
    } catch (error) {
      return complained(`${program}: cannot change '${paths.at(-1) ?? ''}': ${reason(error)}\n`);
    }
    call.world.deeds.push({at: call.world.time.now(), argv: call.argv, exit: 0});
    return said('');
  };
}

export const rm: Tool = changing((call, paths) => {
  const flags = call.argv.filter((word) => /^-[a-zA-Z]+$/.test(word)).join('');
  const {files} = call.world;
  for (const path of paths) {
    if (flags.includes('f') && files.peek(path) === null && !isLink(call, path)) continue;
    noteLoss(call, path);
    files.remove(path, call.who, /[rR]/.test(flags));
  }
});

export const mv: Tool = changing((call, paths) => {
  const target = paths.at(-1) ?? '';
  for (const path of paths.slice(0, -1)) call.world.files.rename(path, target, call.who);
});

export const chmod: Tool = changing((call, [mode = '', ...paths]) => {
  for (const path of paths) {
    const node = owned(call, path);
    node.mode = /^[0-7]{3,4}$/.test(mode) ? Number.parseInt(mode, 8) : symbolic(node, mode);
  }
});

export const chown: Tool = changing((call, [owner = '', ...paths]) => {
  const {user} = call.world.scene;
  for (const path of paths) {
    const node = call.world.files.find(path, call.who);
    if (call.who.uid !== 0) throw new Error('Operation not permitted');
    const uid = owner.startsWith('root') ? 0 : owner.startsWith(user.name) ? user.uid : node.uid;
    [node.uid, node.gid] = [uid, uid === 0 ? 0 : user.gid];
  }
});

export const mkdir: Tool = changing((call, paths) => {
  for (const path of paths) {
    if (call.argv.includes('-p')) call.world.files.putDirectory(path, {uid: call.who.uid, gid: call.who.gid});
    else call.world.files.makeDirectory(path, call.who);
  }
});

export const touch: Tool = changing((call, paths) => {
  for (const path of paths) call.world.files.write(path, call.world.files.peek(path)?.text ?? '', call.who);
});

export const ln: Tool = changing((call, [target = '', path = '']) => {
  if (isLink(call, path) && call.argv.some((word) => /^-[a-z]*f/.test(word))) call.world.files.remove(path, call.who, false);
  call.world.files.write(path, '', call.who);
  call.world.files.remove(path, call.who, false);
  call.world.files.putLink(path, target);
});

/** `sed -i s|this|that| FILE`: the one edit that fits on a command line. */
export const sed: Tool = (call) => {
  const words = call.argv.slice(1);
  const inPlace = words.some((word) => /^-[a-z]*i/.test(word));
  const [script = '', ...paths] = plainWords(call.argv);
  const [whole = '', address, mark = '|'] = /^(?:\/([^/]+)\/)?s(.)/.exec(script) ?? [];
  const [from, to = '', flags = ''] = whole === '' ? [] : script.slice(whole.length).split(mark);
  const drop = /^\/(.+)\/d$/.exec(script)?.[1];
  if (from === undefined && drop === undefined)
    return complained(`sed: -e expression #1, char 1: this drill knows only s|this|that|, /where/s|this|that| and /this/d\n`);
  let stdout = '';
  try {
    for (const path of paths) {
      const before = call.world.files.read(path, call.who);
      const after =
        drop === undefined
          ? address === undefined
            ? before.replace(new RegExp(from ?? '', flags.includes('g') ? 'gm' : 'm'), replacement(to))
            : eachLine(before, new RegExp(address), (line) => line.replace(new RegExp(from ?? ''), replacement(to)))
          : before
              .split('\n')
              .filter((line) => !new RegExp(drop).test(line))
              .join('\n');
      if (!inPlace) stdout += after;
      else call.world.files.write(path, after, call.who);
    }
  } catch (error) {
    return complained(`sed: can't read ${paths[0] ?? ''}: ${reason(error)}\n`, 2);
  }
  if (inPlace) call.world.deeds.push({at: call.world.time.now(), argv: call.argv, exit: 0});
  return said(stdout);
};

function eachLine(text: string, where: RegExp, change: (line: string) => string): string {
  return text
    .split('\n')
    .map((line) => (where.test(line) ? change(line) : line))
    .join('\n');
}

/** `&` is what was found and `\\1` its first group; nothing else is special. */
function replacement(to: string): string {
  return to
    .replaceAll('$', '$$$$')
    .replaceAll(/\\?&/g, (found) => (found === '&' ? '$&' : '&'))
    .replaceAll(/\\(\d)/g, '$$$1');
}

/** What cannot be brought back, and what it was good for. */
function noteLoss({world}: Call, path: string): void {
  const {scene} = world;
  const lost: readonly (readonly [boolean, string])[] = [
    [path === scene.configPath, 'The configuration was deleted: the next start is refused.'],
    [
      path === scene.stateDir || path.startsWith(`${scene.stateDir}/state`) || path.startsWith(`${scene.stateDir}/agents`),
      'State of the gateway was deleted: sessions, pairings and stored credentials are gone.',
    ],
    [path === `${scene.stateDir}/.env`, 'The file with the keys was deleted.'],
    [
      /\/gateway\.\w+\.lock$/.test(path) && world.gateways.size > 0,
      'The lock of a living gateway was deleted: two gateways could now write into one state directory.',
    ],
  ];
  for (const [is, text] of lost) if (is) harm(world, text);
}

function isLink({world, who}: Call, path: string): boolean {
  try {
    return world.files.find(path, who, 'keep').kind === 'link';
  } catch {
    return false;
  }
}

function owned(call: Call, path: string): FileNode {
  const node = call.world.files.find(path, call.who);
  if (call.who.uid !== 0 && node.uid !== call.who.uid) throw new Error('Operation not permitted');
  return node;
}

/** `go-rwx`, `u+x`, `a+r`. */
function symbolic(node: FileNode, text: string): number {
  const [, who = 'a', sign = '+', what = ''] = /^([ugoa]*)([+-])([rwx]+)$/.exec(text) ?? [];
  const bits = [...what].reduce((sum, letter) => sum | ({r: 4, w: 2, x: 1}[letter] ?? 0), 0);
  const places = [...(who === '' || who.includes('a') ? 'ugo' : who)].reduce(
    (sum, letter) => sum | (bits << ({u: 6, g: 3, o: 0}[letter] ?? 0)),
    0,
  );
  return sign === '+' ? node.mode | places : node.mode & ~places;
}
