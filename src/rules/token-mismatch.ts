import type {Evidence, Facts, SecretsValue} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {say} from '../steps/index.ts';
import {openclaw, steps, wordsFor} from './shared/commands.ts';
import {dig, text} from './shared/json.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule, unknown} from './shared/rule.ts';
import {gatewayCredential, split} from './shared/secrets.ts';
import {chosenUnit} from './shared/unit.ts';
import {quote} from './shared/words.ts';

export const tokenMismatch = rule({
  code: 'token-mismatch',
  title: 'The gateway refuses the token that the command line uses',
  severity: 'degraded',
  behind: [
    'two-owners',
    'foreground-owner',
    'port-taken',
    'version-skew',
    'entry-stale',
    'config-split',
    'config-missing',
    'config-broken',
    'secret-shadowed',
  ],
  needs: ['secrets'],
  judge({secrets}, facts) {
    const refused = refusedCli(facts);
    const predicted = bySources(secrets);
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    const next = steps(
      wordsFor(facts).showLoaded(facts, 'drop-ins', unit ?? undefined),
      say`one source for the token: take it out of the service, keep it in openclaw.json or .env, then:`,
      wordsFor(facts).restart(facts, unit ?? undefined),
      openclaw(facts)`gateway call health --json --timeout 3000`,
    );
    if (refused !== null || predicted !== null) {
      const why = predicted === null ? '' : ` ${predicted.says}`;
      const first =
        refused === null ? 'A command in a clean shell will be refused.' : `The gateway refuses the CLI: "${quote(refused.says)}".`;
      return holds({
        text: `${first}${why}`,
        next,
        evidence: [...(refused === null ? [] : [refused.evidence]), ...(predicted === null ? [] : [predicted.evidence])],
      });
    }
    const line = lastRunLine(facts, unit, meaning('auth-token-mismatch', 'auth-password-mismatch'));
    if (line !== null) {
      return holds({
        text: `Some client is refused; the credential of the command line fits. The gateway says: "${quote(line.text)}".`,
        evidence: [logEvidence(line)],
        severity: 'note',
        next: [openclaw(facts)`devices list`],
      });
    }
    const key = gatewayCredential(secrets);
    return key !== null && key.daemon === null && key.sources.length > 1
      ? unknown(`which ${key.name} the gateway got could not be seen`)
      : clear;
  },
  explain: {
    means: 'The gateway got another token or password than a command on this host resolves.',
    why:
      'A token in the unit, a drop-in or an EnvironmentFile reaches the gateway only; the CLI reads openclaw.json, .env and its ' +
      'own shell.',
    misleads:
      '`gateway status` prints "Connectivity probe: ok" and exits 0; `status` shows `agents: []`, which looks like lost data. ' +
      "Repeated tries trip the gateway's rate limit.",
    next: (facts) => steps(openclaw(facts)`gateway call health --json --timeout 3000`, wordsFor(facts).showDefinition(facts)),
    page: 'gateway/troubleshooting/agent-replies-and-control-ui',
  },
});

/** What a CLI command was told; several of them say it in different places. */
function refusedCli(facts: Facts): {readonly says: string; readonly evidence: Evidence} | null {
  for (const answer of maybe(facts, 'cli')?.answers ?? []) {
    const says = [
      text(dig(answer.json, 'error', 'message')),
      text(dig(answer.json, 'gateway', 'error')),
      text(dig(answer.json, 'rpc', 'error')),
      answer.stderr,
    ].find((one) => one !== null && mismatch.test(one));
    const coded = text(dig(answer.json, 'error', 'details', 'code')) ?? text(dig(answer.json, 'rpc', 'connectFailure', 'detailCode'));
    if (says == null && (coded === null || !mismatch.test(coded))) continue;
    const line = (says ?? coded ?? '').split('\n').find((one) => mismatch.test(one)) ?? coded ?? '';
    return {says: line, evidence: {probe: 'cli', line: `${answer.command}: ${line}`}};
  }
  return null;
}

function bySources(secrets: SecretsValue): {readonly says: string; readonly evidence: Evidence} | null {
  const key = gatewayCredential(secrets);
  if (key === null || !split(key) || key.daemon === null || key.cli === null) return null;
  return {
    says:
      `${key.name}: the gateway got ${key.daemon.mark} (from ${key.daemon.from}), a command in a clean shell gets ${key.cli.mark} ` +
      `(from ${key.cli.from}).`,
    evidence: {
      probe: 'secrets',
      line: `${key.name}: daemon ${key.daemon.mark} (${key.daemon.from}), cli ${key.cli.mark} (${key.cli.from})`,
    },
  };
}

const mismatch = /AUTH_(?:TOKEN|PASSWORD)_MISMATCH|gateway (?:token|password) mismatch/;
