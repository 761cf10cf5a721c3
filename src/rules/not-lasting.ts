import type {Case, Facts, UnitState} from '../model/index.ts';
import {say} from '../steps/index.ts';
import {madeAnewWith, startedAtBoot} from '../supervisors/index.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {serviceEvidence, type Told, toldService} from './shared/service.ts';
import {chosenUnit, isUp, unitEvidence, unitName} from './shared/unit.ts';

export const notLasting = rule({
  code: 'not-lasting',
  title: 'The gateway works now, and nothing brings it back',
  severity: 'degraded',
  behind: ['two-owners', 'foreground-owner', 'unit-missing', 'reload-needed'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const unit = chosenUnit(supervisor);
    const service = toldService(supervisor);
    if (service !== null)
      return holds(serviceAfterCrash(facts, service), serviceAfterBoot(facts, service), stateAfterStart(facts, service));
    if (unit === null || !isUp(unit) || unit.load !== 'loaded') return clear;
    return holds(afterLogout(facts, unit), afterBoot(facts, unit), afterCrash(facts, unit), afterItsOwnEnd(facts, unit));
  },
  explain: {
    means: 'The gateway runs and its supervisor will not start it again after a logout, a reboot or a crash.',
    why:
      "A user's manager ends with the last logout unless lingering is on; a unit that is not enabled is not started at boot; Restart=no " +
      'leaves a crashed one down; a container that keeps its state in memory starts with none. An update, a reinstall or a unit by hand drops these.',
    misleads: 'Everything is green until the first reboot, which is often weeks later and at night.',
    next: (facts) => steps(wordsFor(facts).outliveLogout(facts), wordsFor(facts).enable(facts), wordsFor(facts).showDefinition(facts)),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

function afterLogout(facts: Facts, unit: UnitState): Case | null {
  if (unit.scope !== 'user' || unit.lingers !== false) return null;
  const {name} = facts.gateway.user;
  return {
    subject: 'logout',
    text: `The ${unitName(unit)} ends when ${name} has logged out everywhere, and is not there after a reboot: lingering is off for ${name}.`,
    evidence: [{probe: 'supervisor', line: `/var/lib/systemd/linger/${name} does not exist`}, unitEvidence(unit)],
    next: steps(wordsFor(facts).outliveLogout(facts)),
  };
}

function afterBoot(facts: Facts, unit: UnitState): Case | null {
  // What a generator writes is there at every boot; whether it is started then stands in its own page.
  if (unit.wantedBy === undefined || unit.wantedBy.length > 0 || unit.enabled === 'generated') return null;
  return {
    subject: 'reboot',
    text: `The ${unitName(unit)} is not started after a reboot: its state is "${unit.enabled}", and nothing asks for it.`,
    evidence: [{probe: 'supervisor', line: `${unitName(unit)}: UnitFileState=${unit.enabled}, WantedBy=`}],
    next: steps(wordsFor(facts).enable(facts, unit)),
  };
}

function afterCrash(facts: Facts, unit: UnitState): Case | null {
  const {policy} = unit.restart;
  if (!['no', 'on-success', 'on-abnormal', 'on-abort', 'on-watchdog'].includes(policy)) return null;
  return {
    subject: 'crash',
    text: `The ${unitName(unit)} stays down after a crash: Restart=${policy}. The unit that OpenClaw installs has Restart=always.`,
    evidence: [{probe: 'supervisor', line: `${unitName(unit)}: Restart=${policy}`}],
    next: steps(wordsFor(facts).showDefinition(facts, unit), wordsFor(facts).edit(facts, unit)),
  };
}

/** For some changes of its configuration, and for updates, a gateway ends without an error and counts on being started anew. */
function afterItsOwnEnd(facts: Facts, unit: UnitState): Case | null {
  const names = maybe(facts, 'secrets')?.daemonNames ?? [];
  // With this one it begins anew in the same process.
  if (unit.restart.policy !== 'on-failure' || names.includes('OPENCLAW_NO_RESPAWN')) return null;
  return {
    subject: 'own restart',
    text:
      `The ${unitName(unit)} stays down when the gateway ends itself to be started anew, as it does for an update and for some changes of ` +
      'its configuration: Restart=on-failure starts only what failed. The unit that OpenClaw installs has Restart=always.',
    evidence: [{probe: 'supervisor', line: `${unitName(unit)}: Restart=on-failure`}],
    next: steps(wordsFor(facts).showDefinition(facts, unit), wordsFor(facts).edit(facts, unit)),
  };
}

/** What a unit made is started again by the unit. */
function serviceAfterCrash(facts: Facts, service: Told): Case | null {
  const {run} = service;
  if (!service.running || run.restartPolicy !== '' || run.madeBy?.is === 'unit') return null;
  return {
    subject: 'crash',
    text: `The ${service.title} stays down after a crash and after a reboot: it has no restart policy.`,
    evidence: [serviceEvidence(facts, service)],
    next: steps(
      wordsFor(facts).enable(facts, service),
      service.apart === true
        ? madeAnewWith(facts, service, {stack: 'restart: unless-stopped', unit: 'Restart=always', run: '--restart unless-stopped'})
        : wordsFor(facts).edit(facts, service),
    ),
  };
}

/** A restart policy is kept by the engine, which has to be started itself. */
function serviceAfterBoot(facts: Facts, service: Told): Case | null {
  const {restartPolicy, broughtBack, madeBy} = service.run;
  if (!service.running || restartPolicy === '' || madeBy?.is === 'unit' || broughtBack?.atBoot !== false) return null;
  const {unit} = broughtBack;
  return {
    subject: 'reboot',
    text: `The ${service.title} is not there after a reboot: ${unit}, which brings containers back, is not started at boot.`,
    evidence: [{probe: 'supervisor', line: `${unit}: WantedBy=`}, serviceEvidence(facts, service)],
    next: steps(startedAtBoot(facts, unit)),
  };
}

/** A gateway that starts with an empty state has forgotten its configuration, its pairings and its conversations. */
function stateAfterStart(facts: Facts, service: Told): Case | null {
  const {losesState, mounts} = service.run;
  if (!service.running || losesState === undefined) return null;
  const inMemory = losesState === 'at each start';
  return {
    subject: 'state',
    severity: inMemory ? 'degraded' : 'note',
    text: inMemory
      ? `The state of the ${service.title} lies in memory: with the next restart its configuration, pairings and conversations are gone.`
      : `The state of the ${service.title} lies in the container alone: it outlives a restart, and is gone when the container is made anew, as an update does.`,
    evidence: [
      {
        probe: 'supervisor',
        line: `${service.title}: its mounts: ${mounts.length === 0 ? 'none' : mounts.map(({from, to}) => `${from} at ${to}`).join(', ')}`,
      },
    ],
    next: steps(
      wordsFor(facts).showDefinition(facts, service),
      say`copy the state folder out of it while it runs, because what changes its mounts makes it anew and ends what is in there`,
      wordsFor(facts).edit(facts, service),
    ),
  };
}
