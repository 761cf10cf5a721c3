import type {CommandStep, Facts, UnitFile, UnitState} from '../model/index.ts';
import {change, path} from '../steps/index.ts';
import {madeElsewhere, wordsFor} from '../supervisors/index.ts';
import type {Act} from './act.ts';
import {culprit, culpritCodes} from './culprits.ts';
import {asItsManager, besideOf, movedOver, privateCopy, withMode} from './files.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** Moves the drop-in that makes the trouble to a name that no manager reads; a gateway that runs or has failed is started without it. */
export const dropInAside: Act = {
  name: 'drop-in-aside',
  title: 'Move the drop-in aside',
  mends: culpritCodes,
  draft(facts, finding) {
    const unit = unitOf(facts);
    const file = culprit(facts, finding);
    if (unit === null || file?.modifiedAt === undefined || file.mode === null) return null;
    const aside = besideOf(file.path, 'aside', file.modifiedAt);
    const reload = commandOf(wordsFor(facts).reload(facts, unit));
    const again = startsOf(facts, unit);
    if (reload === null || again === null) return null;
    const by = (step: CommandStep): CommandStep => asItsManager(facts, file.path, step);
    const away = by(change({effect: 'takes it away', word: 'aside'})`rm ${path(file.path)}`);
    return {
      steps: [{step: by(privateCopy(file.path, aside)), apart: true}, ...[away, reload, ...again].map((step) => ({step}))],
      undo: [
        by(withMode(file.mode, aside)),
        by(movedOver('moves it back', aside, file.path)),
        reload,
        ...(unit.active === 'active' ? again : []),
      ],
      effect: `moves ${file.path} with all of its settings to ${aside}, ${reload.effect}${again.map((step) => `, then ${step.effect}`).join('')}`,
      touches: [file.path, nameOf(unit)],
      word: 'aside',
      verifyMs: again.length > 0 ? startMs : 20_000,
      preview: withoutIt(file),
      changes: [file.path],
      packs: true,
      arms: true,
    };
  },
  wrongNow(facts, findings, finding) {
    const file = culprit(facts, finding);
    if (file === null) return 'which drop-in it is could not be seen';
    return madeElsewhere(file) ?? notBeforeTheCause(findings, finding);
  },
};

/** One that was stopped stays stopped: nobody knows why it was. */
function startsOf(facts: Facts, unit: UnitState): readonly CommandStep[] | null {
  const words = wordsFor(facts);
  if (unit.active === 'inactive') return [];
  const steps = unit.active === 'failed' ? [words.resetFailed(facts, unit), words.start(facts, unit)] : [words.restart(facts, unit)];
  const commands = steps.map(commandOf);
  return commands.includes(null) ? null : commands.filter((one) => one !== null);
}

function withoutIt({path, settings}: UnitFile): readonly string[] {
  const lines = settings ?? [];
  return [`--- ${path}`, '+++ /dev/null', `@@ -1,${lines.length} +0,0 @@`, ...lines.map((line) => `-${line}`)];
}
