import {join} from 'node:path';
import {hold, newSessionId, repairLock} from '../journal/index.ts';
import type {DrillMark, Gateway, Runbook} from '../model/index.ts';
import {idsIn} from './ids-in.ts';
import type {Opened} from './open-gateway.ts';
import type {Resume} from './resume.ts';
import {version} from './version.ts';
import {startWalking, type Walking} from './walking.ts';

export interface Beginning {
  readonly opened: Opened;
  readonly gateway: Gateway;
  readonly runbook: Runbook;
  /** The kept session that goes on; null = a new one. */
  readonly resume: Resume | null;
  readonly drill: DrillMark | null;
  /** Where sessions are kept. */
  readonly base: string;
  /** Where all consoles of this user lock a gateway, wherever each keeps its session; absent = `base`. */
  readonly locks?: string;
  /** The name of a new session, where it is not made of the time. */
  readonly id?: string;
  readonly keepIds?: boolean;
  random(): number;
}

export type Begun = {readonly walking: Walking} | {readonly problem: string};

/** Takes the session for this console and starts its walk, or says who has it. The one way in which a session begins or goes on. */
export function beginSession({opened, gateway, runbook, resume, drill, base, locks, id: named, keepIds, random}: Beginning): Begun {
  const {host, facts, responder, cleaner, markKey} = opened;
  const id = resume?.session.id ?? named ?? newSessionId(host.clock.now(), random);
  const folder = resume?.folder ?? join(base, id);
  const held = hold(folder, {pid: process.pid, who: responder});
  if ('heldBy' in held) return {problem: `session ${id} is open in ${held.heldBy}`};
  const start =
    resume === null
      ? {how: 'new' as const, id, version, host: facts, responder, gateway, runbook, ...(drill === null ? {} : {drill})}
      : {
          how: 'resumed' as const,
          events: resume.events,
          lastHash: resume.lastHash,
          count: resume.count,
          hashes: resume.hashes,
          owed: resume.owed,
          responder,
          marks: resume.markKey === null ? ('new' as const) : ('same' as const),
        };
  const repairs = repairLock(locks ?? base, lockName(facts.name, gateway), process.pid);
  return {walking: startWalking({host, folder, held, repairs, cleaner, markKey, start, ids: idsIn(markKey, keepIds)})};
}

/** One gateway of one host, as the name of a file. */
export function lockName(host: string, {user, profile}: Gateway): string {
  return `${host}-${user.uid}-${profile}`.replace(/[^\w.-]/g, '_');
}
