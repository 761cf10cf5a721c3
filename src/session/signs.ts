import type {Code, Finding, Judgement, Sign} from '../model/index.ts';

/** How a sign of a healthy host stands on this one. */
export type Standing =
  | {readonly is: 'holds'}
  | {readonly is: 'fails'; readonly by: Finding}
  | {readonly is: 'unseen'; readonly because: string}
  | {readonly is: 'for-a-person'};

/** A sign holds when all that would speak against it was looked for and nothing was found; before the first judgement nothing was. */
export function standingOf({codes}: Sign, {findings, unanswered}: Judgement, judged: boolean): Standing {
  if (codes.length === 0) return {is: 'for-a-person'};
  if (!judged) return {is: 'unseen', because: 'nothing has been judged yet'};
  const against = (code: Code): Finding | undefined => findings.find((finding) => finding.code === code);
  const by = codes.map(against).find((finding) => finding !== undefined);
  if (by !== undefined) return {is: 'fails', by};
  const open = unanswered.find(({code}) => codes.includes(code));
  return open === undefined ? {is: 'holds'} : {is: 'unseen', because: open.because};
}
