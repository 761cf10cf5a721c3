import type {ActPlan, CommandStep, Facts, Finding} from '../model/index.ts';
import {pastable} from '../steps/index.ts';
import type {Act, Draft} from './act.ts';
import {armedUndo} from './armed-undo.ts';
import {stepOf} from './step-of.ts';

/** An act as it is offered on this host, whole; or refused with its reason. */
export interface Offer {
  readonly plan: ActPlan;
  readonly refused: string | null;
}

/** What the findings offer: for the root cause first, because nothing that is done to a symptom lasts. */
export function offersFrom(acts: readonly Act[], facts: Facts, findings: readonly Finding[]): readonly Offer[] {
  const roots = findings.filter(({behind, severity}) => behind === null && severity !== 'note');
  return roots.flatMap((finding) =>
    acts.filter(({mends}) => mends.includes(finding.code)).flatMap((act) => offerOf(act, facts, findings, finding) ?? []),
  );
}

function offerOf(act: Act, facts: Facts, findings: readonly Finding[], finding: Finding): Offer | null {
  const draft = act.draft(facts, finding);
  if (draft === null) return null;
  const all = [...draft.steps.map(({step}) => step), ...draft.undo];
  const {code, subject} = finding;
  const {effect, touches, word, verifyMs} = draft;
  const steps = draft.steps.map(stepOf);
  const undo = draft.undo.map((step) => stepOf({step}));
  const base = {act: act.name, title: act.title, code, subject, steps, undo, effect, touches, word, verifyMs};
  const plan = {...base, ...besides(act, draft, facts)};
  return {plan, refused: notFromHere(all) ?? act.wrongNow(facts, findings, finding)};
}

function besides(act: Act, draft: Draft, facts: Facts): Pick<ActPlan, 'preview' | 'packs' | 'changes' | 'armed'> {
  const {preview, packs, changes, arms} = draft;
  return {
    ...(preview === undefined ? {} : {preview}),
    ...(packs === undefined ? {} : {packs}),
    ...(changes === undefined ? {} : {changes}),
    ...(arms === undefined ? {} : {armed: armedUndo(act.name, draft, facts)}),
  };
}

/** What these hands cannot do, whoever asks. */
function notFromHere(steps: readonly CommandStep[]): string | null {
  if (steps.some((step) => pastable(step) === null)) return 'a name in its command cannot be shown so that it can be read';
  return steps.some(({as}) => as?.is === 'root') ? 'it needs the rights of root; start Rungs as root, or copy the command below' : null;
}
