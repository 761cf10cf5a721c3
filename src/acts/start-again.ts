import {wordsFor} from '../supervisors/index.ts';
import type {Act} from './act.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** Has the supervisor forget that it gave up, and starts the gateway. */
export const startAgain: Act = {
  name: 'start-again',
  title: 'Forget the failed starts and start the gateway',
  mends: ['start-limit-hit', 'crash-loop', 'unit-down', 'foreground-owner'],
  draft(facts) {
    const unit = unitOf(facts);
    if (unit === null || unit.load !== 'loaded' || unit.active === 'active' || unit.active === 'inactive') return null;
    const words = wordsFor(facts);
    const [forget, step] = [commandOf(words.resetFailed(facts, unit)), commandOf(words.start(facts, unit))];
    if (forget === null || step === null || isHeld(facts)) return null;
    return {
      steps: [{step: forget}, {step}],
      undo: step.undo === undefined ? [] : [step.undo],
      effect: `${forget.effect}, then ${step.effect}`,
      touches: [nameOf(unit)],
      word: 'start',
      verifyMs: startMs,
    };
  },
  wrongNow: (_, findings, finding) => notBeforeTheCause(findings, finding),
};

/** Somebody else has the place: that one has to end first, which is another act. */
function isHeld({readings: {ports}, gateway}: Parameters<Act['draft']>[0]): boolean {
  return ports?.seen === true && ports.value.ports.some(({port, listeners}) => port === gateway.port && listeners.length > 0);
}
