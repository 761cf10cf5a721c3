import type {Command, Dial, Dialled, FileText, Following, Host, Look, Platform, ReadHow, User, Verbs} from '../model/index.ts';
import {askEach} from './ask.ts';
import {cleanCaptured, withoutSplitSecret} from './clean-captured.ts';
import {cleanProperties, holdsNoText, isKernelsName, printsProperties} from './clean-grammar.ts';
import {type Cleaner, withheldConfig} from './cleaner/index.ts';
import {shapeOfPath} from './shapes.ts';

/** Wraps a host so that every text that enters is cleaned: no one behind it ever holds a control character or a secret. */
export function cleaned(host: Host, cleaner: Cleaner): Host {
  const verbs = cleanVerbs(host, cleaner);
  return {
    ...verbs,
    kind: host.kind,
    name: cleaner.clean(host.name, 'host name'),
    platform: cleanPlatform(host.platform, cleaner),
    ask: askEach(verbs),
    follow: (command, onLine) => followCleaned(host, command, onLine, cleaner),
    clock: host.clock,
    ...(host.ownNode === undefined ? {} : {ownNode: host.ownNode}),
  };
}

function cleanVerbs(host: Host, cleaner: Cleaner): Verbs {
  const {clean} = cleaner;
  return {
    async run(command) {
      const argv = cleanArgv(command.argv, cleaner);
      const where = `output of ${argv.join(' ')}`;
      const answer = await host.run(command);
      if (!answer.seen) return look(answer, where, cleaner, (ran) => ran);
      const {stdout, stderr, ended} = answer.value;
      const cleanStdout =
        stdout.cut === null && ended === 'exit' && printsProperties(argv)
          ? {...stdout, text: cleanProperties(stdout.text, clean, where)}
          : await cleanCaptured(stdout, ended === 'exit', where, cleaner);
      return {
        seen: true,
        value: {...answer.value, argv, stdout: cleanStdout, stderr: await cleanCaptured(stderr, ended === 'exit', where, cleaner)},
      };
    },
    async read(path, how) {
      const answer = await host.read(path, how);
      const learnt = !answer.seen || (await cleaner.learnFile(path, answer.value.text, !answer.value.cut));
      return look(answer, path, cleaner, (file) => (learnt ? cleanFile(path, file, how, cleaner) : {...file, text: withheldConfig}));
    },
    list: async (path) => look(await host.list(path), path, cleaner, (names) => cleanNames(names, path, cleaner)),
    stat: async (path) => look(await host.stat(path), path, cleaner, (facts) => facts),
    link: async (path) =>
      look(await host.link(path), path, cleaner, (target) =>
        isKernelsName(path, target) ? target : clean(withMarkedControls(target), path),
      ),
    dial: async (call) => look(await host.dial(call), `answer of ${call.host}`, cleaner, (dialled) => cleanDialled(call, dialled, cleaner)),
    vitals: async () =>
      look(await host.vitals(), 'vitals', cleaner, (vitals) => ({
        ...vitals,
        os: clean(vitals.os, 'vitals'),
        disks: vitals.disks.map((disk) => ({...disk, mount: clean(disk.mount, 'vitals')})),
      })),
  };
}

function cleanPlatform({os, user, path}: Platform, cleaner: Cleaner): Platform {
  const folders = path === undefined ? {} : {path: path.map((folder) => cleaner.clean(folder, 'PATH'))};
  return {os, user: cleanUser(user, cleaner), ...folders};
}

function cleanUser({name, uid, gid, home}: User, {clean}: Cleaner): User {
  return {name: clean(name, 'user name'), uid, gid, home: clean(home, 'home directory')};
}

function followCleaned(host: Host, command: Command, onLine: (line: string) => void, cleaner: Cleaner): Following {
  const where = `output of ${cleanArgv(command.argv, cleaner).join(' ')}`;
  const stream = cleaner.stream(where);
  const pass = (text: string) => text.split('\n').slice(0, -1).forEach(onLine);
  const following = host.follow(command, (line) => pass(stream.push(`${withoutSplitSecret(line, cleaner)}\n`)));
  return {
    stop: () => following.stop(),
    ended: following.ended.then((why) => {
      pass(stream.end());
      return cleaner.clean(why, where);
    }),
  };
}

/** Arguments are cleaned together, because `--token` and its value are two of them. */
export function cleanArgv(argv: readonly string[], {clean}: Cleaner): readonly string[] {
  if (argv.length === 0) return [];
  return clean(argv.map((argument) => argument.replaceAll('\u0000', '')).join('\u0000'), 'a command', 'nul').split('\u0000');
}

/** Hundreds of names in one piece, of which seldom one needs cleaning; by themselves where one of them breaks the lines. */
function cleanNames(found: readonly string[], path: string, {clean}: Cleaner): readonly string[] {
  const names = found.map(withMarkedControls);
  const lines = clean(names.join('\n'), path).split('\n');
  return lines.length === Math.max(1, names.length) ? lines.slice(0, names.length) : names.map((name) => clean(name, path));
}

/**
 * A name from which a character that cannot be seen was taken out would be the name of another file. It stays to be seen that one was
 * there, and nobody takes what is left for a name that can be typed.
 */
function withMarkedControls(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu, '\uFFFD');
}

function look<T>(answer: Look<T>, where: string, {clean}: Cleaner, withClean: (value: T) => T): Look<T> {
  return answer.seen ? {seen: true, value: withClean(answer.value)} : {...answer, detail: clean(answer.detail, where)};
}

function cleanFile(path: string, file: FileText, {from}: ReadHow, cleaner: Cleaner): FileText {
  if (holdsNoText(path)) return file;
  const kept = !file.cut
    ? file.text
    : from === 'tail'
      ? file.text.slice(cleaner.safeStart(file.text))
      : file.text.slice(0, cleaner.safeEnd(file.text));
  return {...file, text: cleaner.clean(kept, path, shapeOfPath(path))};
}

function cleanDialled(call: Dial, dialled: Dialled, cleaner: Cleaner): Dialled {
  const where = `answer of ${call.host}`;
  const {body, type, addresses, certificate} = dialled;
  // A body of nearly the size of the limit was cut there; up to three bytes of a split character are gone.
  const cut = body !== null && call.what === 'http' && Buffer.byteLength(body) > call.bytesMax - 4;
  return {
    ...dialled,
    type: type === null ? null : cleaner.clean(type, where),
    body: body === null ? null : cleaner.clean(cut ? body.slice(0, cleaner.safeEnd(body)) : body, where),
    addresses: addresses.map((address) => cleaner.clean(address, where)),
    ...(certificate === undefined
      ? {}
      : {certificate: {...certificate, names: certificate.names.map((name) => cleaner.clean(name, where))}}),
  };
}
