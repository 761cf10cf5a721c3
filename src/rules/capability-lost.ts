import type {Capability, Code, Facts, Step} from '../model/index.ts';
import {type Meaning, meaning} from '../openclaw/meaning.ts';
import {operand} from '../steps/index.ts';
import {capabilityLine, credentialCauses, isSwitchedOff, isUnloaded, notServing, throttled, tooEarly} from './shared/capabilities.ts';
import {openclaw, steps} from './shared/commands.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {holds, rule, when} from './shared/rule.ts';
import {quote} from './shared/words.ts';

export const capabilityLost = rule({
  code: 'capability-lost',
  title: 'Something that the configuration claims is not there or does not work',
  severity: 'degraded',
  behind: [
    ...notServing,
    'version-skew',
    'entry-stale',
    'egress-down',
    'switched-off',
    'env-file-missing',
    'secret-missing',
    'secret-shadowed',
    'upstream-throttled',
  ],
  needs: ['capabilities'],
  // A channel connects within its own grace after the gateway is ready.
  holdMs: 60_000,
  recentMs: 15 * 60_000,
  judge({capabilities}, facts, {holdMs, recentMs}) {
    return holds(
      ...capabilities.capabilities
        .filter((one) => isLost(facts, one, holdMs))
        .map((one) => {
          const line = recentLine(facts, recentMs, aboutIts(one.name));
          return {
            subject: one.name,
            text: `${words[one.kind]} ${one.name} is claimed (${one.claimedIn}) and lost: ${quote(one.detail)}.`,
            evidence: [{probe: 'capabilities' as const, line: capabilityLine(one)}, ...(line === null ? [] : [logEvidence(line)])],
            behind: behindOf(facts, one),
            next: remedy(facts, one),
          };
        }),
    );
  },
  explain: {
    means:
      'An agent, plugin, skill, MCP server, speech, browser, hook or job that the configuration claims is not loaded or does not work.',
    why: "An upgrade moved or dropped it, its credential went missing, its program is not on the service's PATH, or a policy blocks it.",
    misleads:
      '"Configured" and "listed" are not "working": most list commands never ask the running gateway, and CLI probes use the CLI\'s ' +
      'environment.',
    next: (facts) => steps(openclaw(facts)`plugins doctor --json`, openclaw(facts)`skills list --json`, openclaw(facts)`mcp doctor --json`),
    page: 'cli/plugins/inspect-and-diagnose',
  },
});

function isLost(facts: Facts, one: Capability, holdMs: number): boolean {
  if (one.state !== 'failed' || one.kind === 'provider' || tooEarly(facts, one, holdMs)) return false;
  return one.kind !== 'channel' || isUnloaded(one);
}

/** Another version than the configured one explains what is not loaded; the network explains what is far away. */
function behindOf(facts: Facts, one: Capability): readonly Code[] {
  const remote = one.kind === 'mcp' || one.kind === 'speech';
  return [
    ...notServing,
    'version-skew',
    'entry-stale',
    ...when(remote, 'egress-down'),
    ...when(isSwitchedOff(one), 'switched-off'),
    ...credentialCauses(facts, one),
    ...when(throttled.test(one.detail), 'upstream-throttled'),
  ];
}

const words: Readonly<Record<Capability['kind'], string>> = {
  channel: 'Channel',
  agent: 'Agent',
  provider: 'Provider',
  plugin: 'Plugin',
  skill: 'Skill',
  mcp: 'MCP server',
  speech: 'Speech',
  browser: 'Browser',
  hook: 'Hook',
  cron: 'Scheduled job',
};

function remedy(facts: Facts, one: Capability): readonly Step[] {
  switch (one.kind) {
    case 'agent':
      return [openclaw(facts)`agents list --json`, openclaw(facts)`agents bindings --json`];
    case 'skill':
      return [openclaw(facts)`skills list --json`, openclaw(facts)`skills check --json`];
    case 'mcp':
      return [openclaw(facts)`mcp doctor --json`, openclaw(facts, 'starts the server')`mcp probe --json ${operand(one.name)}`];
    case 'browser':
      return [openclaw(facts)`browser doctor --json`];
    case 'hook':
      return [openclaw(facts)`hooks check --json`];
    case 'cron':
      return [openclaw(facts)`automations status`, openclaw(facts)`automations runs --limit 5 --json ${operand(one.name)}`];
    case 'speech':
      return [openclaw(facts)`infer tts status --gateway --json`];
    default:
      return [openclaw(facts)`plugins doctor --json`, openclaw(facts)`plugins inspect --runtime --json ${operand(one.name)}`];
  }
}

/** What names it in trouble, and any plugin that did not load: its name in the log may be another than in the configuration. */
function aboutIts(name: string): Meaning {
  const trouble = meaning('asked-trouble-words');
  return {
    test: (text) => meaning('plugin-load-failed').test(text) || (text.toLowerCase().includes(name.toLowerCase()) && trouble.test(text)),
  };
}
