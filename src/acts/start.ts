import {wordsFor} from '../supervisors/index.ts';
import type {Act} from './act.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** Starts a gateway that was stopped, or that ended by itself without an error. */
export const start: Act = {
  name: 'start',
  title: 'Start the gateway',
  mends: ['unit-down'],
  draft(facts) {
    const unit = unitOf(facts);
    if (unit === null || unit.load !== 'loaded' || unit.active !== 'inactive') return null;
    const step = commandOf(wordsFor(facts).start(facts, unit));
    if (step === null) return null;
    return {
      steps: [{step}],
      undo: step.undo === undefined ? [] : [step.undo],
      effect: step.effect,
      touches: [nameOf(unit)],
      word: step.kind === 'change' ? step.word : 'start',
      verifyMs: startMs,
    };
  },
  wrongNow: (_, findings, finding) => notBeforeTheCause(findings, finding),
};
