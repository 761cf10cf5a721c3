import type {Capability, Case, Facts, Step} from '../model/index.ts';
import {capabilityLine, credentialCauses, notServing, throttled} from './shared/capabilities.ts';
import {openclaw, steps} from './shared/commands.ts';
import {cliAnswer, dig, items, text} from './shared/json.ts';
import {lastRunLine, logEvidence, recentLine} from './shared/last-run.ts';
import {holds, maybe, rule, unknown, when, whyUnseen} from './shared/rule.ts';
import {chosenUnit} from './shared/unit.ts';
import {quote} from './shared/words.ts';

export const providerUnusable = rule({
  code: 'provider-unusable',
  title: 'A model provider cannot be used: no key, or a refused one',
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
  const line = recentLine(
    facts,
    recentMs,
    new RegExp(`\\b${provider.name.replace(/\W/g, '\\$&')}\\b.*(?:\\b40[13]\\b|API key|credential|unauthori[sz]ed)`, 'i'),
  );
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
  const line = lastRunLine(facts, unit, logged);
  if (line === null || facts.now - line.at > recentMs) return [];
  // Whoever has changed the keys since has perhaps mended it.
  const changed = lastRunLine(facts, unit, /config hot reload applied .*(?:models|auth|secrets)/);
  if (changed !== null && changed.at >= line.at) return [];
  const name =
    logged
      .exec(line.text)
      ?.slice(1)
      .find((one) => one !== undefined) ?? null;
  if (capabilities.some((one) => one.kind === 'provider' && one.name === name && one.state === 'working')) return [];
  const provider = name === null ? 'a provider' : `provider ${name}`;
  return [
    {
      ...(name === null ? {} : {subject: name}),
      text: `${/No API key/.test(line.text) ? `The gateway found no key for ${provider}` : `The far side of ${provider} refuses its key`}: "${quote(line.text.replace(/^.*?(?=\berror=)/, ''))}".`,
      evidence: [logEvidence(line)],
      next: remedy(facts),
    },
  ];
}

/** What an agent's run says of a key that is not there, and of one that is refused. */
const logged = /No API key found for (?:provider )?["'`]?([\w.-]+)|\bprovider=([\w.-]+) .*?\b(?:error|rawError)=40[13]\b/;

function remedy(facts: Facts): readonly Step[] {
  return [openclaw(facts)`models status --json`, openclaw(facts)`models auth list`, openclaw(facts)`secrets audit --json`];
}
