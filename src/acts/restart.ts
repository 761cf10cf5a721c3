import {wordsFor} from '../supervisors/index.ts';
import type {Act} from './act.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** Starts a running gateway anew, because it works with what it read at its last start. */
export const restart: Act = {
  name: 'restart',
  title: 'Restart the gateway',
  mends: ['hot-reload-off', 'crash-loop'],
  draft(facts) {
    const unit = unitOf(facts);
    if (unit === null || unit.load !== 'loaded' || unit.active === 'inactive' || unit.active === 'failed') return null;
    const step = commandOf(wordsFor(facts).restart(facts, unit));
    if (step === null) return null;
    return {
      steps: [{step}],
      undo: [],
      effect: `${step.effect}; running work is drained first`,
      touches: [nameOf(unit)],
      word: 'restart',
      verifyMs: startMs,
    };
  },
  wrongNow: (_, findings, finding) => notBeforeTheCause(findings, finding),
};
