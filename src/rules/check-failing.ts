import type {Facts} from '../model/index.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {clear, holds, rule} from './shared/rule.ts';
import {serviceEvidence, toldService} from './shared/service.ts';
import {serves} from './shared/serving.ts';
import {quote} from './shared/words.ts';

export const checkFailing = rule({
  code: 'check-failing',
  title: "The supervisor's own health check calls the gateway unhealthy",
  severity: 'degraded',
  behind: ['gateway-starting', 'gateway-hung', 'gateway-not-ready', 'port-silent', 'port-taken', 'crash-loop'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const service = toldService(supervisor);
    const check = service?.run.check;
    if (service === null || !service.running || check?.state !== 'unhealthy') return clear;
    const answers = serves(facts);
    const said = check.said === '' ? 'it said nothing' : `it said: "${quote(check.said)}"`;
    return holds({
      text:
        `The check of the ${service.title} failed${check.exit === null ? '' : ` with status ${check.exit}`}; ${said}. ` +
        (answers ? 'The gateway answers, so it is the check that is wrong.' : 'The gateway does not answer either.'),
      evidence: [serviceEvidence(facts, service)],
      severity: answers ? 'note' : 'degraded',
      next: next(facts),
    });
  },
  explain: {
    means: 'Whoever starts the gateway also asks it whether it is well, and the last answers were no.',
    why: 'The gateway is frozen or not ready; or the check asks for a file, a port or a program that the image does not have.',
    misleads: 'What acts on the check may restart a gateway that serves; and a frozen one whose check is missing is called up.',
    next,
    page: 'install/docker',
  },
});

function next(facts: Facts): ReturnType<typeof steps> {
  return steps(wordsFor(facts).status(facts), wordsFor(facts).showLog(facts));
}
