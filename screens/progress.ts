import type {ReadingName, RungState, Session} from '../src/model/index.ts';
import {seconds} from '../src/session/describe.ts';
import {type Line, toned} from './text.ts';
import type {Glyphs} from './theme.ts';

/** What the first look consists of, in the order in which it is wanted. */
const firstLooks: readonly ReadingName[] = ['supervisor', 'ports', 'http', 'install', 'config', 'log', 'unit', 'capabilities'];

/** How the first look goes: what it waits for, for how long, and what is in with the time that it took. */
export function firstLook({readings, startedAt, rungs}: Session, glyphs: Glyphs, now: number): readonly Line[] {
  const isIn = firstLooks.filter((name) => readings[name] !== undefined);
  const waits = firstLooks.filter((name) => !isIn.includes(name));
  const count = isIn.length === 0 ? '' : `; ${isIn.length} of ${firstLooks.length} in`;
  const since = rungs.length === 0 || now - startedAt < 1000 ? '' : ` for ${wholeSeconds(now - startedAt)}`;
  const took = isIn.map((name) => `${name} ${seconds(readings[name]!.tookMs)}`).join(', ');
  return [
    [toned(`${glyphs.running} `, 'note'), {text: `looking at ${waits.length === 0 ? 'the rest' : waits.join(', ')}${since}${count}`}],
    ...(took === '' ? [] : [[toned(`${glyphs.bar} in: ${took}`, 'quiet')]]),
  ];
}

/** For how long a rung's command runs, and how long it took the time before; empty in its first second. */
export function runningFor({startedAt, tookMs}: RungState, now: number): string {
  const parts = [
    ...(startedAt === null || now - startedAt < 1000 ? [] : [`for ${wholeSeconds(now - startedAt)}`]),
    ...(tookMs === null ? [] : [`${seconds(tookMs)} the last time`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** What only asks the system answers at once; where it does not, everything on this host takes its time. */
const quick: readonly ReadingName[] = ['supervisor', 'ports', 'unit', 'log', 'vitals'];
const slowMs = 3000;

/** A sentence about a host that is slow itself; null where it is not. */
export function slowHost({readings}: Session): string | null {
  const slow = quick.filter((name) => (readings[name]?.tookMs ?? 0) >= slowMs);
  const took = slow.map((name) => `${name} ${seconds(readings[name]!.tookMs)}`).join(', ');
  return slow.length === 0 ? null : `this host is slow: ${took}`;
}

/** Something runs whose time is told in seconds. */
export function isUnderWay({firstTouchAt, rungs, own}: Session): boolean {
  return firstTouchAt === null || rungs.some(({status}) => status === 'running') || own.some(({result}) => result === null);
}

/** A time that counts up is told in whole seconds. */
export function wholeSeconds(ms: number): string {
  return ms < 120_000 ? `${Math.floor(ms / 1000)} s` : `${Math.floor(ms / 60_000)} min`;
}
