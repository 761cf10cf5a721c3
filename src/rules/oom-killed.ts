import type {Case, Facts, LogValue, Step, SupervisorValue, UnitState} from '../model/index.ts';
import {killedBy, meaning} from '../openclaw/meaning.ts';
import {say} from '../steps/index.ts';
import {isSupervisorsLine} from '../supervisors/index.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {logEvidence} from './shared/last-run.ts';
import {pastSeverity} from './shared/past.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {serviceEvidence, type Told, toldService} from './shared/service.ts';
import {unlessServing} from './shared/serving.ts';
import {biggestProcesses, memoryLeft} from './shared/tools.ts';
import {chosenUnit, isUp, unitEvidence} from './shared/unit.ts';
import {clockTime, quote, size} from './shared/words.ts';

export const oomKilled = rule({
  code: 'oom-killed',
  title: 'The kernel killed the gateway because memory ran out',
  severity: 'degraded',
  behind: [],
  needs: ['supervisor'],
  // A day: what happened in the night is still worth a line in the morning's ticket.
  recentMs: 24 * 3_600_000,
  judge({supervisor}, facts, {recentMs}) {
    const unit = chosenUnit(supervisor);
    const log = maybe(facts, 'log');
    const kill = log === null ? null : killOf(facts, supervisor, log);
    const service = toldService(supervisor);
    if (service?.run.outOfMemory === true) return holds(inService(facts, service));
    const byResult = unit?.result === 'oom-kill';
    if (kill === null && !byResult) {
      return log === null && unit?.exit.how === 'killed' && unit.exit.status === 9
        ? unknown(`killed by signal 9, and ${whyUnseen(facts, 'log')}`)
        : clear;
    }
    const at = kill?.at ?? unit?.exitedAt ?? facts.now;
    const severity = pastSeverity(facts, unit, at, recentMs);
    if (severity === null) return clear;
    const total = maybe(facts, 'vitals')?.memory;
    const room =
      total === undefined ? '' : ` The host has ${size(total.totalBytes)}, of which ${size(total.availableBytes)} are available now.`;
    return holds({
      text:
        `The kernel's OOM killer ended the gateway at ` +
        `${clockTime(at, facts.now)}${kill === null ? '' : `: "${quote(kill.line)}"`}.${room}`,
      evidence: [
        ...(kill === null ? [] : [{probe: 'log' as const, line: kill.line}]),
        ...(unit === null ? [] : [unitEvidence(unit)]),
        ...systemdSays(log),
      ],
      severity,
      next: next(facts, unit),
    });
  },
  explain: {
    means: 'The kernel, or the limit of a container or control group, ran out of memory and killed the gateway with signal 9.',
    why: 'The gateway needs some 700 MB at rest; many runs at once, a browser or other programs took the rest.',
    misleads: 'systemd shows only signal 9 and, after the restart, Result=success: no OpenClaw tool remembers it.',
    next: (facts) => steps(wordsFor(facts).showKernelKills(facts), wordsFor(facts).showLoaded(facts, 'memory'), memoryLeft(facts)),
    page: 'platforms/linux',
  },
});

/** Who keeps it in limits of its own tells by itself why it was killed. */
function inService(facts: Facts, service: Told): Case {
  const {run} = service;
  const at = run.endedAt === null ? '' : ` at ${clockTime(run.endedAt, facts.now)}`;
  const limit = run.memoryMax === null ? 'It has no limit of its own: the host ran out.' : `Its limit is ${size(run.memoryMax)}.`;
  return {
    text: `The ${service.title} was killed${at} because its memory ran out${run.exit === null ? '' : ` (status ${run.exit})`}. ${limit} A gateway at rest needs some 700 MB.`,
    evidence: [serviceEvidence(facts, service)],
    severity: service.running ? 'degraded' : unlessServing(facts),
    next: steps(
      wordsFor(facts).showKernelKills(facts),
      biggestProcesses(facts),
      wordsFor(facts).showLog(facts, 80, service),
      wordsFor(facts).edit(facts, service),
    ),
  };
}

/** The kernel names victims by pid, and inside a container by pids of another count: user and moment decide there. */
function killOf(facts: Facts, supervisor: SupervisorValue, log: LogValue): {readonly at: number; readonly line: string} | null {
  const mine = new Set(
    [...supervisor.processes.map((process) => process.pid), ...log.lines.map((line) => line.pid)].filter((pid) => pid !== null),
  );
  return (
    log.kernelOom.findLast(({at, line}) => {
      if (line.includes(facts.gateway.unit)) return true;
      const {pid, uid} = killedBy(line);
      if (pid !== null && mine.has(pid) && (uid === null || uid === facts.gateway.user.uid)) return true;
      const died = log.exits.some((exit) => /9|KILL/.test(exit.status) && exit.how !== 'exited' && Math.abs(exit.at - at) <= sameMomentMs);
      return died && (uid === null || uid === facts.gateway.user.uid);
    }) ?? null
  );
}

/** systemd reaps a killed process at once; the kernel's time stamps may drift by seconds over weeks of uptime. */
const sameMomentMs = 10_000;

function systemdSays(log: LogValue | null): readonly ReturnType<typeof logEvidence>[] {
  const line = log?.lines.findLast((one) => isSupervisorsLine(one) && meaning('kernel-oom', 'killed').test(one.text));
  return line === undefined ? [] : [logEvidence(line)];
}

function next(facts: Facts, unit: UnitState | null): readonly Step[] {
  return steps(
    wordsFor(facts).showKernelKills(facts),
    biggestProcesses(facts),
    wordsFor(facts).showLog(facts, 80, unit ?? undefined),
    unit === null || isUp(unit) ? null : say`free memory first, then start the ${unit.scope} unit ${unit.name}`,
  );
}
