import type {SwitchedOff} from '../../model/index.ts';
import {switchedOffBy} from '../../openclaw/switches.ts';
import type {NamedValues, SecretPlaces} from './secret-keys.ts';

/** What is switched off by a variable, by the place where it stands; one that only the process has any more is named by that. */
export function switchesIn({process, late, running}: Omit<SecretPlaces, 'config'>): readonly SwitchedOff[] {
  const held = running === null ? null : of(running, false).map(({variable}) => variable);
  const set = process.flatMap((place) => of(place, false).map((one) => ({...one, holds: held?.includes(one.variable) ?? false})));
  const read = late.flatMap((place) => of(place, true));
  const known = [...set, ...read].map(({variable}) => variable);
  const left = running === null ? [] : of(running, true).filter(({variable}) => !known.includes(variable));
  return [...set, ...read, ...left];
}

function of({where, values}: NamedValues, holds: boolean): readonly SwitchedOff[] {
  return values.flatMap(([name, value]) => {
    const what = switchedOffBy(name, value);
    return what === null ? [] : [{what, variable: `${name}=${value}`, where, holds}];
  });
}
