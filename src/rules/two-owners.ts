import type {Evidence, Facts, Step, SupervisorValue, UnitState} from '../model/index.ts';
import {openclaw, steps, wordsFor} from './shared/commands.ts';
import {clear, holds, rule} from './shared/rule.ts';
import {isUp, presentUnits, unitEvidence, unitName} from './shared/unit.ts';
import {listed} from './shared/words.ts';

export const twoOwners = rule({
  code: 'two-owners',
  title: 'Two services want to run the same gateway',
  severity: 'degraded',
  behind: [],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const units = presentUnits(supervisor).filter((unit) => claims(unit) && !isOther(facts, unit));
    const owners: readonly {readonly says: string; readonly evidence: Evidence}[] = [
      ...units.map((unit) => ({says: `the ${unitName(unit)} (${unit.active}/${unit.sub})`, evidence: unitEvidence(unit)})),
      ...jobs(supervisor),
      ...containers(supervisor),
    ];
    if (owners.length < 2) return clear;
    const served = units.some(isUp) || supervisor.launchd.some((job) => job.pid !== null);
    return holds({
      text:
        `${listed(owners.map((owner) => owner.says))} claim this gateway at once: same port, same state. They stop each other or ` +
        `fail in a loop. Keep one.`,
      evidence: owners.map((owner) => owner.evidence),
      severity: served ? 'degraded' : 'down',
      next: remedy(facts, units),
    });
  },
  explain: {
    means: 'More than one supervisor starts the gateway: a user unit and a system unit, an agent and a daemon, a unit and a container.',
    why: 'One was installed by `openclaw gateway install`, the other by hand, by a playbook or by an older release, and nobody removed it.',
    misleads:
      "The one that runs is green in every OpenClaw tool; the other's log is in the other manager's journal, which they do not read.",
    next: (facts) =>
      steps(
        openclaw(facts)`gateway status --deep`,
        wordsFor(facts).status(facts, {scope: 'user', name: facts.gateway.unit}),
        wordsFor(facts).status(facts, {scope: 'system', name: facts.gateway.unit}),
      ),
    page: 'gateway/multiple-gateways',
  },
});

/** Runs, tries, has failed trying, or will be started at the next boot. */
function claims(unit: UnitState): boolean {
  if (unit.load !== 'loaded') return false;
  return unit.active !== 'inactive' || unit.enabled.startsWith('enabled');
}

/** The same name in the system manager may be another user's gateway; its port tells. */
function isOther(facts: Facts, unit: UnitState): boolean {
  const argv = unit.exec?.argv ?? [];
  const port = Number(argv[argv.indexOf('--port') + 1]);
  return argv.includes('--port') && Number.isInteger(port) && port !== facts.gateway.port;
}

function jobs(supervisor: SupervisorValue): readonly {readonly says: string; readonly evidence: Evidence}[] {
  return supervisor.launchd
    .filter((job) => job.disabled !== true)
    .map((job) => ({
      says: `the launchd job ${job.domain}/${job.label} (${job.state})`,
      evidence: {probe: 'supervisor', line: `launchd ${job.domain}/${job.label}: ${job.state}, pid ${job.pid ?? 'none'}`},
    }));
}

function containers(supervisor: SupervisorValue): readonly {readonly says: string; readonly evidence: Evidence}[] {
  // A container with a gateway of its own is no second owner unless the supervisor probe says that they collide.
  if (supervisor.owner !== 'two-at-once') return [];
  return supervisor.containers
    .filter((one) => /run|up/i.test(one.state))
    .map((one) => ({
      says: `the container ${one.name} (${one.image})`,
      evidence: {probe: 'supervisor', line: `container ${one.name}: ${one.state}, ${one.image}`},
    }));
}

function remedy(facts: Facts, units: readonly UnitState[]): readonly Step[] {
  const spare = units.find((unit) => !isUp(unit)) ?? units.find((unit) => unit.scope === 'system');
  if (spare === undefined) return [openclaw(facts)`gateway status --deep`];
  const words = wordsFor(facts);
  const other = {scope: spare.scope === 'user' ? 'system' : 'user', name: facts.gateway.unit};
  return steps(words.showDefinition(facts, spare), words.disable(facts, spare), words.status(facts, other));
}
