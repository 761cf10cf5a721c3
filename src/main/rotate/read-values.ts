import JSON5 from 'json5';
import {filesOf, parsePath, whole} from '../../config/index.ts';
import {readAs} from '../../host/index.ts';
import type {User} from '../../model/index.ts';
import {parseDotenv, parseEnvFile, parseEnviron, type Variables} from '../../probes/parse/env-file.ts';
import type {Credential, HeldPlace} from '../../secrets/index.ts';
import {parseEnvironment, parseUnitFile} from '../../supervisors/systemd/unit-file.ts';
import type {Subject} from '../config/subject.ts';
import {ownerOf} from './owner-of.ts';

/** A value as it is in one place. It is held in memory, compared, and shown to the gateway's own door; it goes nowhere else. */
export interface HeldValue {
  readonly where: string;
  readonly value: string;
}

/** The values of one credential in all places that can be read, raw. */
export function valuesOf({name, places}: Credential, variable: string | null, {gateway}: Pick<Subject, 'gateway'>): readonly HeldValue[] {
  return places.flatMap((place) => {
    const value = valueIn(place, variable ?? name, gateway.user);
    return value === null || value === '' ? [] : [{where: place.where, value}];
  });
}

function valueIn({kind, where}: HeldPlace, variable: string, user: User): string | null {
  const text = (path: string): string => {
    const found = readAs(path, ownerOf(path, user));
    return typeof found === 'string' ? found : '';
  };
  const last = (variables: Variables): string | null => variables.findLast(([name]) => name === variable)?.[1] ?? null;
  const space = where.lastIndexOf(' ');
  switch (kind) {
    case 'config':
      return inConfig(where.slice(0, space), where.slice(space + 1), user);
    case 'config-env':
      return inConfig(where.slice(0, space), `env.vars.${variable}`, user) ?? inConfig(where.slice(0, space), `env.${variable}`, user);
    case 'environment-file':
      return last(parseEnvFile(text(where)));
    case 'dotenv':
      return last(parseDotenv(text(where)));
    case 'drop-in':
    case 'unit':
      return last(
        parseUnitFile(text(where))
          .filter(({key}) => key === 'Environment')
          // The specifier for a percent sign; another one in a secret is what nobody writes.
          .flatMap(({value}) => parseEnvironment(value).map(([name, found]) => [name, found.replaceAll('%%', '%')] as const)),
      );
    case 'process': {
      const pid = /\d+$/.exec(where)?.[0];
      return pid === undefined ? null : last(parseEnviron(text(`/proc/${pid}/environ`)));
    }
    default:
      return null;
  }
}

function inConfig(path: string, at: string, user: User): string | null {
  const read = (file: string): string | null => {
    const found = readAs(file, user);
    return typeof found === 'string' ? found : null;
  };
  const parsed = parsePath(at);
  if (!parsed.ok) return null;
  let here: unknown = whole(path, filesOf(path, read));
  for (const step of parsed.steps)
    here = typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>)[step] : undefined;
  return typeof here === 'string' ? here : null;
}

/** Whether the text of a file holds one of these as it is, or as JSON writes it. */
export function holds(text: string, values: readonly string[]): boolean {
  return values.some((value) => value !== '' && (text.includes(value) || text.includes(JSON5.stringify(value).slice(1, -1))));
}
