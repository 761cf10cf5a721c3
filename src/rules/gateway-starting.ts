import type {Code, Facts} from '../model/index.ts';
import {slowness} from '../openclaw/slowness.ts';
import {look} from '../steps/index.ts';
import {readyz, steps} from './shared/commands.ts';
import {allCauses, burst, causesOf, crashTimes, failedStarts, windowMs} from './shared/crashes.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {type Starting, starting, startMs} from './shared/starting.ts';
import {chosenUnit, unitEvidence} from './shared/unit.ts';
import {clockTime, count, span} from './shared/words.ts';

/** What else is to be seen in the first minute of a start that comes to nothing. */
const others: readonly Code[] = [
  'two-owners',
  'foreground-owner',
  'unit-starts-client',
  'start-blocked',
  'port-taken',
  'crash-loop',
  'gateway-hung',
];

const noProgram: readonly Code[] = ['entry-missing'];

export const gatewayStarting = rule({
  code: 'gateway-starting',
  title: 'The gateway is starting; give it a minute',
  severity: 'note',
  behind: ['secret-readable', ...allCauses, ...failedStarts, ...others],
  needs: ['supervisor'],
  recentMs: startMs,
  judge({supervisor}, facts) {
    const begun = starting(facts);
    if (begun === null || begun.ready) return clear;
    const log = maybe(facts, 'log');
    const crashes = log === null ? null : burst(crashTimes(log));
    const unit = chosenUnit(supervisor);
    // A start after a crash is no ordinary start: until it is ready nobody knows whether it will stay.
    const fell = crashes !== null && facts.now - crashes.lastAt <= windowMs && unit !== null && unit.restarts > 0;
    return holds({
      text:
        `The gateway started ${span(begun.sinceMs)} ago and is not ready yet: ${begun.sign}${goesOn(begun)}. Look again in ` +
        `${span(begun.leftMs)}${busy(facts)}.` +
        `${fell ? ` Its run before ended badly at ${clockTime(crashes.lastAt, facts.now)}.` : ''}`,
      evidence: [...(unit === null ? [] : [unitEvidence(unit)]), {probe: 'http', line: begun.sign}],
      // So that it is over when the time that this host needs is over.
      lastAt: facts.now + begun.leftMs - startMs,
      severity: fell ? 'degraded' : 'note',
      behind: [...(fell ? causesOf(facts, unit) : noProgram), ...others],
      next: [readyz(facts)],
    });
  },
  explain: {
    means: 'The process is younger than a minute and has not finished starting: no listener yet, not ready, or busy.',
    why: 'A start takes 9 to 16 seconds on two cores; the port opens 3 to 5 seconds before it is ready.',
    misleads: 'OpenClaw says "not reachable" meanwhile, and right after it `eventLoop.degraded`.',
    next: (facts) => steps(look`curl -sS -m 2 http://127.0.0.1:${facts.gateway.port}/startupz`, readyz(facts)),
    page: 'gateway/health',
  },
});

/** Past the time that a start usually takes it is said why it is still called one. */
function goesOn({sinceMs, progress}: Starting): string {
  return sinceMs <= startMs || progress === null ? '' : `, and ${progress}`;
}

function busy({readings}: Facts): string {
  const {vitals} = readings;
  return slowness(readings) <= 1 || vitals?.seen !== true
    ? ''
    : ` (load ${vitals.value.load1.toFixed(1)} on ${count(vitals.value.cpus, 'core')}: everything takes longer here)`;
}
