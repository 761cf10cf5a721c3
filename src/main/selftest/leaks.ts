import {formsOf, type Sentinel} from './sentinels.ts';
import type {Places} from './trial.ts';

/** What stands in each place that must not. */
export function leaksIn(places: Places, planted: readonly Sentinel[]): ReadonlyMap<string, readonly Sentinel[]> {
  const found = (text: string) => planted.filter((one) => formsOf(one).some((form) => text.includes(form)));
  return new Map(Object.entries(places).map(([place, text]) => [place, found(text)]));
}

export function lineOfPlace(place: string, text: string, leaked: readonly Sentinel[]): string {
  const which = leaked.length === 0 ? 'no secret' : `leaked: ${leaked.map(({kind}) => kind).join(', ')}`;
  return `${place.padEnd(13)} ${String(text.length).padStart(8)} characters, ${which}`;
}

export function rateOf(places: Places, planted: readonly Sentinel[], found: ReadonlyMap<string, readonly Sentinel[]>): string {
  const names = Object.keys(places);
  const chances = planted.length * names.length;
  const kept = chances - [...found.values()].flat().length;
  const rate = chances === 0 ? 100 : Math.floor((kept / chances) * 1000) / 10;
  return `rate: ${kept} of ${chances} kept out (${rate} %): each secret in ${names.join(', ')}`;
}
