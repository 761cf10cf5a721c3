import {bytesOf, FileError, type FileNode, nameOf} from '../world/file-node.ts';
import {madeUp, madeUpNames} from '../world/proc.ts';
import {type Call, complained, type Said, said, type Tool} from './call.ts';
import {userName} from './processes.ts';
import {stamp} from './systemctl-show.ts';

/** The words that are no options; a value of `-n` is none either. */
export function plainWords(argv: readonly string[], valued: readonly string[] = []): readonly string[] {
  return argv.slice(1).filter((word, at, words) => !word.startsWith('-') && !valued.includes(words[at - 1] ?? ''));
}

export function text({world, who}: Call, path: string): string {
  return madeUp(world, path, who) ?? world.files.read(path, who);
}

/** What the programs of coreutils say when a path fails. */
export function reason(error: unknown): string {
  const code = error instanceof FileError ? error.code : '';
  return (
    (
      {
        ENOENT: 'No such file or directory',
        EACCES: 'Permission denied',
        EISDIR: 'Is a directory',
        ENOTDIR: 'Not a directory',
        ENOSPC: 'No space left on device',
        EEXIST: 'File exists',
        ELOOP: 'Too many levels of symbolic links',
      } as const
    )[code] ?? String(error)
  );
}

function perPath(call: Call, paths: readonly string[], one: (path: string) => string): Said {
  let [stdout, stderr] = ['', ''];
  const program = nameOf(call.argv[0] ?? '');
  for (const path of paths) {
    try {
      stdout += one(path);
    } catch (error) {
      stderr += `${program}: ${path}: ${reason(error)}\n`;
    }
  }
  return {exit: stderr === '' ? 0 : 1, stdout, stderr};
}

export const cat: Tool = (call) => perPath(call, plainWords(call.argv), (path) => text(call, path));

const lineCount = (call: Call): number => Number(/(?:^|\s)-n?\s*(\d+)/.exec(call.argv.slice(1).join(' '))?.[1] ?? 10);

export const head: Tool = (call) =>
  perPath(call, plainWords(call.argv, ['-n']), (path) => `${text(call, path).split('\n').slice(0, lineCount(call)).join('\n')}\n`);

export const tail: Tool = (call) =>
  perPath(call, plainWords(call.argv, ['-n']), (path) => `${text(call, path).trimEnd().split('\n').slice(-lineCount(call)).join('\n')}\n`);

export const wc: Tool = (call) => perPath(call, plainWords(call.argv), (path) => `${text(call, path).split('\n').length - 1} ${path}\n`);

export const grep: Tool = (call) => {
  const [pattern = '', ...paths] = plainWords(call.argv);
  const flags = call.argv
    .slice(1)
    .filter((word) => /^-[a-z]+$/i.test(word))
    .join('');
  const expression = new RegExp(
    flags.includes('F') ? pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&') : pattern,
    flags.includes('i') ? 'i' : '',
  );
  const answer = perPath(call, paths, (path) =>
    text(call, path)
      .split('\n')
      .filter((line) => expression.test(line) !== flags.includes('v') && line !== '')
      .map((line) => `${paths.length > 1 ? `${path}:` : ''}${line}\n`)
      .join(''),
  );
  return {...answer, exit: answer.stderr !== '' ? 2 : answer.stdout === '' ? 1 : 0};
};

export const ls: Tool = (call) => {
  const {world, who, argv} = call;
  const flags = argv
    .slice(1)
    .filter((word) => word.startsWith('-'))
    .join('');
  const paths = plainWords(argv);
  return perPath(call, paths.length > 0 ? paths : [world.scene.user.home], (path) => {
    const node = world.files.find(path, who);
    if (node.kind !== 'directory' || flags.includes('d')) return row(call, path, path, flags);
    const names = madeUpNames(world, path, who) ?? world.files.list(path, who);
    return names
      .filter((name) => flags.includes('a') || flags.includes('A') || !name.startsWith('.'))
      .map((name) => row(call, `${path}/${name}`, name, flags))
      .join('');
  });
};

function row({world, who}: Call, path: string, shown: string, flags: string): string {
  if (!flags.includes('l')) return `${shown}\n`;
  const node = world.files.find(path, who, 'keep');
  const arrow = node.kind === 'link' ? ` -> ${node.text}` : '';
  return `${modeText(node)} 1 ${userName(world, node.uid)} ${userName(world, node.gid)} ${bytesOf(node)} ${stamp(node.modifiedAt).slice(4, 20)} ${shown}${arrow}\n`;
}

function modeText({kind, mode}: FileNode): string {
  const bits = [...'rwxrwxrwx'].map((letter, at) => ((mode >> (8 - at)) & 1 ? letter : '-')).join('');
  return `${kind === 'directory' ? 'd' : kind === 'link' ? 'l' : '-'}${bits}`;
}

export const stat: Tool = (call) =>
  perPath(call, plainWords(call.argv, ['-c', '--format']), (path) => {
    const node = call.world.files.find(path, call.who, 'keep');
    const mode = (node.mode & 0o7777).toString(8).padStart(4, '0');
    return `  File: ${path}\n  Size: ${bytesOf(node)}\t${node.kind}\nAccess: (${mode}/${modeText(node)})  Uid: (${node.uid}/${userName(call.world, node.uid)})   Gid: (${node.gid}/${userName(call.world, node.gid)})\nModify: ${new Date(node.modifiedAt).toISOString().replace('T', ' ').replace('Z', ' +0000')}\n`;
  });

export const readlink: Tool = (call) =>
  perPath(
    call,
    plainWords(call.argv),
    (path) =>
      `${call.argv.includes('-f') || nameOf(call.argv[0] ?? '') === 'realpath' ? call.world.files.real(path, call.who) : call.world.files.find(path, call.who, 'keep').text}\n`,
  );

export const find: Tool = (call) => {
  const [from = '.'] = plainWords(call.argv);
  const name = call.argv[call.argv.indexOf('-name') + 1];
  const shape = call.argv.includes('-name') ? new RegExp(`^${(name ?? '').replaceAll('.', '\\.').replaceAll('*', '.*')}$`) : null;
  if (call.world.files.peek(from) === null) return complained(`find: ‘${from}’: No such file or directory\n`);
  return said(
    call.world.files
      .below(from)
      .filter(([path]) => shape === null || shape.test(nameOf(path)))
      .map(([path]) => `${path}\n`)
      .toSorted()
      .join(''),
  );
};
