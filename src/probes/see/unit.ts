import type {Gateway, Host, Look, UnitState, User} from '../../model/index.ts';
import {parseUnitState, unitProperties} from '../parse/unit-state.ts';
import {askText} from './ask.ts';
import {seen, unseen} from './unseen.ts';

export type Scope = 'user' | 'system';

/** How to speak to a unit's manager: the words before the verb, and through whose eyes. */
export interface Manager {
  readonly scope: Scope;
  readonly argv: readonly string[];
  readonly as?: User;
}

/** A user's manager is reached only by that user, or by root through that user's eyes. */
export function managers(gateway: Gateway): readonly Manager[] {
  return [
    {scope: 'user', argv: ['systemctl', '--user'], ...(gateway.own ? {} : {as: gateway.user})},
    {scope: 'system', argv: ['systemctl']},
  ];
}

/** One unit as its manager has it loaded. A unit that the manager does not know is seen, with the load state `not-found`. */
export async function unitState(host: Host, manager: Manager, unit: string): Promise<Look<UnitState>> {
  const text = await askText(host, [...manager.argv, 'show', unit, '-p', unitProperties.join(',')], manager);
  if (!text.seen) return text;
  const shown = parseUnitState(text.value);
  if (shown === null) return unseen('garbled', `\`${manager.argv.join(' ')} show ${unit}\` did not answer in the form of systemd.`);
  const {controlGroup, ...state} = shown;
  const inGroup = controlGroup === null ? [] : await pidsInGroup(host, controlGroup);
  const pids = state.mainPid === null || inGroup.includes(state.mainPid) ? inGroup : [state.mainPid, ...inGroup];
  return seen({scope: manager.scope, ...state, pids});
}

/** cgroup.procs is readable for everyone; where the tree is mounted depends on the cgroup version. */
async function pidsInGroup(host: Host, group: string): Promise<readonly number[]> {
  for (const root of ['/sys/fs/cgroup', '/sys/fs/cgroup/systemd', '/sys/fs/cgroup/unified']) {
    const file = await host.read(`${root}${group}/cgroup.procs`, {bytesMax: 64 * 1024});
    if (file.seen) return file.value.text.split('\n').filter(line => /^\d+$/.test(line)).map(Number);
  }
  return [];
}
