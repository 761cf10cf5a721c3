import {dirname, join} from 'node:path';
import {namesIn, readAs} from '../../host/index.ts';
import type {Subject} from '../config/subject.ts';
import {type HeldValue, holds} from './read-values.ts';
import type {Written} from './write-all.ts';

/** Files beside those that were written in which an old value still stands: copies of ours, of OpenClaw's, of somebody's editor. */
export function leftCopies(
  {gateway}: Pick<Subject, 'gateway'>,
  held: readonly HeldValue[],
  written: readonly Written[],
): readonly string[] {
  const old = [...new Set(held.map(({value}) => value))];
  const folders = new Map(written.map(({change}) => [dirname(change.path), change.owner]));
  folders.set(gateway.stateDir, gateway.user);
  folders.set(dirname(gateway.configPath), gateway.user);
  const found = [...folders].flatMap(([folder, owner]) =>
    namesIn(folder, owner)
      .map((name) => join(folder, name))
      .filter((path) => {
        const text = readAs(path, owner);
        return typeof text === 'string' && holds(text, old);
      }),
  );
  if (found.length === 0) return [];
  const ours = written.flatMap(({copy}) => (copy === null ? [] : [copy]));
  return [
    `an old value still stands in ${found.length === 1 ? 'a file' : `${found.length} files`} beside them; delete what nobody needs to go back to`,
    ...found.map((path) => `  ${path}${ours.includes(path) ? ' (what was there before, kept now)' : ''}`),
  ];
}
