import type {Gateway, Host, Look, Owner, UnitState} from '../../model/index.ts';
import {isKnownHealthy, relookHealthyMs} from '../../probes/gather/known-healthy.ts';
import {remembered} from '../../probes/gather/memory.ts';
import type {Known} from '../../probes/probe.ts';
import {nothingHeld} from '../owner.ts';
import type {Held} from '../supervisor.ts';
import {lingers} from './lingering.ts';
import {managers} from './managers.ts';
import {unitState} from './state.ts';

/** The gateway's unit in both managers, loaded or not, and the managers that could not be asked. */
export async function heldByManagers(host: Host, gateway: Gateway, known: Known): Promise<Held> {
  const asked = await Promise.all(
    managers(gateway).map(async (manager) => ({
      scope: manager.scope,
      look: await withLingering(host, gateway, known, await unitState(host, manager, gateway.unit, isKnownHealthy(known))),
    })),
  );
  const units = asked.flatMap(({look}) => (look.seen ? [look.value] : []));
  return {
    ...nothingHeld,
    owners: ownersOf(units),
    units,
    unasked: asked.flatMap(({scope, look}) => (look.seen ? [] : [{scope, detail: look.detail}])),
  };
}

async function withLingering(host: Host, {user}: Gateway, known: Known, look: Look<UnitState>): Promise<Look<UnitState>> {
  if (!look.seen || look.value.scope !== 'user' || look.value.load !== 'loaded') return look;
  const lingering = await remembered(host, `lingers ${user.name}`, isKnownHealthy(known) ? relookHealthyMs : 0, () => lingers(host, user));
  return lingering === null ? look : {seen: true, value: {...look.value, lingers: lingering}};
}

export function ownersOf(units: readonly UnitState[]): readonly Owner[] {
  return units.filter((one) => trying.has(one.active)).map((one) => (one.scope === 'user' ? 'systemd-user' : 'systemd-system'));
}

/** States in which a manager runs the unit or will start it again by itself. */
const trying = new Set(['active', 'activating', 'reloading', 'deactivating']);
