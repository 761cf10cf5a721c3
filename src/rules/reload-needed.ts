import type {Case, Facts, SupervisorValue, UnitRow} from '../model/index.ts';
import {stackUp} from '../supervisors/index.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {toldService} from './shared/service.ts';
import {presentUnits, unitName} from './shared/unit.ts';
import {count, listed} from './shared/words.ts';

export const reloadNeeded = rule({
  code: 'reload-needed',
  title: 'What was changed on disk is not what runs',
  severity: 'degraded',
  behind: [],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    return holds(
      olderThanFile(facts, supervisor),
      olderThanList(facts, supervisor),
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
              wordsFor(facts).startReloaded(facts, unit),
            ),
          };
        }),
    );
  },
  explain: {
    means:
      'The unit file or a drop-in was edited, and the manager still works with what it read before; or a compose file, and the container is the one from before; or a property list, and launchd has the job as it was loaded.',
    why: 'Somebody changed the file and forgot `daemon-reload`, `up -d` or to load the job again; a restart alone starts the old definition, or the old container, again.',
    misleads: 'Printing the unit prints its file, so the change seems to be in force.',
    next: (facts) => steps(wordsFor(facts).reload(facts), wordsFor(facts).startReloaded(facts)),
    page: 'cli/gateway/query',
  },
});

/** A container keeps what it was made with, whatever its file says since. */
function olderThanFile(facts: Facts, supervisor: SupervisorValue): Case | null {
  const service = toldService(supervisor);
  const made = service?.run.madeBy ?? null;
  const compared = maybe(facts, 'unit');
  if (service?.apart !== true || made?.is !== 'stack' || compared === null) return null;
  const rows = compared.rows.filter((row) => row.differs === 'disk');
  if (rows.length === 0) return null;
  const words = rows.map((row) => `${row.key}: runs with ${row.loaded ?? 'none'}, the file says ${row.disk ?? 'none'}`);
  return {
    text: `The ${service.title} was not made from ${listed(made.files, 2)} as it is now: ${listed(words, 2)}. A restart keeps the old one.`,
    evidence: words.slice(0, 5).map((line) => ({probe: 'unit' as const, line})),
    next: steps(wordsFor(facts).showDefinition(facts, service), stackUp(made, 'makes the container anew from its file')),
  };
}

/** launchd reads a list when the job is loaded, and at no other time. */
function olderThanList(facts: Facts, supervisor: SupervisorValue): Case | null {
  const service = toldService(supervisor);
  const compared = maybe(facts, 'unit');
  if (service?.by !== 'launchd' || service.loaded === false || service.definition === undefined || compared === null) return null;
  const rows = compared.rows.filter((row) => row.differs === 'disk' || row.differs === 'both');
  if (rows.length === 0) return null;
  return {
    text:
      `launchd still uses ${service.scope}/${service.name} as it was loaded; its file ${service.definition} says something else. ` +
      `${count(rows.length, 'setting')} ${rows.length === 1 ? 'differs' : 'differ'}: ${listed(rows.map(difference), 2)}. A kick starts the old one again.`,
    evidence: rows.slice(0, 5).map((row) => ({probe: 'unit' as const, line: difference(row)})),
    next: steps(
      wordsFor(facts).showDefinition(facts, service),
      wordsFor(facts).reload(facts, service),
      wordsFor(facts).startReloaded(facts, service),
    ),
  };
}

function difference(row: UnitRow): string {
  return `${row.key}: loaded ${row.loaded ?? 'not set'}, on disk ${row.disk ?? 'not set'}`;
}
