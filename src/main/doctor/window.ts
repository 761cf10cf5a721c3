import {join} from 'node:path';
import {z} from 'zod';
import {namesIn, readKept} from '../../host/index.ts';
import {sessionsFolder, writeTicketFile} from '../../journal/index.ts';
import {lockName} from '../begin-session.ts';
import type {Subject} from '../config/subject.ts';
import type {Watched} from './watched.ts';

/** What was there before doctor ran, and what was there after it: enough to say what it changed, and to take that back. */
export interface Window {
  readonly at: number;
  readonly before: readonly Watched[];
  /** By path; null = nobody saw the end of it. */
  readonly after: Readonly<Record<string, string>> | null;
  readonly takenBack: boolean;
}

/** Writes it for this user alone; a sentence where it cannot be written. */
export function keepWindow(subject: Subject, window: Window): string | null {
  return writeTicketFile(pathOf(subject, window.at), JSON.stringify(window))?.replace(/; free space or .*$/, '') ?? null;
}

/** The newest of this gateway that was not taken back; null = there is none. */
export function lastWindow(subject: Subject): Window | null {
  const name = `${lockName(subject.facts.name, subject.gateway)}-`;
  const {user} = subject.host.platform;
  const names = namesIn(folderOf(), user).filter((one) => one.startsWith(name) && /-\d+\.json$/.test(one));
  const newest = names.toSorted((one, other) => atOf(other) - atOf(one))[0];
  const kept = newest === undefined ? null : readKept(join(folderOf(), newest), user);
  if (kept === null || 'problem' in kept) return null;
  const window = shape.safeParse(jsonOf(kept.text)).data ?? null;
  return window === null || window.takenBack ? null : window;
}

/** Beside the locks, hidden as these are. */
function folderOf(): string {
  return join(sessionsFolder(undefined), '.doctor');
}

function pathOf({facts, gateway}: Subject, at: number): string {
  return join(folderOf(), `${lockName(facts.name, gateway)}-${at}.json`);
}

function atOf(name: string): number {
  return Number(/-(\d+)\.json$/.exec(name)?.[1] ?? 0);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const file = z.object({
  path: z.string(),
  kind: z.enum(['config', 'include', 'unit', 'drop-in', 'environment-file', 'state']),
  mode: z.number(),
  bytes: z.number(),
  sha256: z.string(),
  text: z.string().nullable(),
});
const shape = z.object({
  at: z.number(),
  before: z.array(file),
  after: z.record(z.string(), z.string()).nullable(),
  takenBack: z.boolean(),
});
