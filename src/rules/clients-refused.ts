import type {Case, Facts, LogLine, Step} from '../model/index.ts';
import {meaning, namedBy} from '../openclaw/meaning.ts';
import type {SignatureId} from '../openclaw/signatures.ts';
import {say, value} from '../steps/index.ts';
import {openclaw, steps} from './shared/commands.ts';
import {logEvidence} from './shared/last-run.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {clockTime, count, quote, span} from './shared/words.ts';

export const clientsRefused = rule({
  code: 'clients-refused',
  title: 'The gateway turns away browsers or proxies',
  severity: 'degraded',
  behind: ['config-split', 'clock-off', 'reach-unmet', 'certificate-unusable'],
  needs: ['log'],
  recentMs: 15 * 60_000,
  judge({log}, facts, {recentMs}) {
    // Whoever was let in since, or a configuration that was changed since, makes what was before a thing of the past.
    const letIn = log.lines.findLast(({text}) => connected.test(text))?.at ?? 0;
    const since = Math.max(facts.now - recentMs, letIn, maybe(facts, 'config')?.facts?.modifiedAt ?? 0);
    const lines = log.lines.filter((line) => line.at > since && line.from !== 'kernel');
    const cases = kinds.map((kind) => {
      const mine = lines.filter(({text}) => kind.sign.test(text));
      const last = mine.at(-1);
      return last === undefined ? null : refused(facts, kind, mine, last, recentMs);
    });
    return holds(...cases);
  },
  explain: {
    means: 'Whoever opens the page of the gateway, or comes through a proxy, is refused by the gateway itself, which else is well.',
    why:
      'The page is opened under an address that the configuration does not know; a reverse proxy stands before the gateway and is not ' +
      'trusted, or forwards neither address nor name; the tailnet does not say who somebody is.',
    misleads:
      'Every command on the host goes by loopback and is green. The browser says "disconnected (1008)", and people change tokens that were ' +
      'right.',
    next: (facts) =>
      steps(openclaw(facts)`config get gateway.controlUi.allowedOrigins`, openclaw(facts)`config get gateway.trustedProxies`),
    page: 'gateway/security/network-exposure',
  },
});

const connected = meaning('asked-browser-connected');

interface Kind {
  readonly subject: string;
  readonly sign: {test(line: string): boolean};
  readonly says: (line: string) => string;
  /** The setting that decides it. */
  readonly key: string;
  readonly mend: Step;
}

const of = (...ids: readonly SignatureId[]): Kind['sign'] => meaning(...ids);

const kinds: readonly Kind[] = [
  {
    subject: 'origin',
    sign: of('origin-not-allowed'),
    says: (line) => `A page that is opened under ${originOf(line)} is refused`,
    key: 'gateway.controlUi.allowedOrigins',
    mend: say`if that address is yours, add it there as it stands in the browser's line, with its scheme; else it was somebody's try`,
  },
  {
    subject: 'proxy',
    sign: of('asked-proxy-untold', 'asked-proxy-untrusted'),
    says: () => 'A reverse proxy stands before the gateway, which does not trust it',
    key: 'gateway.trustedProxies',
    mend: say`name the proxy's own address there, and nothing wider, and have it set X-Forwarded-For anew and pass Upgrade and Host on`,
  },
  {
    subject: 'identity header',
    sign: of('asked-proxy-header-missing'),
    says: (line) => `The trusted proxy does not say who somebody is (${namedBy('asked-proxy-header-missing', line) || 'no header'})`,
    key: 'gateway.auth.trustedProxy',
    mend: say`have the proxy set that header for everybody whom it lets in, and take it away from what comes in`,
  },
  {
    subject: 'tailnet',
    sign: of('asked-tailscale-identity'),
    says: () => 'The tailnet does not say who somebody is, or says another name',
    key: 'gateway.auth.allowTailscale',
    mend: say`come in through tailscale serve, or with the token of the gateway`,
  },
];

/** One may be anybody's try; so many within the time are somebody who should come in. */
const manyLines = 3;

function refused(facts: Facts, kind: Kind, lines: readonly LogLine[], last: LogLine, recentMs: number): Case {
  return {
    subject: kind.subject,
    text:
      `${kind.says(last.text)}: ${count(lines.length, 'time')} in the last ${span(recentMs)}, the last at ${clockTime(last.at, facts.now)}: ` +
      `"${quote(reasonIn(last.text))}". The gateway itself is well, and nobody's token is the matter.`,
    evidence: lines.slice(-3).map(logEvidence),
    severity: lines.length >= manyLines ? 'degraded' : 'note',
    lastAt: last.at,
    next: steps(openclaw(facts)`config get ${value(kind.key)}`, kind.mend),
  };
}

/** Connection, peer and browser stand before it. */
function reasonIn(line: string): string {
  return line.slice(Math.max(0, line.indexOf(' reason=') + 1));
}

function originOf(line: string): string {
  return /\borigin=(https?:\/\/[^\s"]+)/.exec(line)?.[1] ?? /origin not allowed: (\S+)/i.exec(line)?.[1] ?? 'another address';
}
