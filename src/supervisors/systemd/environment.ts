import type {Gateway, Host, Readings} from '../../model/index.ts';
import {managerVariables} from '../../probes/gather/variable-places.ts';
import {loadedUnit} from '../chosen.ts';
import type {VariableSource} from '../supervisor.ts';
import {managers} from './managers.ts';
import {unitFiles, variableSources} from './sources.ts';

/** What the unit sets, then what its manager has of its own: that does reach the process. */
export async function environmentOf(host: Host, gateway: Gateway, readings: Readings): Promise<readonly VariableSource[]> {
  const unit = loadedUnit(readings);
  if (unit === null) return [];
  const manager = managers(gateway).find((one) => one.scope === unit.scope) ?? {folders: []};
  const [sources, own] = await Promise.all([
    unitFiles(host, unit, manager).then((files) => variableSources(host, unit, files, gateway.user)),
    managerVariables(host, gateway, unit.scope),
  ]);
  return [...sources, ...own.map(({where, values}): VariableSource => ({kind: 'manager', path: where, variables: values}))];
}
