import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {cleaned, createCleaner, localHost} from '../../src/host/index.ts';
import type {Subject} from '../../src/main/config/subject.ts';
import {type Options, readOptions} from '../../src/main/options.ts';
import {command} from './openclaws.ts';

export const text = `// the gateway of the shop
{
  gateway: {mode: 'local', bind: 'loopback', auth: {mode: 'token', token: 'Zq8-plain-secret-77'}},
  channels: {$include: './channels.json5'},
}
`;

export const takes = 'echo \'{"valid":true,"warnings":[]}\'';
export const refuses = 'echo \'{"valid":false,"issues":[{"path":"gateway","message":"Unrecognized key: bogus"}]}\'; exit 1';

/** A gateway that does not run, with its files, on this machine. */
export async function subject(
  script: string | null,
  cliPath = script === null ? null : command(script),
): Promise<Subject & {folder: string}> {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-gate-'));
  const configPath = join(folder, 'openclaw.json');
  writeFileSync(configPath, text, {mode: 0o600});
  writeFileSync(join(folder, 'channels.json5'), "{telegram: {dmPolicy: 'pairing'}} // who may\n", {mode: 0o600});
  const cleaner = await createCleaner({key: Buffer.alloc(32, 1)}).tell(() => undefined);
  const host = cleaned(localHost(), cleaner);
  const {user} = host.platform;
  const gateway = {
    profile: 'default',
    user,
    own: true,
    stateDir: folder,
    configPath,
    unit: 'openclaw-gateway.service',
    launchdLabel: 'ai.openclaw.gateway',
    port: 1,
    portFrom: 'default' as const,
    cliPath,
  };
  // Its own name, so that nobody who changes another one at the same time holds the lock of this one.
  const facts = {name: basename(folder), kind: 'local' as const, os: host.platform.os, user: user.name};
  return {folder, host, cleaner, facts, responder: 'sam', gateway, readings: {}};
}

export interface Said {
  readonly code: number;
  readonly said: string;
}

/** What a verb of `rungs config` says, and how it ends. */
export async function saying(words: readonly string[], verb: (options: Options) => Promise<number>): Promise<Said> {
  const options = readOptions(['config', ...words]);
  if ('problem' in options) throw new Error(options.problem);
  const said: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = ((piece: string) => said.push(piece) > 0) as typeof write;
  try {
    return {code: await verb(options), said: said.join('')};
  } finally {
    process.stdout.write = write;
  }
}
