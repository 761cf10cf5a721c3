import type {Evidence, Facts, Service, Step, SupervisorValue, UnitState} from '../model/index.ts';
import {say} from '../steps/index.ts';
import {isForOtherPort, presentUnits, servicesOf, supervisorNamed} from '../supervisors/index.ts';
import {openclaw, steps, wordsFor} from './shared/commands.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {isUp, unitEvidence, unitName} from './shared/unit.ts';
import {listed} from './shared/words.ts';

export const twoOwners = rule({
  code: 'two-owners',
  title: 'Two services want to run the same gateway',
  severity: 'degraded',
  behind: [],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const units = presentUnits(supervisor).filter((unit) => claims(unit) && !isForOtherPort(unit, facts.gateway));
    const owners: readonly {readonly says: string; readonly evidence: Evidence}[] = [
      ...units.map((unit) => ({says: `the ${unitName(unit)} (${unit.active}/${unit.sub})`, evidence: unitEvidence(unit)})),
      ...others(supervisor, units.length > 0),
    ];
    if (owners.length < 2) return clear;
    const served = units.some(isUp) || servicesOf(supervisor).some((one) => one.pid !== null);
    return holds({
      text:
        `${listed(owners.map((owner) => owner.says))} claim this gateway at once: same port, same state. They stop each other or ` +
        `fail in a loop. Keep one.`,
      evidence: owners.map((owner) => owner.evidence),
      severity: served ? 'degraded' : 'down',
      next: [...remedy(facts, units, supervisor), ...withoutContainer(facts, supervisor), ...withoutSession(facts, supervisor)],
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
        hasUnits(facts)
          ? (['user', 'system'] as const).map((scope) => wordsFor(facts).status(facts, {scope, name: facts.gateway.unit}))
          : wordsFor(facts).status(facts),
      ),
    page: 'gateway/multiple-gateways',
  },
});

function hasUnits(facts: Facts): boolean {
  const supervisor = maybe(facts, 'supervisor');
  return supervisor === null || presentUnits(supervisor).length > 0;
}

/** Runs, tries, has failed trying, or will be started at the next boot. */
function claims(unit: UnitState): boolean {
  if (unit.load !== 'loaded') return false;
  return unit.active !== 'inactive' || unit.enabled.startsWith('enabled');
}

/** What other supervisors hold and start by themselves. A container is a second owner while it runs beside a unit, or beside another of the same state. */
function others(supervisor: SupervisorValue, besideUnits: boolean): readonly {readonly says: string; readonly evidence: Evidence}[] {
  const alive = aliveApart(supervisor);
  return servicesOf(supervisor)
    .filter((one) =>
      one.apart
        ? ((supervisor.owner === 'two-at-once' || besideUnits) && one.running) || (alive.length > 1 && alive.includes(one))
        : one.disabled !== true && one.loaded !== false,
    )
    .map((one) => ({
      says: `the ${one.title} (${one.detail})`,
      evidence: {probe: 'supervisor', line: `${one.title}: ${one.detail}`},
    }));
}

/** Containers of one state that run, or are started again. */
function aliveApart(supervisor: SupervisorValue): readonly Service[] {
  return servicesOf(supervisor).filter((one) => one.apart === true && (one.running || one.run?.isRetrying === true));
}

/** Of two containers of one state the one that serves stays: the other one never got through its start. */
function withoutContainer(facts: Facts, supervisor: SupervisorValue): readonly Step[] {
  const alive = aliveApart(supervisor);
  if (alive.length < 2) return [];
  const words = (one: Service) => supervisorNamed(one.by).words;
  const spare = alive.filter((one) => one.run?.isRetrying === true || (one.run?.restarts ?? 0) > 0);
  return steps(
    alive.map((one) => words(one).showDefinition(facts, one)),
    spare.length === alive.length || spare.length === 0
      ? say`stop the one that is not meant; a second gateway has to have a state and a port of its own`
      : spare.map((one) => words(one).stop(facts, one)),
  );
}

/** Of two that one supervisor holds, the one of the whole machine stays: it needs nobody's login. */
function withoutSession(facts: Facts, supervisor: SupervisorValue): readonly Step[] {
  const loaded = servicesOf(supervisor).filter((one) => !one.apart && one.loaded !== false);
  const spare = loaded.find((one) => one.pid === null) ?? loaded.find((one) => one.scope !== 'system');
  return loaded.length < 2 || spare === undefined ? [] : steps(supervisorNamed(spare.by).words.disable(facts, spare));
}

function remedy(facts: Facts, units: readonly UnitState[], supervisor: SupervisorValue): readonly Step[] {
  const spare = units.find((unit) => !isUp(unit)) ?? units.find((unit) => unit.scope === 'system');
  if (spare === undefined) return aliveApart(supervisor).length > 1 ? [] : [openclaw(facts)`gateway status --deep`];
  const {words} = supervisorNamed('systemd');
  const other = {scope: spare.scope === 'user' ? 'system' : 'user', name: facts.gateway.unit};
  return steps(words.showDefinition(facts, spare), words.disable(facts, spare), words.status(facts, other));
}
