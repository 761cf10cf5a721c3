import {nameOf} from '../world/file-node.ts';
import {type Call, complained, said, type Tool} from './call.ts';
import {changing} from './file-acts.ts';

/** `cp FILE TARGET`, and `cp -r FOLDER TARGET`. */
export const cp: Tool = changing((call, paths) => {
  const {
    world: {files},
    who,
    argv,
  } = call;
  const [source = '', target = ''] = paths;
  const [keep, deep] = [/^-[a-z]*[pa]/, /^-[a-z]*[ra]/i].map((flags) => argv.some((word) => flags.test(word)));
  const into = files.peek(target)?.kind === 'directory' ? `${target}/${nameOf(source)}` : target;
  if (files.find(source, who).kind !== 'directory') return copyFile(call, source, into, keep === true);
  if (deep !== true) throw new Error('omitting directory');
  const from = files.real(source, who);
  for (const [path, node] of files.below(from)) {
    const to = `${into}${path.slice(from.length)}`;
    if (node.kind === 'directory') files.makeDirectory(to, who);
    else if (node.kind === 'link') files.putLink(to, node.text);
    else copyFile(call, path, to, keep === true);
  }
});

/** A program stays a program, and a large file large. */
function copyFile({world: {files}, who}: Call, from: string, into: string, keep: boolean): void {
  const {mode, bytes, program} = files.find(from, who);
  const isNew = files.peek(into) === null;
  files.write(into, files.read(from, who), who, keep || isNew ? mode : undefined);
  const written = files.find(into, who);
  if (bytes !== null || program !== null)
    files.put(files.real(into, who), written.text, {uid: written.uid, gid: written.gid, mode: written.mode, bytes, program});
}

/** `install -m MODE -T FILE TARGET`: a copy with that mode. */
export const install: Tool = changing(
  (call, paths) => {
    const [source = '', target = ''] = paths;
    copyFile(call, source, target, false);
    call.world.files.find(target, call.who).mode = Number.parseInt(call.argv[call.argv.indexOf('-m') + 1] ?? '755', 8);
  },
  ['-m'],
);

/** `dd if=/dev/zero of=FILE` writes until nothing is left, or `count` blocks of `bs`. */
export const dd: Tool = (call) => {
  const {
    world: {files, disks, deeds, time},
    who,
    argv,
  } = call;
  const given = new Map(argv.slice(1).map((word) => word.split(/=(.*)/s, 2) as [string, string]));
  const path = given.get('of') ?? '';
  if (given.get('if') !== '/dev/zero' || path === '') return complained('dd: this drill knows only if=/dev/zero of=FILE\n');
  try {
    files.write(path, '', who);
  } catch {
    return complained(`dd: failed to open '${path}': Permission denied\n`);
  }
  const {uid, gid, mode} = files.find(path, who);
  const free = disks.all().find((disk) => disk.mount === disks.mountOf(path))?.freeBytes ?? 0;
  const wanted = given.has('count') ? Number(given.get('count')) * sizeOf(given.get('bs') ?? '512') : Number.POSITIVE_INFINITY;
  files.put(path, '', {uid, gid, mode, bytes: Math.min(free, wanted)});
  deeds.push({at: time.now(), argv, exit: free < wanted ? 1 : 0});
  return free < wanted ? complained(`dd: error writing '${path}': No space left on device\n`) : said('');
};

function sizeOf(text: string): number {
  const [, amount = '0', scale = ''] = /^(\d+)([KMG]?)$/.exec(text) ?? [];
  return Number(amount) * ({K: 1024, M: 1024 ** 2, G: 1024 ** 3}[scale] ?? 1);
}
