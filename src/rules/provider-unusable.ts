import type {Capability, Case, Facts, LogLine, Step} from '../model/index.ts';
import {meaning, namedBy} from '../openclaw/meaning.ts';
import {capabilityLine, credentialCauses, notServing, throttled} from './shared/capabilities.ts';
import {openclaw, steps} from './shared/commands.ts';
import {cliAnswer, dig, items, text} from './shared/json.ts';
import {lastRunLine, logEvidence, recentLine} from './shared/last-run.ts';
import {holds, maybe, rule, unknown, when, whyUnseen} from './shared/rule.ts';
import {chosenUnit} from './shared/unit.ts';
import {quote} from './shared/words.ts';

export const providerUnusable = rule({
  code: 'provider-unusable',
  title: 'A model provider cannot be used: no key, a refused one, or no such model',
  severity: 'degraded',
  behind: [...notServing, 'egress-down', 'env-file-missing', 'secret-missing', 'secret-shadowed', 'upstream-throttled'],
  needs: [],
  // An older line may be of a key that has been set since.
  recentMs: 60 * 60_000,
  judge(_, facts, {recentMs}) {
    const seen = maybe(facts, 'capabilities');
    const failed = (seen?.capabilities ?? []).filter((one) => one.kind === 'provider' && one.state === 'failed');
    const names = new Set(failed.map((one) => one.name));
    const cases = [
      ...failed.map((one) => byLook(facts, one, recentMs)),
      ...byCli(facts, names),
      ...(failed.length === 0 ? byLog(facts, seen?.capabilities ?? [], recentMs) : []),
    ];
    const found = holds(...cases);
    return found.is === 'clear' && seen === null ? unknown(whyUnseen(facts, 'capabilities')) : found;
  },
  explain: {
    means: 'A provider that the configuration uses has no credential, or the far side refuses the one it has.',
    why: 'The key is in another place than the gateway reads, it expired or was revoked, or its account has no credit.',
    misleads: "`models status` reads what the CLI would use, in the CLI's environment; exit 0 does not prove that a call works.",
    next: (facts) => steps(remedy(facts)),
    page: 'gateway/authentication',
  },
});

function byLook(facts: Facts, provider: Capability, recentMs: number): Case {
  const line = recentLine(facts, recentMs, {test: (text) => names(text, provider.name) && refused.test(text)});
  return {
    subject: provider.name,
    text:
      `Provider ${provider.name} (${provider.claimedIn}) cannot be used: ${quote(provider.detail)}.` +
      `${line === null ? '' : ` The log: "${quote(line.text)}".`}`,
    evidence: [{probe: 'capabilities', line: capabilityLine(provider)}, ...(line === null ? [] : [logEvidence(line)])],
    behind: [
      ...notServing,
      'egress-down',
      ...credentialCauses(facts, provider),
      ...when(throttled.test(provider.detail), 'upstream-throttled'),
    ],
    next: remedy(facts),
  };
}

function byCli(facts: Facts, known: ReadonlySet<string>): readonly Case[] {
  const answer = cliAnswer(facts, 'models status');
  const missing = items(dig(answer?.json, 'auth', 'missingProvidersInUse'))
    .map(text)
    .filter((name) => name !== null && !known.has(name));
  return missing.map((name) => ({
    subject: name ?? '',
    text: `Provider ${name} is in use (default model ${text(dig(answer?.json, 'resolvedDefault')) ?? 'unknown'}) and has no credential.`,
    evidence: [{probe: 'cli', line: `models status: auth.missingProvidersInUse ${name}`}],
    next: remedy(facts),
  }));
}

function byLog(facts: Facts, capabilities: readonly Capability[], recentMs: number): readonly Case[] {
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  const line = lastRunLine(facts, unit, meaning('asked-provider-key-absent', 'asked-provider-key-refused', 'asked-model-unknown'));
  if (line === null || facts.now - line.at > recentMs) return [];
  // Whoever has changed the keys since has perhaps mended it.
  const changed = lastRunLine(facts, unit, meaning('asked-keys-reloaded'));
  if (changed !== null && changed.at >= line.at) return [];
  const unknownOne = namedBy('asked-model-unknown', line.text);
  if (unknownOne !== null) return withoutModel(facts, capabilities, unknownOne, line);
  const absent = namedBy('asked-provider-key-absent', line.text);
  const name = absent ?? namedBy('asked-provider-key-refused', line.text);
  if (capabilities.some((one) => one.kind === 'provider' && one.name === name && one.state === 'working')) return [];
  const provider = name === null ? 'a provider' : `provider ${name}`;
  return [
    {
      ...(name === null ? {} : {subject: name}),
      text: `${absent !== null ? `The gateway found no key for ${provider}` : `The far side of ${provider} refuses its key`}: "${quote(fromError(line.text))}".`,
      evidence: [logEvidence(line)],
      next: remedy(facts),
    },
  ];
}

/** What a person asked for by hand does not stand in the configuration, and fails nobody else. */
function withoutModel(facts: Facts, capabilities: readonly Capability[], name: string, line: LogLine): readonly Case[] {
  const claim = capabilities.find((one) => one.kind === 'provider' && one.name === name);
  if (claim === undefined) return [];
  return [
    {
      subject: name,
      text: `The gateway knows no such model of provider ${name} (${claim.claimedIn}), and a turn that asked for it failed: "${quote(fromError(line.text))}".`,
      evidence: [logEvidence(line), {probe: 'capabilities', line: capabilityLine(claim)}],
      // A provider that is set up has models that are known; the one that was asked for may be somebody's slip.
      severity: /\bmodels\.providers\b/.test(claim.claimedIn) ? 'note' : 'degraded',
      next: steps(openclaw(facts)`models list --json`, openclaw(facts)`config get agents.defaults.model`),
    },
  ];
}

const refused = meaning('asked-credential-refused', 'asked-credential-words');

/** As a word of its own. */
function names(line: string, name: string): boolean {
  return line.split(/[^A-Za-z0-9_.-]+/).includes(name);
}

/** What stands before it tells of the run and not of the key. */
function fromError(line: string): string {
  return line.slice(Math.max(0, line.indexOf(' error=') + 1));
}

function remedy(facts: Facts): readonly Step[] {
  return [openclaw(facts)`models status --json`, openclaw(facts)`models auth list`, openclaw(facts)`secrets audit --json`];
}
