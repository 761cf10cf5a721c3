import type {Case, Facts, GatewayProcess, PortsValue, ProcessFacts, SupervisorValue} from '../model/index.ts';
import {meaningFor} from '../openclaw/meaning.ts';
import {change, look} from '../steps/index.ts';
import {mainService} from '../supervisors/index.ts';
import {asOwner, openclawTo, startAgain, steps, wordsFor} from './shared/commands.ts';
import {holderEvidence, holders, isSupervised, processText} from './shared/holders.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {clear, holds, rule, unknown} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {whoListens} from './shared/tools.ts';
import {chosenUnit, isFailed, refused, unitEvidence, unitName} from './shared/unit.ts';
import {clockTime, quote} from './shared/words.ts';

export const foregroundOwner = rule({
  code: 'foreground-owner',
  title: 'A gateway started by hand holds the place of the service',
  severity: 'degraded',
  behind: ['two-owners'],
  needs: ['supervisor', 'ports'],
  judge({supervisor, ports}, facts) {
    const found = byPort(facts, supervisor, ports) ?? byLock(facts, supervisor);
    if (found !== null) return holds(held(facts, supervisor, ports, found));
    const past = afterwards(facts, supervisor, ports);
    if (past !== null) return holds(past);
    const unseen = holders(facts, supervisor, ports).some((holder) => holder.is === 'unseen');
    return unseen ? unknown(`the process that listens on port ${facts.gateway.port} could not be seen`) : clear;
  },
  explain: {
    means: 'A gateway runs outside every service: from a shell, tmux, nohup or cron. It holds the port and the state directory.',
    why: 'Somebody ran `openclaw gateway` to look at a problem and left it running; the unit is then refused with status 78.',
    misleads:
      "Everything that asks the port is green, and the unit's log speaks of a state migration and `doctor --fix`. Neither is the cause.",
    next: (facts) => steps(whoListens(facts), look`kill PID`, wordsFor(facts).start(facts)),
    page: 'gateway/gateway-lock',
  },
});

function byPort(facts: Facts, supervisor: SupervisorValue, ports: PortsValue): ProcessFacts | null {
  return holders(facts, supervisor, ports).find((holder) => holder.is === 'foreground')?.listener.process ?? null;
}

/** A lock whose living owner is in no unit: it runs, on another port or not listening yet. */
function byLock(facts: Facts, supervisor: SupervisorValue): GatewayProcess | null {
  const {lock} = supervisor;
  if (lock === null || lock.pid === null || lock.alive !== true) return null;
  const owner = supervisor.processes.find((process) => process.pid === lock.pid);
  return owner === undefined || supervisor.owner === 'container' || isSupervised(facts, supervisor, owner) ? null : owner;
}

function held(facts: Facts, supervisor: SupervisorValue, ports: PortsValue, process: ProcessFacts): Case {
  const unit = chosenUnit(supervisor);
  const listener = holders(facts, supervisor, ports).find((holder) => holder.listener.process?.pid === process.pid)?.listener;
  const holdsWhat = supervisor.lock?.pid === process.pid ? `port ${facts.gateway.port} and the state lock` : `port ${facts.gateway.port}`;
  const other = mainService(supervisor);
  const service =
    unit !== null
      ? `the ${unitName(unit)} is ${unit.active}/${unit.sub}`
      : other !== null
        ? `the ${other.title} is ${other.state}`
        : 'no unit watches over it';
  return {
    text:
      `A gateway outside every service holds ${holdsWhat}: ${processText(process)}; ${service}. Nothing restarts it, and it ends ` +
      `with its session.`,
    evidence: [
      listener === undefined ? {probe: 'supervisor', line: processText(process)} : holderEvidence(facts, listener),
      ...(unit === null ? [] : [unitEvidence(unit)]),
    ],
    severity: unlessServing(facts),
    next: steps(
      unit === null && other === null ? openclawTo(facts, {effect: 'installs a service', word: 'install'})`gateway install` : null,
      asOwner(
        facts,
        change({effect: 'ends the gateway that was started by hand, work in it is drained', word: 'kill'})`kill ${process.pid}`,
      ),
      startAgain(facts, unit !== null && isFailed(unit), unit ?? undefined),
    ),
  };
}

/** The unit was refused because of one, and it is gone by now. */
function afterwards(facts: Facts, supervisor: SupervisorValue, ports: PortsValue): Case | null {
  const unit = chosenUnit(supervisor);
  if (unit === null || !isFailed(unit) || unit.exit.status !== refused || holders(facts, supervisor, ports).length > 0) return null;
  const line = lastRunLine(facts, unit, meaningFor('foreground-owner'));
  if (line === null) return null;
  return {
    text:
      `The ${unitName(unit)} was refused at ${clockTime(line.at, facts.now)} because another OpenClaw process held the state: ` +
      `"${quote(line.text)}". Nobody holds the port now.`,
    evidence: [logEvidence(line), unitEvidence(unit)],
    severity: 'down',
    next: startAgain(facts, true, unit),
  };
}
