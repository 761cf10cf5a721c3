import type {Stats} from 'node:fs';
import {lstat, readlink} from 'node:fs/promises';
import type {Unseen} from '../model/index.ts';
import {unseen} from './unseen.ts';

/** More links than this on one path are a circle. */
const linksMax = 40;

export interface Way {
  /** The path without links. */
  readonly real: string;
  /** Everybody but root who owns a directory on the way: who could have put something in its place. */
  readonly others: ReadonlySet<number>;
}

/**
 * Follows a path as root may: a link that another user made can lead anywhere, so it is not followed, and what it leads to is not shown.
 * `last` says what is done with a link at the end: it is followed like the others, or it is what was asked for.
 */
export async function wayTo(path: string, last: 'follow' | 'keep', tried: string): Promise<Way | Unseen> {
  let left = stepsOf(path);
  let here = '';
  const others = new Set<number>();
  for (let links = 0; left.length > 0; ) {
    const [step = '', ...after] = left;
    left = after;
    if (step === '..') {
      here = here.slice(0, Math.max(0, here.lastIndexOf('/')));
      continue;
    }
    const place = `${here}/${step}`;
    const facts = await (after.length > 0 ? partOf(place) : lstat(place));
    if (!facts.isSymbolicLink() || (last === 'keep' && after.length === 0)) {
      if (facts.isDirectory() && facts.uid !== 0) others.add(facts.uid);
      here = place;
      continue;
    }
    if (facts.uid !== 0)
      return unseen('denied', `${tried}: ${place} is a link that uid ${facts.uid} made, which root does not follow; look as that user.`);
    links += 1;
    if (links > linksMax) return unseen('garbled', `${tried}: its symbolic links run in a circle.`);
    const target = await readlink(place);
    if (target.startsWith('/')) here = '';
    left = [...stepsOf(target), ...after];
  }
  return {real: here === '' ? '/' : here, others};
}

/**
 * The parts of paths are the same ones again and again: what was just seen of one is not asked again. Where a file was really opened is
 * asked of the kernel afterwards, so a part that changes meanwhile leads nowhere.
 */
function partOf(place: string): Promise<Stats> {
  const now = performance.now();
  const known = parts.get(place);
  if (known !== undefined && now - known.at < partAgeMs) return known.facts;
  if (parts.size > partsMax) parts.clear();
  const facts = lstat(place);
  parts.set(place, {at: now, facts});
  facts.catch(() => parts.delete(place));
  return facts;
}

const parts = new Map<string, {readonly at: number; readonly facts: Promise<Stats>}>();
const partAgeMs = 100;
const partsMax = 1000;

function stepsOf(path: string): readonly string[] {
  return path.split('/').filter((step) => step !== '' && step !== '.');
}
