import {askEach} from '../host/ask.ts';
import {createCapture} from '../host/capture.ts';
import {unseen, unseenFrom} from '../host/unseen.ts';
import type {Captured, Command, FileFacts, FileText, Host, Look, Ran, Verbs} from '../model/index.ts';
import {dialIn} from './dial.ts';
import {followIn} from './follow.ts';
import {type Call, EndedEarly, findProgram, loginPath, type Said} from './programs/call.ts';
import {tools} from './programs/index.ts';
import {bytesOf, FileError, type FileNode, type Who} from './world/file-node.ts';
import {availableBytes} from './world/memory.ts';
import {madeUp, madeUpLink, madeUpNames} from './world/proc.ts';
import type {World} from './world/world.ts';

/** A world as a host: the same verbs as a machine's, answered from memory. Who looks is the gateway's own user. */
export function drillHost(world: World): Host {
  const {time, files, scene} = world;
  const me = scene.user;
  const looking = async <T>(tried: string, look: () => T): Promise<Look<T>> => {
    time.catchUp();
    try {
      return {seen: true, value: look()};
    } catch (error) {
      return unseenFrom(error, tried);
    }
  };
  const verbs: Verbs = {
    run: (command) => runIn(world, command),
    read: (path, how) =>
      looking(`Reading ${path}`, () => {
        const text = madeUp(world, path, me) ?? files.read(path, me);
        return cut(text, how.bytesMax, how.from ?? 'head');
      }),
    list: (path) => looking(`Listing ${path}`, () => [...(madeUpNames(world, path, me) ?? files.list(path, me))].toSorted()),
    stat: (path) => looking(`Looking at ${path}`, () => factsOf(statNode(world, path, me))),
    link: (path) =>
      looking(`Following the link ${path}`, () => {
        const made = madeUpLink(world, path, me);
        if (made !== null) return made;
        const node = files.find(path, me, 'keep');
        if (node.kind !== 'link') throw new FileError('EINVAL', path);
        return node.text;
      }),
    dial: (call) => dialIn(world, call),
    vitals: () =>
      looking('Reading the vitals of this machine', () => ({
        os: scene.os,
        arch: scene.mac === null || scene.mac.install === 'homebrew-intel' ? 'x64' : 'arm64',
        cpus: scene.cpus,
        load1: 0.21,
        uptimeMs: Math.round(time.now() - scene.bootAt),
        memory: {
          totalBytes: world.memory.totalBytes,
          availableBytes: availableBytes(world),
          swapTotalBytes: world.memory.swapTotalBytes,
          swapFreeBytes: world.memory.swapTotalBytes,
        },
        disks: world.disks.all(),
      })),
  };
  return {
    ...verbs,
    kind: 'drill',
    name: scene.hostName,
    platform: {os: scene.mac === null ? 'linux' : 'darwin', user: me, path: loginPath(world).split(':')},
    ask: askEach(verbs),
    follow: (command, onLine) => followIn(world, command, onLine),
    clock: time.clock,
  };
}

/** Runs a program of the world under the command's limit and signal. */
async function runIn(world: World, command: Command): Promise<Look<Ran>> {
  const {time} = world;
  time.catchUp();
  const startedAt = time.now();
  const done = (ended: Ran['ended'], exit: number | null, said: Pick<Said, 'stdout' | 'stderr'>): Look<Ran> => ({
    seen: true,
    value: {
      argv: command.argv,
      ended,
      exit,
      signal: null,
      tookMs: Math.round(time.now() - startedAt),
      stdout: captured(said.stdout, command.keepBytes),
      stderr: captured(said.stderr, command.keepBytes),
    },
  });
  const program = findProgram(world, command);
  if ('seen' in program) return program;
  const shown = {stdout: '', stderr: ''};
  const call: Call = {
    world,
    tools,
    argv: [program.path, ...command.argv.slice(1)],
    who: command.as ?? world.scene.user,
    env: program.env,
    async wait(ms) {
      const leftMs = command.limitMs - (time.now() - startedAt);
      await time.spend(Math.min(ms, leftMs), command.signal);
      if (command.signal?.aborted) throw new EndedEarly('stopped');
      if (ms >= leftMs) throw new EndedEarly('limit');
    },
    print(text) {
      shown.stdout += text;
    },
    complain(text) {
      shown.stderr += text;
    },
  };
  try {
    const said = (await tools[program.name]?.(call)) ?? {exit: 0, stdout: '', stderr: ''};
    return done('exit', said.exit, {stdout: shown.stdout + said.stdout, stderr: shown.stderr + said.stderr});
  } catch (error) {
    if (error instanceof EndedEarly) return done(error.how, null, shown);
    return unseen(
      'garbled',
      `${command.argv[0] ?? 'The command'} failed in the drill: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

function captured(text: string, keepBytes: number): Captured {
  const capture = createCapture(keepBytes);
  capture.push(Buffer.from(text));
  return capture.end();
}

function cut(text: string, bytesMax: number, from: 'head' | 'tail'): FileText {
  const bytes = Buffer.byteLength(text);
  if (bytes <= bytesMax) return {text, bytes, cut: false};
  const whole = Buffer.from(text);
  const kept = from === 'tail' ? whole.subarray(bytes - bytesMax) : whole.subarray(0, bytesMax);
  return {text: kept.toString('utf8').replace(/^\uFFFD+|\uFFFD+$/g, ''), bytes, cut: true};
}

/** A made-up file has the facts that the kernel gives its own. */
function statNode(world: World, path: string, who: Who): FileNode {
  const text = /^\/(?:proc|sys)\//.test(path) || path.startsWith('/tmp/openclaw/') ? madeUp(world, path, who) : null;
  if (text !== null) {
    return {
      kind: 'file',
      mode: 0o444,
      uid: 0,
      gid: 0,
      modifiedAt: Math.round(world.time.now()),
      text,
      bytes: path.startsWith('/tmp/') ? Buffer.byteLength(text) : 0,
      program: null,
      inodes: 0,
    };
  }
  return world.files.find(path, who, 'keep');
}

function factsOf(node: FileNode): FileFacts {
  return {
    kind: node.kind,
    bytes: bytesOf(node),
    mode: node.mode,
    uid: node.uid,
    gid: node.gid,
    links: node.kind === 'directory' ? 2 : 1,
    modifiedAt: Math.round(node.modifiedAt),
  };
}
