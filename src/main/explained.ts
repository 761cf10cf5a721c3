import type {Detail} from '../../screens/item.ts';
import type {Facts, Rule} from '../model/index.ts';
import {rules} from '../rules/index.ts';
import {printStep} from '../steps/index.ts';

export interface Explained extends Detail {
  /** How bad it is, and what can stand behind it. */
  readonly severity: string;
}

/** What a finding means, why, what misleads and what to do where the facts are so; null = there is no such code. */
export function explainPage(code: string, facts: Facts): Explained | null {
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined) return null;
  const {means, why, misleads, next, page} = rule.explain;
  const severity = severityWords(rule);
  const parts = [
    {name: 'how bad', text: severity},
    {name: 'means', text: means},
    {name: 'why', text: why},
    ...(misleads === undefined ? [] : [{name: 'misleads', text: misleads}]),
    ...next(facts).map((step, index) => ({name: index === 0 ? 'do' : '', text: printStep(step)})),
    {name: 'page', text: pageAddress(page)},
  ];
  const text = parts.map(({name, text: said}) => `${name === '' ? '' : `${name}: `}${said}`).join('\n');
  return {title: `${rule.code}: ${rule.title}`, severity, parts, copies: {what: 'the page', text}};
}

/** A page is named by its place within the documentation. */
export function pageAddress(page: string): string {
  return /^https?:/.test(page) ? page : `https://docs.openclaw.ai/${page}`;
}

function severityWords({severity, behind}: Rule): string {
  return `${severity}${behind.length === 0 ? '' : `. Can be a symptom of: ${behind.join(', ')}`}`;
}
