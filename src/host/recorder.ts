import type {Command, Host} from '../model/index.ts';
import {cleanArgv} from './cleaned.ts';
import type {Cleaner} from './cleaner/index.ts';
import {dialCall, type RecordingLine} from './recording.ts';

/**
 * Wraps a cleaned host and writes every call with its answer as a line of JSON. The calls are cleaned here, because a responder may
 * type a secret into a command; the answers came cleaned.
 */
export function recorded(host: Host, cleaner: Cleaner, sink: (line: string) => void): Host {
  const now = () => host.clock.now();
  const write = (line: RecordingLine) => sink(`${JSON.stringify(line)}\n`);
  const commandCall = (command: Command) => ({argv: cleanArgv(command.argv, cleaner), as: command.as?.name ?? null});
  const cleanPath = (path: string) => cleaner.clean(path, 'a path');
  write({type: 'recording', schema: 'rungs.recording/1', at: now(), name: host.name, platform: host.platform});

  return {
    kind: host.kind,
    name: host.name,
    platform: host.platform,
    clock: host.clock,
    async run(command) {
      const answer = await host.run(command);
      write({type: 'run', at: now(), call: commandCall(command), answer});
      return answer;
    },
    follow(command, onLine) {
      const call = commandCall(command);
      const following = host.follow(command, (line) => {
        write({type: 'line', at: now(), call, line});
        onLine(line);
      });
      return {
        stop: () => following.stop(),
        ended: following.ended.then((why) => {
          write({type: 'ended', at: now(), call, why});
          return why;
        }),
      };
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
