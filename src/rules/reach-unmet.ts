import type {Case, ConfigValue, Facts, LogLine, Step} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {look, lookFor, say} from '../steps/index.ts';
import {openclaw, steps, wordsFor} from './shared/commands.ts';
import {type FailedStart, failedStart, reasonOf} from './shared/failed-start.ts';
import {holders, isLoopback} from './shared/holders.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {startOf} from './shared/refusal.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {toldService} from './shared/service.ts';
import {serves} from './shared/serving.ts';
import {chosenUnit} from './shared/unit.ts';
import {listed, quote} from './shared/words.ts';

export const reachUnmet = rule({
  code: 'reach-unmet',
  title: 'The gateway cannot be reached the way its configuration asks for',
  severity: 'down',
  behind: ['config-split'],
  needs: ['config'],
  judge({config}, facts) {
    const failed = failedStart(facts);
    if (failed !== null) return sign.test(failed.line.text) ? holds(refused(facts, failed)) : clear;
    if (config.state !== 'valid' || !serves(facts)) return clear;
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    const line = lastRunLine(facts, unit, meaning('asked-reach-refused'));
    if (line !== null) return holds(without(facts, config, line));
    if (maybe(facts, 'ports') === null) return unknown(whyUnseen(facts, 'ports'));
    return holds(onlyHere(facts, config));
  },
  explain: {
    means:
      'gateway.bind or gateway.tailscale wants it on an address or a tailnet that this host has not got: it does not start, or it starts ' +
      'and listens on loopback alone.',
    why:
      'The tailnet is not up, not logged in or comes up later than the gateway; its program is not installed for the service; the address ' +
      'belonged to another host or interface.',
    misleads:
      'On the host itself all is green, because every command here asks on loopback; phones and other machines find nobody. With ' +
      'bind=tailnet OpenClaw falls back to loopback and says nothing of it.',
    next: (facts) => steps(addresses(), tailnet(), settings(facts)),
    page: 'gateway/security/network-exposure',
  },
});

const sign = meaning('asked-reach-refused');

function refused(facts: Facts, failed: FailedStart): Case {
  const {by, line} = failed;
  return {
    text: `The ${by.title} does not start: "${quote(reasonOf(line))}".`,
    evidence: [logEvidence(line), by.evidence],
    next: steps(ways(line.text), settings(facts, line.text), mend(line.text), startOf(facts, by)),
  };
}

/** It serves on this host, and what was to lead to it from outside failed. */
function without(facts: Facts, config: ConfigValue, line: LogLine): Case {
  return {
    text: `The gateway serves on this host, and its way from outside failed: "${quote(line.text)}".`,
    evidence: [logEvidence(line), bindLine(config)],
    severity: 'degraded',
    next: steps(ways(line.text), settings(facts, line.text), mend(line.text), wordsFor(facts).restart(facts)),
  };
}

/** Every listener is on loopback, although the configuration asks for more, and this process had the time to read it. */
function onlyHere(facts: Facts, config: ConfigValue): Case | null {
  const supervisor = maybe(facts, 'supervisor');
  const ports = maybe(facts, 'ports');
  if (supervisor === null || ports === null || toldService(supervisor)?.apart === true) return null;
  const argv = chosenUnit(supervisor)?.exec?.argv ?? [];
  const bind = optionOf(argv, '--bind') ?? config.bind;
  if (bind === null || !/^(?:tailnet|lan|custom)$/.test(bind)) return null;
  const own = holders(facts, supervisor, ports).filter(({is}) => is === 'ours' || is === 'foreground');
  const startedAt = own[0]?.listener.process?.startedAt ?? null;
  const modifiedAt = config.facts?.modifiedAt ?? 0;
  // It starts anew by itself for a change of this kind, within the minute.
  const mayNotKnow = startedAt !== null && modifiedAt > startedAt + roundingMs && facts.now - modifiedAt < restartMs;
  if (own.length === 0 || startedAt === null || mayNotKnow) return null;
  const heard = [...new Set(own.map(({listener}) => listener.address))];
  if (heard.some((address) => !isLoopback(address))) return null;
  return {
    text:
      `${config.path} asks for gateway.bind=${bind}, and the gateway listens on ${listed(heard)} alone: nobody but this host reaches it.` +
      `${bind === 'tailnet' ? ' It falls back to that without a word where no tailnet address was there at its start.' : ''}`,
    evidence: [
      bindLine(config),
      ...heard.map((address) => ({probe: 'ports' as const, line: `listens on ${address}:${facts.gateway.port}`})),
    ],
    severity: 'degraded',
    next: steps(
      addresses(),
      bind === 'tailnet' ? tailnet() : null,
      say`bring up the address that is meant`,
      wordsFor(facts).restart(facts),
    ),
  };
}

/** When a process began is known by the clock since boot, when a file was written by the other one. */
const roundingMs = 5_000;
const restartMs = 60_000;

function optionOf(argv: readonly string[], option: string): string | null {
  const at = argv.indexOf(option);
  return at >= 0 ? (argv[at + 1] ?? null) : (argv.find((word) => word.startsWith(`${option}=`))?.slice(option.length + 1) ?? null);
}

function bindLine(config: ConfigValue): {readonly probe: 'config'; readonly line: string} {
  return {probe: 'config', line: `${config.path}: gateway.bind=${config.bind ?? 'not set'}`};
}

function ways(said: string): readonly Step[] {
  return /tailscale|tailnet/i.test(said) ? [tailnet(), addresses()] : [addresses()];
}

function mend(said: string): Step {
  if (/spawn tailscale|ENOENT/.test(said)) return say`install tailscale where the service finds it, or set gateway.tailscale.mode to off`;
  return /tailscale|tailnet/i.test(said)
    ? say`bring the tailnet up, or set gateway.tailscale.mode to off`
    : say`bring up the address that is meant, or change gateway.bind and gateway.customBindHost`;
}

function addresses(): Step {
  return lookFor('which addresses this host has')`ip -br addr`;
}

function tailnet(): Step {
  return look`tailscale status`;
}

/** Not the whole of `gateway`: its credentials are in there. */
function settings(facts: Facts, said = ''): Step {
  return /tailscale/i.test(said) ? openclaw(facts)`config get gateway.tailscale` : openclaw(facts)`config get gateway.bind`;
}
