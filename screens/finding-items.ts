import type {Evidence, Finding, ReadingName, Step} from '../src/model/index.ts';
import {printStep} from '../src/steps/index.ts';
import type {Row} from './content.ts';
import type {Detail, Item, Opens} from './item.ts';
import type {PaneName} from './panes/names.ts';

/** Rows that belong together, and what lies under them; null = they cannot be chosen. */
export interface Part {
  readonly rows: readonly Row[];
  readonly opens: Opens | null;
}

export function itemsOf(parts: readonly Part[]): readonly Item[] {
  let from = 0;
  return parts.flatMap(({rows, opens}): readonly Item[] => {
    const item = {from, to: from + rows.length};
    from = item.to;
    return opens === null || rows.length === 0 ? [] : [{...item, opens}];
  });
}

/** Which pane shows what a probe saw; the others are seen in none. */
const panes: Readonly<Partial<Record<ReadingName, PaneName>>> = {
  log: 'log',
  unit: 'unit',
  ports: 'ports',
  http: 'ports',
  supervisor: 'supervisor',
  capabilities: 'capabilities',
};

/** Where evidence was seen; what no pane shows is opened whole. */
export function evidenceOpens({code}: Finding, {probe, line}: Evidence): Opens {
  const pane = panes[probe];
  return pane === undefined
    ? {
        is: 'detail',
        detail: {
          title: `Evidence of ${code}`,
          parts: [
            {name: 'seen by', text: probe},
            {name: 'line', text: line},
          ],
          copies: {what: 'the evidence', text: line},
        },
      }
    : {is: 'seen', pane, words: line, said: `where the evidence of ${code} was seen; esc goes back`};
}

export function findingDetail({code, title, text, behind, evidence, next}: Finding): Detail {
  return {
    title: code,
    parts: [
      {name: 'what', text: `${title}. ${text}`},
      ...(behind === null ? [] : [{name: 'because', text: `of ${behind}, and gone with it`}]),
      ...evidence.map(({probe, line}) => ({name: probe, text: line})),
      ...next.map((step) => ({name: 'next', text: printStep(step)})),
      {name: 'more', text: `i explains it here, rungs explain ${code} in a shell`},
    ],
    explains: code,
    copies: {what: 'the command that explains it', text: `rungs explain ${code}`},
  };
}

export function stepDetail(step: Step, command: string | null): Detail {
  const does = 'effect' in step && step.effect !== '' ? [{name: 'effect', text: step.effect}] : [];
  const changes = 'kind' in step ? [{name: 'kind', text: step.kind === 'look' ? 'it only looks' : 'it changes the host'}] : [];
  return {
    title: command === null ? 'What to do' : 'Next command',
    parts: [{name: command === null ? 'do' : '$', text: printStep(step)}, ...does, ...changes],
    ...(command === null ? {} : {copies: {what: 'the command', text: command}}),
  };
}
