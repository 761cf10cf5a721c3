import {say} from '../steps/index.ts';
import {reinstall, steps, wordsFor} from './shared/commands.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {chosenUnit} from './shared/unit.ts';
import {listed} from './shared/words.ts';

export const secretInUnit = rule({
  code: 'secret-in-unit',
  title: 'A secret stands in the unit itself',
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
          next: steps(
            say`move ${key.name} to ${`${facts.gateway.stateDir}/.env`} (mode 600), then take the Environment= line out`,
            wordsFor(facts).edit(facts, unit ?? undefined),
            reinstall(facts),
            wordsFor(facts).restart(facts, unit ?? undefined),
          ),
        };
      }),
    );
  },
  explain: {
    means: 'A token, key or password is written as Environment= in the unit or a drop-in.',
    why: 'An older installer or `doctor --repair` embedded it, or somebody set it there by hand.',
    misleads: 'OpenClaw only says that the service "should be reinstalled", also where the value is harmless because openclaw.json wins.',
    next: (facts) => steps(wordsFor(facts).showDefinition(facts), reinstall(facts)),
    page: 'gateway/security/secrets-and-storage',
  },
});
