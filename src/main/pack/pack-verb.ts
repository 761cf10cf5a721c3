import {lstatSync} from 'node:fs';
import {writeTicketFile} from '../../journal/index.ts';
import {count, size} from '../../rules/shared/words.ts';
import {reportUncaught} from '../bug.ts';
import {type Subject, subjectOf} from '../config/subject.ts';
import {openGateway, wishOf} from '../open-gateway.ts';
import type {Options} from '../options.ts';
import {meantPath} from '../read-text.ts';
import {bytesOf} from './bytes-of.ts';
import {collect} from './collect.ts';
import {seal} from './seal.ts';

/** 0 written, 1 not written, 3 no gateway to be seen. */
const codes = {written: 0, not: 1, nothing: 3} as const;

/** `rungs pack`: all that makes this gateway what it is, in one file from which it can be put back. */
export async function packVerb(options: Options): Promise<number> {
  reportUncaught();
  const subject = await subjectOf(await openGateway({find: wishOf(options)}), options);
  if ('problem' in subject) {
    process.stderr.write(`rungs: ${subject.problem}\n`);
    return codes.nothing;
  }
  return pack(options, subject);
}

export async function pack(options: Options, subject: Subject): Promise<number> {
  const {cleaner, gateway, host} = subject;
  const say = (line: string): void => void process.stdout.write(`${cleaner.clean(line, 'the pack')}\n`);
  const not = (why: string): number => {
    say(`${why}; no pack was written`);
    return codes.not;
  };
  const collected = collect(subject);
  const {manifest} = collected;
  const {files, leftOut, worked} = manifest;
  if (files.length === 0) return not(`nothing of ${gateway.profile} of ${gateway.user.name} can be read here`);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  say(`${gateway.profile} of ${gateway.user.name}: ${count(files.length, 'file')}, ${size(bytes)}, written within a second`);
  for (const file of files) say(`  0${file.mode.toString(8)}  ${file.owner}  ${file.kind}  ${file.path}`);
  for (const {path, because} of leftOut) say(`? left out: ${because.includes(path) ? because : `${path}: ${because}`}`);
  say(installedText(manifest));
  say(
    `${worked.length === 0 ? 'nothing was' : `${count(worked.length, 'capability', 'capabilities')} were`} seen to work; state databases, sessions and channel logins are not packed`,
  );
  const path = meantPath(options.file ?? options.out ?? nameFor(subject, options.to.length > 0, host.clock.now()));
  if (lstatSync(path, {throwIfNoEntry: false}) !== undefined) return not(`${path} is there already; --out names another file`);
  const archive = await bytesOf(collected, host.clock.now());
  if ('problem' in archive) return not(archive.problem);
  const whole = options.to.length === 0 ? archive : seal(archive, options.to);
  if ('problem' in whole) return not(whole.problem);
  const problem = writeTicketFile(path, whole);
  if (problem !== null) return not(problem);
  say(`written: ${path} (${size(whole.length)}, 0600)`);
  say(
    options.to.length === 0
      ? 'it holds the secrets of this gateway as they are: keep it where the gateway itself may be read, or seal it with --to'
      : `it is sealed for ${count(options.to.length, 'recipient')}: age -d -i KEY -o PACK.tar ${path} opens it`,
  );
  return codes.written;
}

function installedText({package: installed, node}: ReturnType<typeof collect>['manifest']): string {
  if (installed === null) return '? which openclaw is installed could not be seen';
  const {name, version, integrity} = installed;
  const checked = integrity === null ? 'its files could not be read' : `${integrity.value.slice(0, 19)}… of ${integrity.of}`;
  return `${name} ${version} (${checked})${node?.version ? `, Node ${node.version}` : ''}`;
}

function nameFor({gateway}: Subject, sealed: boolean, at: number): string {
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return `rungs-pack-${gateway.user.name}-${gateway.profile}-${time}Z.tar${sealed ? '.age' : ''}`.replaceAll(/[^\w.-]/g, '_');
}
