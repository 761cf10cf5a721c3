import type {SupervisorValue} from '../../model/index.ts';
import {servicesOf} from '../owner.ts';
import {containerTools} from './engines.ts';

/**
 * Whether the gateway's files may be a container's. One that crashes or was stopped owns them as one that runs does, and an engine that
 * could not be asked may have one; but what a service of this host runs is that service's.
 */
export function mayBeContainers(supervisor: SupervisorValue): boolean {
  if (supervisor.owner === 'container') return true;
  const isOpen = supervisor.owner === 'nobody' || supervisor.owner === 'unknown' || supervisor.owner === 'two-at-once';
  const isHidden = supervisor.unasked.some(({scope}) => containerTools.some(({engine}) => engine === scope));
  return isOpen && (isHidden || servicesOf(supervisor).some(({owner}) => owner === 'container'));
}

/** Whether a path of this host may be another file in the container's world: none of its folders is known to hold it. */
export function hidesFiles(supervisor: SupervisorValue, path: string): boolean {
  if (!mayBeContainers(supervisor)) return false;
  return !servicesOf(supervisor).some((one) => one.run?.mounts.some(({from}) => path === from || path.startsWith(`${from}/`)) === true);
}
