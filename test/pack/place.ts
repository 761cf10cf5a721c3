import {mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {cleaned, createCleaner, localHost} from '../../src/host/index.ts';
import type {Subject} from '../../src/main/config/subject.ts';
import {readOptions} from '../../src/main/options.ts';
import {pack} from '../../src/main/pack/pack-verb.ts';
import {restorePack} from '../../src/main/pack/restore-verb.ts';

export const secret = 'Zq8-plain-secret-77';
export const variable = 'harbour-window-2277';

/** The gateway of a user whose home is a new folder: its files, and a unit that no manager knows. */
export async function home(
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'rungs-pack-'))),
): Promise<Subject & {readonly folder: string}> {
  const state = join(folder, '.openclaw');
  const units = join(folder, '.config/systemd/user');
  mkdirSync(join(units, `${unit}.d`), {recursive: true});
  mkdirSync(state, {recursive: true, mode: 0o700});
  const write = (path: string, text: string, mode = 0o600): void => writeFileSync(join(folder, path), text, {mode});
  write('.openclaw/openclaw.json', `{gateway: {bind: 'loopback', auth: {token: '${secret}'}}, channels: {$include: './channels.json5'}}\n`);
  write('.openclaw/channels.json5', "{telegram: {dmPolicy: 'pairing'}} // who may\n");
  write('.openclaw/.env', `OPENAI_API_KEY=${variable}\n`);
  write(`.config/systemd/user/${unit}`, '[Service]\nExecStart=/opt/gw/run gateway\n', 0o644);
  write(`.config/systemd/user/${unit}.d/10-more.conf`, '[Service]\nEnvironment=GW_TOKEN=copper-lantern-3345\n', 0o644);
  return subjectIn(folder);
}

export const unit = 'rungs-test-nobody.service';

export async function subjectIn(folder: string): Promise<Subject & {readonly folder: string}> {
  const cleaner = await createCleaner({key: Buffer.alloc(32, 1)}).tell(() => undefined);
  const host = cleaned(localHost(), cleaner);
  const user = {...host.platform.user, home: folder};
  const gateway = {
    profile: 'default',
    user,
    own: true,
    stateDir: join(folder, '.openclaw'),
    configPath: join(folder, '.openclaw/openclaw.json'),
    unit,
    launchdLabel: 'ai.rungs.nobody',
    port: 1,
    portFrom: 'default' as const,
    cliPath: null,
  };
  // A name of its own, so that nobody who restores another one at the same time holds the lock of this one.
  const facts = {name: folder.slice(folder.lastIndexOf('/') + 1), kind: 'local' as const, os: host.platform.os, user: user.name};
  return {folder, host, cleaner, facts, responder: 'sam', gateway, readings: {}};
}

export interface Said {
  readonly code: number;
  readonly said: string;
}

export async function saying(words: readonly string[], subject: Subject): Promise<Said> {
  const options = readOptions(words);
  if ('problem' in options) throw new Error(options.problem);
  const said: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = ((piece: string) => said.push(piece) > 0) as typeof write;
  try {
    const code = await (options.verb === 'pack' ? pack(options, subject) : restorePack(options, subject));
    return {code, said: said.join('')};
  } finally {
    process.stdout.write = write;
  }
}

export function textOf(subject: {readonly folder: string}, path: string): string {
  return readFileSync(join(subject.folder, path), 'utf8');
}
