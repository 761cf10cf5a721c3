import type {Evidence, Facts, Rule, Step} from '../model/index.ts';
import {look, say} from '../steps/index.ts';
import {presentUnits, servicesOf} from '../supervisors/index.ts';
import {configBroken} from './config-broken.ts';
import {configSplit} from './config-split.ts';
import {crashLoop} from './crash-loop.ts';
import {entryStale} from './entry-stale.ts';
import {foregroundOwner} from './foreground-owner.ts';
import {gatewayHung} from './gateway-hung.ts';
import {portTaken} from './port-taken.ts';
import {reloadNeeded} from './reload-needed.ts';
import {openclaw, ownService, reinstall, steps, wordsFor} from './shared/commands.ts';
import {holders} from './shared/holders.ts';
import {cliAnswer, dig, text} from './shared/json.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {starting, upForMs} from './shared/starting.ts';
import {whoListens} from './shared/tools.ts';
import {chosenUnit, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {tokenMismatch} from './token-mismatch.ts';
import {twoOwners} from './two-owners.ts';
import {versionSkew} from './version-skew.ts';

export const sourcesDisagree = rule({
  code: 'sources-disagree',
  title: 'Two sources contradict each other and nothing else explains it',
  severity: 'degraded',
  behind: [],
  needs: ['supervisor'],
  judge(_, facts) {
    if (starting(facts)?.ready === false) return holds();
    return holds(
      ...contradictions
        .map((find) => find(facts))
        .map((one) => {
          if (one === null || one.explainers.some((other) => isHeld(other, facts))) return null;
          return {text: one.text, evidence: one.evidence, next: one.next};
        }),
    );
  },
  explain: {
    means: 'systemd, the sockets, the gateway itself, the lock and the CLI should tell the same story, and two of them do not.',
    why: 'A change that was made in one place only, processes left behind by a stop, or a fault that has no name here yet.',
    misleads: 'Each source alone looks right. Trust the process and the socket before the file, and the file before the CLI.',
    next: (facts) => steps(whoListens(facts), wordsFor(facts).status(facts), openclaw(facts)`gateway status --deep --json`),
    page: 'gateway/troubleshooting',
  },
});

interface Contradiction {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly next: readonly Step[];
  /** Rules that, when they hold, are the explanation. */
  readonly explainers: readonly Rule[];
}

const contradictions: readonly ((facts: Facts) => Contradiction | null)[] = [answersUnheard, leftOver, otherPort, otherEntry, cliDiffers];

/** A note explains nothing that is worse than a note. */
function isHeld(other: Rule, facts: Facts): boolean {
  const judged = other.judge(facts);
  return judged.is === 'holds' && judged.cases.some(({severity}) => (severity ?? other.severity) !== 'note');
}

/** The gateway answers, and no socket listens. */
function answersUnheard(facts: Facts): Contradiction | null {
  const http = maybe(facts, 'http');
  const ports = maybe(facts, 'ports');
  const supervisor = maybe(facts, 'supervisor');
  if (http?.healthz.seen !== true || !http.healthz.value.openclaw || ports === null || supervisor === null) return null;
  if (holders(facts, supervisor, ports).length > 0 || supervisor.owner === 'container') return null;
  return {
    text:
      `A gateway answers on ${http.address}:${http.port}, and no listener is to be seen on port ${facts.gateway.port} of this ` +
      `host: it may live in another network namespace or behind a proxy.`,
    evidence: [
      {probe: 'http', line: `/healthz ${http.healthz.value.status}: ${http.healthz.value.body}`},
      {probe: 'ports', line: `port ${facts.gateway.port}: no listener`},
    ],
    next: [whoListens(facts), look`ip netns list`, say`ask the container engine whether a container publishes this port`],
    explainers: [twoOwners, foregroundOwner, portTaken],
  };
}

/** systemd says that the unit ended, and processes of its control group still listen. */
function leftOver(facts: Facts): Contradiction | null {
  const supervisor = maybe(facts, 'supervisor');
  const ports = maybe(facts, 'ports');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  if (supervisor === null || ports === null || unit === null || (unit.active !== 'inactive' && unit.active !== 'failed')) return null;
  const holder = holders(facts, supervisor, ports).find((one) => unit.pids.includes(one.listener.process?.pid ?? -1));
  if (holder === undefined) return null;
  return {
    text:
      `The ${unitName(unit)} is ${unit.active}/${unit.sub}, and pid ${holder.listener.process?.pid} of its control group still ` +
      `listens on port ${facts.gateway.port}: left behind by a stop.`,
    evidence: [
      unitEvidence(unit),
      {probe: 'ports', line: `${holder.listener.address}:${facts.gateway.port} pid ${holder.listener.process?.pid}`},
    ],
    next: steps(wordsFor(facts).kill(facts, unit), wordsFor(facts).start(facts, unit)),
    explainers: [twoOwners, foregroundOwner, crashLoop],
  };
}

/** The service keeps the port it was installed with; a CLI that reads the file asks another one. */
function otherPort(facts: Facts): Contradiction | null {
  const config = maybe(facts, 'config');
  if (config?.state !== 'valid' || config.port === null || config.port === facts.gateway.port) return null;
  // The port of the configuration is one of its own world there.
  if (ownService(facts) !== null) return null;
  if (facts.gateway.portFrom !== 'unit' && facts.gateway.portFrom !== 'lock') return null;
  if (facts.gateway.portFrom === 'unit' && isUndefined(facts)) return null;
  return {
    text:
      `The service listens on port ${facts.gateway.port} (from the ${facts.gateway.portFrom}), and ${config.path} says ` +
      `gateway.port ${config.port}: the openclaw command asks the wrong port.`,
    evidence: [
      {probe: 'config', line: `${config.path}: gateway.port ${config.port}`},
      {probe: 'supervisor', line: `gateway port ${facts.gateway.port} from the ${facts.gateway.portFrom}`},
    ],
    next: steps(openclaw(facts)`gateway status`, reinstall(facts, 'writes the configured port into the service')),
    explainers: [configSplit, configBroken, twoOwners, entryStale],
  };
}

/** What told the port when the gateway was found is gone by now. */
function isUndefined(facts: Facts): boolean {
  const supervisor = maybe(facts, 'supervisor');
  return supervisor !== null && presentUnits(supervisor).length === 0 && servicesOf(supervisor).length === 0;
}

/** The unit was written anew and loaded, and the process was started by the one before. */
function otherEntry(facts: Facts): Contradiction | null {
  const install = maybe(facts, 'install');
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  const before = install?.running?.entry ?? null;
  const after = install?.unit?.entry ?? null;
  if (unit === null || !isUp(unit) || before === null || after === null || before === after) return null;
  return {
    text:
      `The ${unitName(unit)} now starts ${after}, and the running gateway was started from ${before}: the change is not in force ` +
      `before a restart.`,
    evidence: [
      {probe: 'install', line: `unit: ${after}`},
      {probe: 'install', line: `running: ${before}`},
    ],
    next: steps(wordsFor(facts).restart(facts, unit)),
    explainers: [versionSkew, entryStale, reloadNeeded, twoOwners, foregroundOwner, portTaken],
  };
}

/** The CLI calls unreachable what answers here, or running what does not run. */
function cliDiffers(facts: Facts): Contradiction | null {
  const answer = cliAnswer(facts, 'status');
  const http = maybe(facts, 'http');
  const seenAt = facts.readings.http?.at ?? 0;
  if (answer === null || http === null || Math.abs(answer.at - seenAt) > sameTimeMs) return null;
  const reachable = dig(answer.json, 'gateway', 'reachable');
  const url = text(dig(answer.json, 'gateway', 'url'));
  const answers = http.healthz.seen && http.healthz.value.openclaw;
  if (reachable !== false || !answers) return null;
  // What was asked before the gateway had settled was true then, and an answer that came too late contradicts nothing.
  const upMs = upForMs(facts);
  if (upMs !== null && answer.at < facts.now - upMs + sameTimeMs) return null;
  if (/budget exhausted|tim(?:ed |e)out/i.test(text(dig(answer.json, 'gateway', 'error')) ?? '')) return null;
  return {
    text:
      `openclaw status calls the gateway unreachable (${text(dig(answer.json, 'gateway', 'error')) ?? 'no reason'}, ` +
      `${url ?? 'no address'}), and it answers on ${http.address}:${http.port}.`,
    evidence: [
      {probe: 'cli', line: `status: reachable false, ${url ?? 'no url'}`},
      {probe: 'http', line: `/healthz ${http.healthz.seen ? http.healthz.value.status : ''}`},
    ],
    next: [openclaw(facts)`gateway status --json`, openclaw(facts)`gateway call health --json --timeout 3000`],
    explainers: [tokenMismatch, versionSkew, entryStale, configSplit, configBroken, gatewayHung, portTaken, twoOwners, foregroundOwner],
  };
}

/** Looks further apart than a restart takes describe two different moments. */
const sameTimeMs = 60_000;
