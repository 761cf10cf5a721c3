import {movedOver, withMode} from '../../acts/files.ts';
import {restart} from '../../acts/restart.ts';
import {notBeforeTheCause} from '../../acts/shared.ts';
import {stepOf} from '../../acts/step-of.ts';
import type {ActStep, CommandStep, Facts, Finding} from '../../model/index.ts';
import {change as changing, path} from '../../steps/index.ts';
import {asOwner, asRoot, wordsFor} from '../../supervisors/index.ts';
import {judgeByRules} from '../judging.ts';
import type {Change} from './changes.ts';
import {copyOf} from './write-all.ts';

export interface Restart {
  /** What has the manager read its files anew, and the restart itself. */
  readonly steps: readonly ActStep[];
  readonly effect: string;
}

/** The restart as the act of that name does it; null where nothing runs that could be started anew, a sentence where it would be wrong now. */
export function restartFor(facts: Facts, changes: readonly Change[]): Restart | null | {readonly problem: string} {
  const drafted = restart.draft(facts, wanted);
  if (drafted === null) return null;
  const wrong = notBeforeTheCause(judgeByRules(facts).findings, wanted);
  if (wrong !== null) return {problem: `a restart would be wrong now: ${wrong}`};
  const unit = changes.some(({edits}) => edits.some(({kind}) => kind === 'drop-in' || kind === 'unit'));
  const reload = unit ? wordsFor(facts).reload(facts) : null;
  const steps = [...(reload === null || 'text' in reload ? [] : [{step: reload}]), ...drafted.steps];
  return {steps: steps.map(stepOf), effect: drafted.effect};
}

/** It mends no finding of its own, so that every other one counts. */
const wanted = {code: 'secret-shadowed'} as Finding;

/** What takes all of it back, for who finds the lock of a console that was killed, or wants it back later. */
export function undoOf(changes: readonly Change[], stamp: string, facts: Facts, again: readonly ActStep[]): readonly ActStep[] {
  const by = ({owner}: Change, step: CommandStep): CommandStep => (owner.uid === 0 ? asRoot(facts, step) : asOwner(facts, step));
  const back = changes.toReversed().flatMap((one) => {
    const copy = copyOf(one, stamp);
    const {original} = one;
    if (copy === null || original === null)
      return [by(one, changing({effect: 'removes the file that was made', word: 'remove'})`rm -f -- ${path(one.path)}`)];
    return [by(one, withMode(original.mode, copy)), by(one, movedOver('puts the text from before in its place', copy, original.path))];
  });
  return [...back.map((step) => stepOf({step})), ...again];
}
