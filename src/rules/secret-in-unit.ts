import type {Facts, Step, UnitState} from '../model/index.ts';
import {say} from '../steps/index.ts';
import {isMac, reinstall, steps, wordsFor} from './shared/commands.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {chosenUnit} from './shared/unit.ts';
import {listed} from './shared/words.ts';

export const secretInUnit = rule({
  code: 'secret-in-unit',
  title: "A secret stands in the service's definition itself",
  severity: 'note',
  behind: [],
  needs: ['secrets'],
  judge({secrets}, facts) {
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    const scope = unit?.scope ?? maybe(facts, 'unit')?.scope ?? 'user';
    return holds(
      ...secrets.keys.map((key) => {
        const inline = key.sources.filter((source) => source.kind === 'unit' || source.kind === 'drop-in');
        if (inline.length === 0) return null;
        const places = [...new Set(inline.map((source) => source.where))];
        return {
          subject: key.name,
          text: `${key.name} stands in ${listed(places)}. ${
            scope === 'system'
              ? 'Every user of this host can read it, whatever the mode of the file.'
              : 'It beats .env, so a key that is rotated there does not reach the gateway.'
          }`,
          evidence: inline.map((source) => ({
            probe: 'secrets' as const,
            line: `${key.name}: ${source.kind} ${source.where} ${source.mark}`,
          })),
          // A system unit's Environment= is public on the host whatever the file's mode is.
          severity: scope === 'system' ? ('degraded' as const) : ('note' as const),
          next: moved(facts, key.name, unit),
        };
      }),
    );
  },
  explain: {
    means: 'A token, key or password is written as Environment= in the unit or a drop-in, or among the variables of a property list.',
    why: 'An older installer or `doctor --repair` embedded it, or somebody set it there by hand.',
    misleads: 'OpenClaw only says that the service "should be reinstalled", also where the value is harmless because openclaw.json wins.',
    next: (facts) => steps(wordsFor(facts).showDefinition(facts), reinstall(facts)),
    page: 'gateway/security/secrets-and-storage',
  },
});

/** A restart is enough where the installer has written the definition anew; launchd has to load a list again that was edited by hand. */
function moved(facts: Facts, name: string, unit: UnitState | null): readonly Step[] {
  const words = wordsFor(facts);
  const file = `${facts.gateway.stateDir}/.env`;
  return isMac(facts)
    ? steps(
        say`move ${name} to ${file} (mode 600), then take it out of the property list`,
        words.edit(facts),
        words.reload(facts),
        words.startReloaded(facts),
      )
    : steps(
        say`move ${name} to ${file} (mode 600), then take the Environment= line out`,
        words.edit(facts, unit ?? undefined),
        reinstall(facts),
        words.restart(facts, unit ?? undefined),
      );
}
