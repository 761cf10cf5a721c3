import type {ActPlan, Facts} from '../model/index.ts';
import {armedWordsFor} from '../supervisors/index.ts';
import type {Draft} from './act.ts';
import {unitOf} from './shared.ts';
import {stepOf} from './step-of.ts';

/** A stop drains for up to 330 s, and what is verified has its own time: only then it is late. */
const besidesMs = 420_000;

/** The undo that is set before an act begins, or why there is none. */
export function armedUndo(act: string, {undo, verifyMs}: Draft, facts: Facts): NonNullable<ActPlan['armed']> {
  const words = armedWordsFor(facts.readings);
  if (undo.length === 0) return {none: 'nothing can take it back'};
  if (words === null) return {none: 'who starts this gateway keeps no undo for later'};
  const unit = unitOf(facts);
  if (unit?.scope === 'user' && unit.lingers === false)
    return {none: `the manager of ${facts.gateway.user.name} ends with the last logout, and an undo in it would end too`};
  const name = `rungs-undo-${act}-${facts.now.toString(36)}`;
  const afterMs = verifyMs + besidesMs;
  const title = `Rungs takes back act ${act} of ${facts.gateway.profile} unless it is kept`;
  const armed = words.arm(facts, {name, afterMs, title}, undo, unit ?? undefined);
  if (armed === null) return {none: 'a name in its undo has signs that systemd would change'};
  const [arm, ask] = [stepOf({step: armed.arm}), stepOf({step: armed.ask})];
  return {name, afterMs, arm, ask, disarm: armed.disarm.map((step) => stepOf({step}))};
}
