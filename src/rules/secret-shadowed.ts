import type {Case, Facts, SecretKey, SecretsValue, Step} from '../model/index.ts';
import {lookFor, operand, path, say} from '../steps/index.ts';
import {asOwner, openclaw, steps, wordsFor} from './shared/commands.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {differing, gatewayCredential, isGatewayCredential, sourceText, split} from './shared/secrets.ts';
import {chosenUnit} from './shared/unit.ts';
import {listed} from './shared/words.ts';

export const secretShadowed = rule({
  code: 'secret-shadowed',
  title: 'One key, several sources, different values',
  severity: 'degraded',
  behind: ['config-split'],
  needs: ['secrets'],
  judge({secrets}, facts) {
    return holds(...secrets.keys.map((key) => shadowed(facts, secrets, key)));
  },
  explain: {
    means: 'A token or API key is set in more than one place, and the values are not the same.',
    why:
      'It was rotated in one place, or `doctor --repair` wrote the old value into the unit. The order is: a literal in ' +
      'openclaw.json, then ' +
      'EnvironmentFile=, Environment=, ~/.openclaw/.env, env.vars. The CLI walks the same order in its own shell and never sees the unit.',
    misleads: '"The key exists" is true in every place; the connectivity probe is ok, and an empty fleet looks like lost data.',
    next: (facts) => steps(wordsFor(facts).showDefinition(facts), openclaw(facts)`secrets audit --json`, wordsFor(facts).restart(facts)),
    page: 'help/environment',
  },
});

function shadowed(facts: Facts, secrets: SecretsValue, key: SecretKey): Case | null {
  const others = differing(key);
  const first = key.sources[0];
  if (first === undefined || (others.length === 0 && !split(key))) return null;
  // What the process holds says something new only where no file has it.
  const told = key.sources.filter((one) => one.kind !== 'process' || stale(key));
  const got =
    key.daemon === null ? 'Which one the gateway got could not be seen' : `The gateway got ${key.daemon.mark} (from ${key.daemon.from})`;
  const mine = key.cli === null ? '' : `, a command in a clean shell gets ${key.cli.mark} (from ${key.cli.from})`;
  return {
    subject: key.name,
    text:
      `${key.name} has ${listed(told.map(sourceText))}. ` +
      `${got}${mine}.${stale(key) ? ' The gateway was started before the change: a restart hands it the new value.' : ''}`,
    evidence: [
      ...key.sources.map((source) => ({probe: 'secrets' as const, line: `${key.name}: ${source.kind} ${source.where} ${source.mark}`})),
      {probe: 'secrets', line: `${key.name}: daemon ${key.daemon?.mark ?? 'not seen'}, cli ${key.cli?.mark ?? 'not seen'}`},
    ],
    severity: matters(secrets, key) ? 'degraded' : 'note',
    next: remedy(facts, key),
  };
}

/** Different values hurt when both sides got different ones, or when the process still holds one that no file has. */
function matters(secrets: SecretsValue, key: SecretKey): boolean {
  if (isGatewayCredential(key) && gatewayCredential(secrets)?.name !== key.name) return false;
  return split(key) || stale(key);
}

function stale(key: SecretKey): boolean {
  const process = key.sources.find((source) => source.kind === 'process');
  const files = key.sources.filter((source) => source.kind !== 'process');
  return process !== undefined && files.length > 0 && files.every((source) => source.mark !== process.mark);
}

function remedy(facts: Facts, key: SecretKey): readonly Step[] {
  const supervisor = maybe(facts, 'supervisor');
  const unit = (supervisor === null ? null : chosenUnit(supervisor)) ?? undefined;
  const files = [
    ...new Set(key.sources.filter((source) => source.kind !== 'process' && source.where.startsWith('/')).map((source) => source.where)),
  ];
  const names = lookFor('names the files, prints no value')`grep -l ${operand(key.name)} ${files.map(path)}`;
  return steps(
    files.length === 0 ? null : asOwner(facts, names),
    say`keep one source, take the others out, then:`,
    key.sources.some((source) => source.kind === 'drop-in' || source.kind === 'unit') ? wordsFor(facts).edit(facts, unit) : null,
    wordsFor(facts).restart(facts, unit),
    openclaw(facts)`secrets audit --json`,
  );
}
