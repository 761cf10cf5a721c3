import type {Facts, Step, SupervisorValue} from '../model/index.ts';
import {makeAgain, presentUnits, servicesOf, unaskedName} from '../supervisors/index.ts';
import {isMac, openclaw, openclawTo, steps, walk} from './shared/commands.ts';
import {clear, holds, rule, unknown} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {unitEvidence, unitName} from './shared/unit.ts';

export const unitMissing = rule({
  code: 'unit-missing',
  title: 'No service is installed for the gateway',
  severity: 'down',
  behind: ['foreground-owner'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const present = presentUnits(supervisor);
    const unusable = present.filter((unit) => unit.load !== 'loaded');
    if (present.length > unusable.length || ownedElsewhere(supervisor)) return clear;
    if (supervisor.unasked.length > 0) {
      return unknown(`the ${supervisor.unasked.map(unaskedName).join(' and the ')} could not be asked: ${supervisor.unasked[0]?.detail}`);
    }
    const severity = unlessServing(facts);
    const next = [...remedy(facts), ...(isInstallable(facts) ? [walk('upgrade', 'Reinstall the units')] : [])];
    if (unusable.length > 0) {
      return holds(
        ...unusable.map((unit) => ({
          text:
            `The ${unitName(unit)} exists but systemd cannot use it: ` +
            `${unit.load}${unit.fragment === null ? '' : ` (${unit.fragment})`}.`,
          evidence: [unitEvidence(unit)],
          severity,
          next,
        })),
      );
    }
    if (isMac(facts))
      return holds({text: noJob(facts), evidence: [{probe: 'supervisor', line: noJob(facts)}], severity, next: remedy(facts)});
    return holds({
      text:
        `Neither the user manager of ${facts.gateway.user.name} nor the system manager knows ${facts.gateway.unit}, and no ` +
        `launchd job or container runs this gateway.`,
      evidence: [{probe: 'supervisor', line: `${facts.gateway.unit}: not found in the user and in the system manager`}],
      severity,
      next,
    });
  },
  explain: {
    means: 'No systemd unit, launchd job or container is there to start the gateway and to keep it running.',
    why:
      'It was never installed as a service, the unit was removed by an uninstall or an upgrade, or the profile has another name ' +
      'than the unit.',
    misleads: '`openclaw gateway status` offers to restart; without a unit there is nothing to restart.',
    next: (facts) => steps(remedy(facts)),
    page: 'cli/gateway/service',
  },
});

function noJob({gateway: {user}}: Facts): string {
  return `No job of launchd starts this gateway, neither in gui/${user.uid} nor in system, and no property list for one is there; no container runs it.`;
}

function ownedElsewhere(supervisor: SupervisorValue): boolean {
  return servicesOf(supervisor).length > 0 || supervisor.owner === 'container';
}

/** Without the command nothing here can install a service; what ran in a container leaves just that behind. */
function isInstallable({gateway}: Facts): boolean {
  return gateway.cliPath !== null;
}

function remedy(facts: Facts): readonly Step[] {
  if (!isInstallable(facts) && !isMac(facts)) return [makeAgain];
  return [
    openclawTo(facts, {effect: 'writes the service and starts it', word: 'install'})`gateway install`,
    openclaw(facts)`gateway status --deep`,
  ];
}
