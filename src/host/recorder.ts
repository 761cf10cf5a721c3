import type {Command, Following, Host, Verbs} from '../model/index.ts';
import {askEach} from './ask.ts';
import {cleanArgv} from './cleaned.ts';
import type {Cleaner} from './cleaner/index.ts';
import {dialCall, type RecordingLine} from './recording.ts';

/**
 * Wraps a cleaned host and writes every call with its answer as a line of JSON. The calls are cleaned here, because a responder may
 * type a secret into a command; the answers came cleaned.
 */
export function recorded(host: Host, cleaner: Cleaner, sink: (line: string) => void): Host {
  const write: Write = (line) => sink(`${JSON.stringify(line)}\n`);
  write({type: 'recording', schema: 'rungs.recording/1', at: host.clock.now(), name: host.name, platform: host.platform});
  const verbs = recordedVerbs(host, cleaner, write);
  return {
    ...verbs,
    kind: host.kind,
    name: host.name,
    platform: host.platform,
    ask: askEach(verbs),
    follow: (command, onLine) => followRecorded(host, command, onLine, cleaner, write),
    clock: host.clock,
    ...(host.ownNode === undefined ? {} : {ownNode: host.ownNode}),
  };
}

type Write = (line: RecordingLine) => void;

function commandCall(command: Command, cleaner: Cleaner): {readonly argv: readonly string[]; readonly as: string | null} {
  return {argv: cleanArgv(command.argv, cleaner), as: command.as?.name ?? null};
}

function recordedVerbs(host: Host, cleaner: Cleaner, write: Write): Verbs {
  const now = () => host.clock.now();
  const cleanPath = (path: string) => cleaner.clean(path, 'a path');
  return {
    async run(command) {
      const answer = await host.run(command);
      write({type: 'run', at: now(), call: commandCall(command, cleaner), answer});
      return answer;
    },
    async read(path, how) {
      const answer = await host.read(path, how);
      write({type: 'read', at: now(), call: {path: cleanPath(path), from: how.from ?? 'head'}, answer});
      return answer;
    },
    async list(path) {
      const answer = await host.list(path);
      write({type: 'list', at: now(), call: {path: cleanPath(path)}, answer});
      return answer;
    },
    async stat(path) {
      const answer = await host.stat(path);
      write({type: 'stat', at: now(), call: {path: cleanPath(path)}, answer});
      return answer;
    },
    async link(path) {
      const answer = await host.link(path);
      write({type: 'link', at: now(), call: {path: cleanPath(path)}, answer});
      return answer;
    },
    async dial(call) {
      const answer = await host.dial(call);
      const {path, ...rest} = dialCall(call);
      write({type: 'dial', at: now(), call: {...rest, path: path === null ? null : cleanPath(path)}, answer});
      return answer;
    },
    async vitals() {
      const answer = await host.vitals();
      write({type: 'vitals', at: now(), call: {}, answer});
      return answer;
    },
  };
}

function followRecorded(host: Host, command: Command, onLine: (line: string) => void, cleaner: Cleaner, write: Write): Following {
  const call = commandCall(command, cleaner);
  const following = host.follow(command, (line) => {
    write({type: 'line', at: host.clock.now(), call, line});
    onLine(line);
  });
  return {
    stop: () => following.stop(),
    ended: following.ended.then((why) => {
      write({type: 'ended', at: host.clock.now(), call, why});
      return why;
    }),
  };
}
