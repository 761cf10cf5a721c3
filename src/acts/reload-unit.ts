import {wordsFor} from '../supervisors/index.ts';
import type {Act} from './act.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** Loads what was changed on disk; a gateway that runs is restarted under it. */
export const reloadUnit: Act = {
  name: 'reload-unit',
  title: 'Load the changed unit',
  mends: ['reload-needed'],
  draft(facts) {
    const unit = unitOf(facts);
    if (unit === null || !unit.needReload) return null;
    const words = wordsFor(facts);
    const [reload, again] = [commandOf(words.reload(facts, unit)), commandOf(words.restart(facts, unit))];
    if (reload === null || again === null) return null;
    const runs = unit.active === 'active';
    return {
      steps: [{step: reload}, ...(runs ? [{step: again}] : [])],
      // What was loaded before stands in no file any more.
      undo: [],
      effect: runs ? `${reload.effect}, then ${again.effect}` : reload.effect,
      touches: [nameOf(unit)],
      word: 'reload',
      verifyMs: runs ? startMs : 20_000,
    };
  },
  wrongNow: (_, findings, finding) => notBeforeTheCause(findings, finding),
};
