import {type ReadFor, type Session, underNames} from '../model/index.ts';
import {cliVersion} from '../openclaw/commands.ts';
import {supervisorFor} from '../supervisors/index.ts';

/** For which gateway a page is read here. */
export function readFor({readings}: Pick<Session, 'readings'>): ReadFor {
  const {name} = supervisorFor(readings);
  return {version: cliVersion(readings), under: underNames.find((one) => one === name) ?? null};
}
