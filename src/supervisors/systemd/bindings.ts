import type {Host, LackedUnit} from '../../model/index.ts';
import {askText} from '../../probes/gather/ask.ts';
import type {Manager} from './managers.ts';
import {type Properties, parsePropertyBlocks, property} from './properties.ts';
import {parseStamp} from './time.ts';

/** The settings by which a unit goes down with another one, or does not come up without it; the strictest first. */
export const bindings = ['BindsTo', 'Requisite', 'Requires', 'PartOf'] as const;

export type Needed = Pick<LackedUnit, 'name' | 'by'>;

/** What systemd itself puts into every unit's needs says nothing. */
const usual = /\.slice$|^(?:basic|sysinit|shutdown)\.target$|^-?[\w-]*\.mount$|\.socket$/;

export function bindingsIn(shown: Properties): readonly Needed[] {
  const all = bindings.flatMap((by) =>
    (property(shown, by) ?? '').split(' ').flatMap((name) => (name === '' || isUsual(name, by) ? [] : [{name, by}])),
  );
  return all.filter((one, index) => all.findIndex(({name}) => name === one.name) === index);
}

/** A mount that the unit's author is bound to stands in BindsTo; one that a path of it lies on is put into Requires by systemd. */
function isUsual(name: string, by: Needed['by']): boolean {
  return by === 'BindsTo' && name.endsWith('.mount') ? false : usual.test(name);
}

/** Those that do not run, as their manager says. */
export async function lackedUnits(host: Host, manager: Manager, needs: readonly Needed[]): Promise<readonly LackedUnit[]> {
  if (needs.length === 0) return [];
  const text = await askText(host, [...manager.argv, 'show', ...needs.map(({name}) => name), '-p', asked], manager);
  if (!text.seen) return [];
  return parsePropertyBlocks(text.value).flatMap((shown): readonly LackedUnit[] => {
    const need = needs.find(({name}) => name === property(shown, 'Id'));
    const active = property(shown, 'ActiveState') ?? 'unknown';
    if (need === undefined || active === 'active' || active === 'reloading') return [];
    return [
      {
        ...need,
        load: property(shown, 'LoadState') ?? 'unknown',
        active,
        sub: property(shown, 'SubState') ?? 'unknown',
        result: property(shown, 'Result') ?? 'unknown',
        stateSince: parseStamp(property(shown, 'StateChangeTimestamp') ?? ''),
      },
    ];
  });
}

const asked = ['Id', 'LoadState', 'ActiveState', 'SubState', 'Result', 'StateChangeTimestamp'].join(',');
