import type {UnitRow} from '../model/index.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {presentUnits, unitName} from './shared/unit.ts';
import {count, listed} from './shared/words.ts';

export const reloadNeeded = rule({
  code: 'reload-needed',
  title: 'The unit was changed on disk and not loaded',
  severity: 'degraded',
  behind: [],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    return holds(
      ...presentUnits(supervisor)
        .filter((unit) => unit.needReload)
        .map((unit) => {
          // What was compared is the unit that counts; of another one only its manager's word is known.
          const compared = maybe(facts, 'unit');
          const rows = (compared?.scope === unit.scope ? compared.rows : []).filter(
            (row) => row.loaded !== row.disk && row.differs !== 'no' && row.differs !== 'wanted',
          );
          const what = rows.length === 0 ? '' : ` ${count(rows.length, 'setting')} differ: ${listed(rows.map(difference), 2)}.`;
          return {
            text:
              `systemd still uses the old ${unitName(unit)}; the files ` +
              `(${listed([unit.fragment ?? unit.name, ...unit.dropIns], 3)}) say something else.${what}`,
            evidence: [
              {probe: 'supervisor' as const, line: `${unitName(unit)}: NeedDaemonReload=yes`},
              ...rows.slice(0, 5).map((row) => ({probe: 'unit' as const, line: difference(row)})),
            ],
            next: steps(
              wordsFor(facts).showDefinition(facts, unit),
              wordsFor(facts).reload(facts, unit),
              wordsFor(facts).restart(facts, unit),
            ),
          };
        }),
    );
  },
  explain: {
    means: 'The unit file or a drop-in was edited, and the manager still works with what it read before.',
    why: 'Somebody changed the file and forgot `daemon-reload`; a restart alone starts the old definition again.',
    misleads: 'Printing the unit prints its file, so the change seems to be in force.',
    next: (facts) => steps(wordsFor(facts).reload(facts), wordsFor(facts).restart(facts)),
    page: 'cli/gateway/query',
  },
});

function difference(row: UnitRow): string {
  return `${row.key}: loaded ${row.loaded ?? 'not set'}, on disk ${row.disk ?? 'not set'}`;
}
