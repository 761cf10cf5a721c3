import {linkSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {leftShape} from '../model/event/act.ts';
import type {LeftAct} from '../model/index.ts';
import {alive, gone, startOf} from './holder.ts';
import {ledAstray} from './place.ts';

/** One repair a gateway, across all consoles that keep their sessions here. What it holds outlives its console. */
export interface RepairLock {
  /** Takes it, over a dead console's too; or says who has it. */
  take(act: LeftAct): {readonly is: 'ours'; readonly over: LeftAct | null} | {readonly is: 'held'; readonly by: string};
  release(): void;
  /** The process that has it and lives; null = nobody has it. */
  holder(): number | null;
  /** What a dead console left under it. */
  left(): LeftAct | null;
}

/** Hidden, because beside it stand sessions and nothing else. */
const folderName = '.repairs';

export function repairLock(base: string, name: string, pid: number): RepairLock {
  const folder = join(base, folderName);
  const path = join(folder, `${name}.json`);
  return {
    take(act) {
      const mine = `${path}.${pid}`;
      try {
        if (ledAstray(folder) !== null) return {is: 'held', by: `${folder} leads elsewhere, so nothing can be locked there`};
        mkdirSync(folder, {recursive: true, mode: 0o700});
        if (!isOurs(folder))
          return {is: 'held', by: `${folder} is another user's, or others may write there, so nothing can be locked there`};
        rmSync(mine, {force: true});
        writeFileSync(mine, JSON.stringify({pid, started: startOf(pid), act}), {flag: 'wx', mode: 0o600, flush: true});
        return link(mine, path, pid, 0, null);
      } catch (error) {
        return {is: 'held', by: `the act could not be locked in ${dirname(path)}: ${(error as Error).message}`};
      } finally {
        gone(mine);
      }
    },
    release: () => gone(path),
    holder() {
      const held = isTrusted(folder) ? read(path) : null;
      return held !== null && alive({pid: held.pid, since: held.started}) ? held.pid : null;
    },
    left() {
      const held = isTrusted(folder) ? read(path) : null;
      return held === null || alive({pid: held.pid, since: held.started}) ? null : held.act;
    },
  };
}

type Taken = ReturnType<RepairLock['take']>;

/** It appears under its name as a whole, so that nobody reads an empty one. */
function link(mine: string, path: string, pid: number, attempt: number, over: LeftAct | null): Taken {
  try {
    linkSync(mine, path);
    return {is: 'ours', over};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const held = read(path);
  if (held !== null && held.pid !== pid && alive({pid: held.pid, since: held.started})) {
    const {act, responder, session, since} = held.act;
    return {
      is: 'held',
      by: `${responder} does act ${act} since ${new Date(since).toISOString()} in session ${session} (process ${held.pid})`,
    };
  }
  if (attempt > 0) return {is: 'held', by: 'another console took it at the same moment'};
  rmSync(path, {force: true});
  return link(mine, path, pid, attempt + 1, held?.act ?? null);
}

/** False also where it cannot be looked at: nothing of ours was left there then. */
function isTrusted(folder: string): boolean {
  try {
    return ledAstray(folder) === null && isOurs(folder);
  } catch {
    return false;
  }
}

/** What lies in it is offered to be run, so that nobody else may have put it there. */
function isOurs(folder: string): boolean {
  const facts = lstatSync(folder, {throwIfNoEntry: false});
  return facts?.isDirectory() === true && facts.uid === process.geteuid?.() && (facts.mode & 0o022) === 0;
}

interface Held {
  readonly pid: number;
  readonly started: string | null;
  readonly act: LeftAct;
}

function read(path: string): Held | null {
  try {
    const {pid, started, act} = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const parsed = leftShape().safeParse(act);
    if (typeof pid !== 'number' || !parsed.success) return null;
    return {pid, started: typeof started === 'string' ? started : null, act: parsed.data};
  } catch {
    return null;
  }
}
