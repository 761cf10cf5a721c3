import type {Case, Facts, SwitchedOff} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {listed} from './shared/words.ts';

export const switchedOff = rule({
  code: 'switched-off',
  title: 'A variable switches off what the configuration claims',
  severity: 'degraded',
  behind: ['two-owners', 'foreground-owner'],
  needs: ['secrets'],
  // The line is written once, at the start.
  recentMs: 30 * 24 * 3_600_000,
  judge({secrets}, facts, {recentMs}) {
    const byPart = Map.groupBy(secrets.switchedOff ?? [], ({what}) => what);
    return holds(...[...byPart].map(([what, all]) => off(facts, what, all, recentMs)));
  },
  explain: {
    means: 'The environment of the gateway tells it to leave a part of itself out: channels, cron, the browser, the canvas or Gmail.',
    why:
      'OPENCLAW_SKIP_CHANNELS, OPENCLAW_SKIP_PROVIDERS, OPENCLAW_SKIP_CRON and their kin are meant for tests and rehearsals; one was left ' +
      "in a drop-in, an environment file, the manager's environment, ~/.openclaw/.env or env.vars.",
    misleads: '/readyz is green and names nothing that fails: what was never started cannot fail.',
    next: (facts) => steps(wordsFor(facts).showDefinition(facts), wordsFor(facts).restart(facts)),
    page: 'help/environment',
  },
});

function off(facts: Facts, what: SwitchedOff['what'], all: readonly SwitchedOff[], recentMs: number): Case {
  const claimed = claimedNames(facts, what);
  const now = all.some((one) => one.holds) && maybe(facts, 'secrets')?.daemonNames !== null;
  const line = what === 'channels' && now ? recentLine(facts, recentMs, meaning('channels-skipped')) : null;
  const {title, lost} = parts[what];
  const names = what === 'channels' && claimed.length > 0 ? ` (${listed(claimed)})` : '';
  return {
    subject: what,
    text: now
      ? `The gateway runs without ${title}${names}: ${lost}. ${set(all)}.`
      : `The next start of the gateway will be without ${title}${names}. ${set(all)}.`,
    evidence: [
      ...all.map(({variable, where}) => ({probe: 'secrets' as const, line: `${variable}: ${where}`})),
      ...(line === null ? [] : [logEvidence(line)]),
    ],
    severity: now && claimed.length > 0 ? 'degraded' : 'note',
    next: steps(wordsFor(facts).showDefinition(facts), wordsFor(facts).restart(facts)),
  };
}

function set(all: readonly SwitchedOff[]): string {
  return `Take ${listed(all.map(({variable, where}) => `${variable} out of ${where}`))}, then restart`;
}

function claimedNames(facts: Facts, what: SwitchedOff['what']): readonly string[] {
  const {kind} = parts[what];
  const seen = maybe(facts, 'capabilities')?.capabilities ?? [];
  return seen.filter((one) => one.kind === kind && one.state !== 'off').map(({name}) => name);
}

const parts: Readonly<
  Record<SwitchedOff['what'], {readonly title: string; readonly lost: string; readonly kind: 'channel' | 'cron' | 'browser' | null}>
> = {
  channels: {title: 'its channels', lost: 'nothing comes in and nothing goes out, while /readyz is green', kind: 'channel'},
  cron: {title: 'its scheduler', lost: 'no job and no heartbeat runs', kind: 'cron'},
  browser: {title: 'its browser control', lost: 'no agent can use a browser', kind: 'browser'},
  canvas: {title: 'its canvas', lost: 'no agent can show a page', kind: null},
  gmail: {title: 'its Gmail watcher', lost: 'no mail wakes an agent', kind: null},
};
