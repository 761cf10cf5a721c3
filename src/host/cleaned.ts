import type {Captured, Dialled, Host, Look, Ran} from '../model/index.ts';
import type {Cleaner} from './cleaner/index.ts';
import {shapeOfPath} from './shapes.ts';

/** Wraps a host so that every text that enters is cleaned: no one behind it ever holds a control character or a secret. */
export function cleaned(host: Host, cleaner: Cleaner): Host {
  const {clean} = cleaner;
  const captured = (stream: Captured, where: string): Captured => ({...stream, text: clean(stream.text, where)});

  return {
    kind: host.kind,
    name: clean(host.name, 'host name'),
    clock: host.clock,
    async run(command) {
      const argv = cleanArgv(command.argv, cleaner);
      const where = `output of ${argv.join(' ')}`;
      return look(await host.run(command), where, cleaner, (ran: Ran) => ({
        ...ran, argv, stdout: captured(ran.stdout, where), stderr: captured(ran.stderr, where),
      }));
    },
    follow(command, onLine) {
      const where = `output of ${cleanArgv(command.argv, cleaner).join(' ')}`;
      const stream = cleaner.stream(where);
      const pass = (text: string) => {
        for (const line of text.split('\n').slice(0, -1)) {
          onLine(line);
        }
      };
      const following = host.follow(command, line => pass(stream.push(`${line}\n`)));
      return {
        stop: () => following.stop(),
        ended: following.ended.then(why => {
          pass(stream.end());
          return clean(why, where);
        }),
      };
    },
    async read(path, how) {
      return look(await host.read(path, how), path, cleaner, file => ({...file, text: clean(file.text, path, shapeOfPath(path))}));
    },
    async list(path) {
      return look(await host.list(path), path, cleaner, names => names.map(name => clean(name, path)));
    },
    async stat(path) {
      return look(await host.stat(path), path, cleaner, facts => facts);
    },
    async link(path) {
      return look(await host.link(path), path, cleaner, target => clean(target, path));
    },
    async dial(call) {
      const where = `answer of ${call.host}`;
      return look(await host.dial(call), where, cleaner, (dialled: Dialled) => ({
        ...dialled,
        type: dialled.type === null ? null : clean(dialled.type, where),
        body: dialled.body === null ? null : clean(dialled.body, where),
        addresses: dialled.addresses.map(address => clean(address, where)),
      }));
    },
    async vitals() {
      return look(await host.vitals(), 'vitals', cleaner, vitals => ({
        ...vitals, os: clean(vitals.os, 'vitals'), disks: vitals.disks.map(disk => ({...disk, mount: clean(disk.mount, 'vitals')})),
      }));
    },
  };
}

function look<T>(answer: Look<T>, where: string, {clean}: Cleaner, withClean: (value: T) => T): Look<T> {
  return answer.seen ? {seen: true, value: withClean(answer.value)} : {...answer, detail: clean(answer.detail, where)};
}

/** Arguments are cleaned together, because `--token` and its value are two of them. */
export function cleanArgv(argv: readonly string[], {clean}: Cleaner): readonly string[] {
  const separated = clean(argv.map(argument => argument.replaceAll('\u0000', '')).join('\u0000'), 'a command', 'nul');
  return separated.split('\u0000');
}
