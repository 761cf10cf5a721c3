import type {Facts, FileFacts} from '../../model/index.ts';
import {maybe} from './rule.ts';
import {chosenUnit, isUp} from './unit.ts';

/** What a start misses because the owner cannot read this file, as a clause; null where no start misses it. */
export function missedBy(facts: Facts, place: string): string | null {
  const config = maybe(facts, 'config');
  if (config?.state === 'unreadable' && place === config.path) return 'the gateway cannot read its configuration';
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  const refusedIt = unit?.result === 'resources' && !isUp(unit);
  const demanded = unit?.environmentFiles.some(({path, optional}) => path === place && !optional) === true;
  return refusedIt && demanded ? 'systemd cannot start the unit that demands it: Result=resources, nothing ran' : null;
}

/** Its owner, or only root, may read it, and the gateway's user is neither. */
export function isClosedTo(uid: number, file: FileFacts): boolean {
  return file.uid === uid ? (file.mode & 0o400) === 0 : (file.mode & 0o044) === 0;
}

/** Whether the gateway's user cannot read a file that a start demands; `secret-readable` says which and mends it. */
export function startMissesFile(facts: Facts): boolean {
  const files = maybe(facts, 'secrets')?.files ?? [];
  const {uid} = facts.gateway.user;
  return files.some(({path, facts: file}) => file.kind === 'file' && isClosedTo(uid, file) && missedBy(facts, path) !== null);
}

/** What lies there instead of a file, in words; null where it is one. */
export function otherThanFile(file: FileFacts | null): string | null {
  if (file === null || file.kind === 'file') return null;
  return file.kind === 'other' ? 'a pipe or a device' : `a ${file.kind}`;
}
