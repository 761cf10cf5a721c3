import {systemdWords} from '../systemd/words.ts';
import type {Words} from '../words.ts';

/** A unit may lie beside the container that runs: what is said of it is said in its manager's words. */
export function besideUnits(own: Words): Words {
  const entries = Object.entries(own).map(([name, said]: [string, unknown]) => {
    if (typeof said !== 'function') return [name, said];
    const manager = systemdWords[name as keyof Words] as unknown;
    return [name, (...told: unknown[]): unknown => (told.some(isUnit) && typeof manager === 'function' ? manager(...told) : said(...told))];
  });
  return Object.fromEntries(entries) as Words;
}

function isUnit(told: unknown): boolean {
  if (typeof told !== 'object' || told === null || !('scope' in told)) return false;
  return told.scope === 'user' || told.scope === 'system';
}
