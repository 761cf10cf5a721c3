import {clientVerb} from '../openclaw/gateway-argv.ts';
import {reinstall, steps, wordsFor} from './shared/commands.ts';
import {clear, holds, rule} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {chosenUnit, unitEvidence, unitName} from './shared/unit.ts';

export const unitStartsClient = rule({
  code: 'unit-starts-client',
  title: "The gateway's service runs a command that only talks to the service manager",
  severity: 'down',
  behind: ['two-owners', 'foreground-owner'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const unit = chosenUnit(supervisor);
    const verb = unit?.load === 'loaded' && unit.exec !== null ? clientVerb(unit.exec.argv) : null;
    if (unit === null || verb === null) return clear;
    return holds({
      text:
        `The ${unitName(unit)} runs \`openclaw gateway ${verb}\`, which speaks to the service manager and ends: it never becomes a gateway. ` +
        'A unit has to run `openclaw gateway` itself.',
      evidence: [{probe: 'supervisor', line: `ExecStart: ${unit.exec?.argv.join(' ')}`}, unitEvidence(unit)],
      severity: unlessServing(facts),
      next: steps(wordsFor(facts).showDefinition(facts, unit), wordsFor(facts).edit(facts, unit), reinstall(facts)),
    });
  },
  explain: {
    means: 'ExecStart= holds `openclaw gateway start` or another command for people in the place of the daemon.',
    why: 'A unit that was written by hand after a page that shows how to start the gateway.',
    misleads: 'The command ends with 0 and says that the service is running already, with the number of its own process.',
    next: (facts) => steps(wordsFor(facts).showDefinition(facts), wordsFor(facts).edit(facts)),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});
