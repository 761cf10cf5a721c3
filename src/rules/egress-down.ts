import type {Capability, EgressValue, Evidence, Facts, Step} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {look} from '../steps/index.ts';
import {openclaw, steps} from './shared/commands.ts';
import {logEvidence} from './shared/last-run.ts';
import {proxyNames} from './shared/proxy.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {nameLookup} from './shared/tools.ts';
import {listed, quote} from './shared/words.ts';

export const egressDown = rule({
  code: 'egress-down',
  title: 'The way out is down: names or TLS fail for everybody, not one channel',
  severity: 'degraded',
  behind: [],
  needs: [],
  recentMs: 10 * 60_000,
  judge(_, facts, {recentMs}) {
    const egress = maybe(facts, 'egress');
    const remote = (maybe(facts, 'capabilities')?.capabilities ?? []).filter((one) => one.kind === 'channel' || one.kind === 'provider');
    // Whatever a check says, a channel that works has found a way out.
    if (remote.some((one) => one.state === 'working')) return clear;
    const next = [...remedy(facts), openclaw(facts, 'once names resolve again')`channels status --probe --json --timeout 5000`];
    const broken = egress === null ? null : broke(egress.checks);
    const proxies = proxyNames(facts);
    if (egress !== null && egress.checks.length > 0 && (broken === null || proxies.length === 0)) {
      return broken === null
        ? clear
        : holds({text: `${broken.text}${reds(remote)} It is not the channels.`, evidence: broken.evidence, next});
    }
    const told = unreachable(
      facts,
      remote.filter((one) => one.kind === 'channel' && one.state !== 'off'),
      recentMs,
    );
    if (told !== null) return holds({text: `${told.text}${reds(remote)} It is not the channels.`, evidence: told.evidence, next});
    if (broken !== null)
      return unknown(
        `the gateway goes out through a proxy (${listed(proxies)}), and this host has no other way out: what was asked without it proves nothing`,
      );
    return egress === null ? unknown(whyUnseen(facts, 'egress')) : clear;
  },
  explain: {
    means: 'Name lookup or TLS to the outside fails on this host, so that every channel and provider is red at once.',
    why: 'DNS, the route, a firewall, a proxy, a sleeping network card, or a certificate store or clock that makes TLS fail.',
    misleads: 'Each channel reports its own error, and people change models and tokens for hours.',
    next: (facts) => steps(remedy(facts)),
    page: 'gateway/troubleshooting/channel-delivery-and-tools',
  },
});

function remedy(facts: Facts): readonly Step[] {
  return [...nameLookup(facts), look`curl -sS -m 5 -o /dev/null -w '%{http_code}\n' https://api.telegram.org`];
}

/** Without a check of our own: every channel is red, and what it or the log says of it is no name, no route or no valid time. */
function unreachable(facts: Facts, channels: readonly Capability[], recentMs: number): Broken | null {
  if (channels.length === 0 || channels.some((one) => one.state !== 'failed')) return null;
  const lines = (maybe(facts, 'log')?.lines ?? []).filter((line) => facts.now - line.at <= recentMs && wayOut.test(line.text));
  const details = channels.filter((one) => wayOut.test(one.detail));
  const last = lines.at(-1)?.text ?? details.at(-1)?.detail;
  if (last === undefined || (details.length < channels.length && lines.length < manyLines)) return null;
  return {
    text: `Names or routes to the outside fail: "${quote(last)}".`,
    evidence: [
      ...details.map((one): Evidence => ({probe: 'capabilities', line: `${one.name}: ${one.detail}`})),
      ...lines.slice(-3).map(logEvidence),
    ],
  };
}

/** One lookup may be lost on the way; three in ten minutes are not. */
const manyLines = 3;

/** A refused connection or a bare "fetch failed" may be the far side's own trouble; these are not. */
const wayOut = meaning('asked-way-out');

interface Broken {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

type Check = EgressValue['checks'][number];

/** All lookups fail, or all TLS handshakes do: one far side that does not answer is that far side's trouble. */
function broke(checks: readonly Check[]): Broken | null {
  for (const what of ['name', 'tls'] as const) {
    const mine = checks.filter((check) => check.what === what);
    const bad = mine.filter((check) => !check.result.seen && check.result.why !== 'denied');
    if (mine.length === 0 || bad.length < mine.length) continue;
    const details = bad.map((check) => `${check.target}: ${check.result.seen ? 'ok' : check.result.detail}`);
    return {
      text:
        `${what === 'name' ? 'Name lookup' : 'TLS'} fails for ` +
        `${mine.length === 1 ? 'the one target' : `all ${mine.length} targets`} (${quote(listed(details, 2))}).`,
      evidence: details.slice(0, 6).map((line) => ({probe: 'egress', line: `${what} ${line}`})),
    };
  }
  return null;
}

function reds(remote: readonly Capability[]): string {
  const red = remote.filter((one) => one.state === 'failed').map((one) => one.name);
  return red.length === 0 ? '' : ` Red at once: ${listed(red)}.`;
}
