import type {Case, Facts, PortsValue, Step, SupervisorValue} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {change, say} from '../steps/index.ts';
import {engineBehind, whoPublishes} from '../supervisors/index.ts';
import {asRoot, readyz, startAgain, steps, wordsFor} from './shared/commands.ts';
import type {Holder} from './shared/holders.ts';
import {holderEvidence, holders, holderText} from './shared/holders.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule, unknown} from './shared/rule.ts';
import {whoListens} from './shared/tools.ts';
import {chosenUnit, isFailed, refused, unitEvidence, unitName} from './shared/unit.ts';
import {clockTime, quote} from './shared/words.ts';

export const portTaken = rule({
  code: 'port-taken',
  title: "Somebody else has the gateway's port",
  severity: 'down',
  behind: ['two-owners'],
  needs: ['supervisor', 'ports'],
  judge({supervisor, ports}, facts) {
    const who = holders(facts, supervisor, ports);
    const ours = who.some((holder) => holder.is === 'ours' || holder.is === 'foreground');
    const thieves = who.filter((holder) => isThief(holder) && (!ours || collides(holder)));
    const first = thieves[0];
    if (first !== undefined) return holds(taken(facts, supervisor, first));
    const past = afterwards(facts, supervisor, ports);
    if (past !== null) return holds(past);
    return who.some((holder) => holder.is === 'unseen')
      ? unknown(`the process that listens on port ${facts.gateway.port} could not be seen`)
      : clear;
  },
  explain: {
    means: "A process that is not this gateway listens on the gateway's port.",
    why: 'Another program, a gateway of another user, or an SSH tunnel was there first.',
    misleads:
      'systemd stays active/running while the gateway retries, the log says "already running", and with another user\'s gateway ' +
      'every tool speaks of a wrong token. Changing the token is the wrong cure. Some OpenClaw commands never end here.',
    next: (facts) => steps(whoListens(facts), wordsFor(facts).restart(facts)),
    page: 'gateway/gateway-lock',
  },
});

function isThief(holder: Holder): boolean {
  return holder.is === 'stranger' || holder.is === 'other-gateway';
}

/** Beside a listener of ours only a loopback or any-address listener stands in its way. */
function collides(holder: Holder): boolean {
  return /^(?:127\.|0\.0\.0\.0|::1?$|\[::1?\]|\*)/.test(holder.listener.address);
}

function taken(facts: Facts, supervisor: SupervisorValue, holder: Holder): Case {
  const {listener} = holder;
  const proxyOf = engineBehind(listener.process);
  const what = proxyOf === null ? whoHolds(facts, holder) : `a container of ${proxyOf}`;
  const unit = chosenUnit(supervisor);
  const http = maybe(facts, 'http');
  const answer =
    http?.healthz.seen === true
      ? [{probe: 'http' as const, line: `/healthz ${http.healthz.value.status}: ${http.healthz.value.body.slice(0, 120)}`}]
      : [];
  return {
    text:
      `Port ${facts.gateway.port} (${listener.address}) is held by ${what}: ${holderText(listener)}.` +
      `${unit === null ? '' : ` The ${unitName(unit)} is ${unit.active}/${unit.sub} and cannot have it.`}`,
    evidence: [holderEvidence(facts, listener), ...answer, ...(unit === null ? [] : [unitEvidence(unit)])],
    next: steps(
      whoListens(facts),
      freeing(facts, holder),
      unit === null ? null : wordsFor(facts).restart(facts, unit),
      readyz(facts, 'channels that it calls suppressed stay down after the port is free'),
    ),
  };
}

/** Whoever answers as a gateway serves somebody, and a proxy's container starts it anew: neither is ended from here. */
function freeing(facts: Facts, holder: Holder): Step | null {
  const {process, user} = holder.listener;
  const {port} = facts.gateway;
  const engine = engineBehind(process);
  if (engine !== null) return whoPublishes(engine, port);
  if (servesAsGateway(facts, holder))
    return say`agree with ${process?.user ?? user} which of the two gateways keeps port ${port}, and give the other one its own; end neither`;
  return process === null ? null : asRoot(facts, change({effect: 'ends it, once its owner agrees', word: 'kill'})`kill ${process.pid}`);
}

function whoHolds(facts: Facts, holder: Holder): string {
  if (holder.is === 'other-gateway') return 'a gateway of another user';
  return servesAsGateway(facts, holder) ? 'another gateway' : 'a program that is no gateway';
}

/** By what it is, or by what it says: a gateway that runs under another name is one all the same. */
function servesAsGateway(facts: Facts, holder: Holder): boolean {
  const http = maybe(facts, 'http');
  return holder.is === 'other-gateway' || (http?.healthz.seen === true && http.healthz.value.openclaw);
}

/** The unit was refused because of somebody who is gone by now. */
function afterwards(facts: Facts, supervisor: SupervisorValue, ports: PortsValue): Case | null {
  const unit = chosenUnit(supervisor);
  if (unit === null || !isFailed(unit) || unit.exit.status !== refused || holders(facts, supervisor, ports).length > 0) return null;
  const line = lastRunLine(facts, unit, meaning('another-gateway-listens', 'address-in-use', 'port-in-use'));
  if (line === null) return null;
  return {
    text:
      `The ${unitName(unit)} was refused at ${clockTime(line.at, facts.now)} because port ${facts.gateway.port} was taken: ` +
      `"${quote(line.text)}". Nobody holds it now.`,
    evidence: [logEvidence(line), unitEvidence(unit)],
    next: steps(wordsFor(facts).showLog(facts, 80, unit), startAgain(facts, true, unit)),
  };
}
