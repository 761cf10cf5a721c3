import type {Case, Certificate, Facts, HttpValue, Step} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {lookFor, say} from '../steps/index.ts';
import {openclaw, steps} from './shared/commands.ts';
import {type FailedStart, failedStart, reasonOf} from './shared/failed-start.ts';
import {logEvidence} from './shared/last-run.ts';
import {startOf} from './shared/refusal.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {listed, quote, span} from './shared/words.ts';

export const certificateUnusable = rule({
  code: 'certificate-unusable',
  title: "The gateway's own TLS certificate is over, or cannot be loaded",
  severity: 'degraded',
  behind: ['clock-off'],
  needs: [],
  judge(_, facts) {
    const http = maybe(facts, 'http');
    if (http?.certificate !== undefined) return holds(shown(facts, http, http.certificate));
    const failed = failedStart(facts);
    if (failed !== null && sign.test(failed.line.text)) return holds(refused(facts, failed));
    return http === null && maybe(facts, 'log') === null ? unknown(whyUnseen(facts, 'http')) : clear;
  },
  explain: {
    means:
      'gateway.tls is on, and its certificate is no longer or not yet valid, or certificate and key cannot be loaded: then the gateway does ' +
      'not start at all.',
    why:
      'The renewal stopped, or wrote its files where only root may read them; key and certificate come from two renewals; a path was ' +
      'changed; the clock is wrong.',
    misleads:
      'On the host itself all is green: its own commands pin the certificate by its fingerprint and do not look at its dates, while browsers, ' +
      'nodes and phones refuse it.',
    next: (facts) => steps(settings(facts), shownBy(facts)),
    page: 'gateway/security/network-exposure',
  },
});

const sign = meaning('own-tls-unusable');

function shown(facts: Facts, {address, port}: HttpValue, certificate: Certificate): Case | null {
  const {validFrom, validTo, names, selfSigned} = certificate;
  const leftMs = validTo - facts.now;
  const over = leftMs <= 0;
  const early = validFrom > facts.now;
  // A short-lived certificate is renewed late; what counts is how much of its own time is left.
  const soon = leftMs < Math.min((validTo - validFrom) / 10, soonMs);
  if (!over && !early && !soon) return null;
  const when = over ? `is over since ${span(-leftMs)}` : early ? `begins in ${span(validFrom - facts.now)}` : `ends in ${span(leftMs)}`;
  const refused = soon && !over && !early ? 'then whoever checks it refuses' : 'whoever checks it refuses';
  return {
    text:
      `The certificate of this gateway (${listed(names) || 'without a name'}) ${when}: ${refused} to connect, while the commands on this host, ` +
      `which pin it, go on.${selfSigned ? ' It is signed by itself, so that only those who pin it took it before, too.' : ''}`,
    evidence: [
      {
        probe: 'http',
        line: `https://${address}:${port}: valid from ${dayOf(validFrom)} to ${dayOf(validTo)}, for ${listed(names) || 'no name'}`,
      },
    ],
    severity: (over || early) && !selfSigned ? 'degraded' : 'note',
    next: steps(
      shownBy(facts),
      settings(facts),
      say`renew it where it comes from; 2026.9 takes new files at their paths without a restart`,
    ),
  };
}

const soonMs = 14 * 24 * 3_600_000;

function refused(facts: Facts, {by, line}: FailedStart): Case {
  const why = kinds.find(([words]) => words.test(line.text))?.[1] ?? 'cannot be loaded';
  return {
    text: `gateway.tls is on, and its certificate or key ${why}, so the ${by.title} does not start: "${quote(reasonOf(line))}".`,
    evidence: [logEvidence(line), by.evidence],
    severity: 'down',
    next: steps(
      settings(facts),
      say`give the gateway's user a certificate and its key that belong together, at the paths of gateway.tls`,
      startOf(facts, by),
    ),
  };
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/EACCES|EPERM|permission denied/i, "may not be read by the gateway's user"],
  [/ENOENT|cert\/key missing/i, 'is not where gateway.tls says'],
  [/key values mismatch/i, 'belongs to another: they are no pair'],
  [/no start line|bad base64|PEM|ASN1|asn1/, 'is no PEM file, or half of one'],
];

function settings(facts: Facts): Step {
  return openclaw(facts, 'what is configured')`config get gateway.tls --json`;
}

function shownBy({gateway}: Facts): Step {
  return lookFor('what it shows, and whether this host believes it')`curl -sSv -m 5 -o /dev/null https://127.0.0.1:${gateway.port}/healthz`;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
