import type {Finding, Session} from '../../src/model/index.ts';
import {isBlind} from '../../src/session/blind.ts';
import {seconds} from '../../src/session/describe.ts';
import {overSince, triggersNow} from '../../src/session/triggers.ts';
import {printStep} from '../../src/steps/index.ts';
import {blank, type Content, type Row, row} from '../content.ts';
import {evidenceOpens, findingDetail, itemsOf, type Part, stepDetail} from '../finding-items.ts';
import {type Numbered, numberedSteps} from '../numbered.ts';
import {toned, wrap} from '../text.ts';
import {type Glyphs, severityTone} from '../theme.ts';
import {clock} from '../times.ts';

/** The root cause first and whole; what it explains stands under it. */
export function findings(session: Session, glyphs: Glyphs, columns: number): Content {
  const all = session.judgement.findings;
  const roots = all.filter((finding) => finding.behind === null);
  const steps = numberedSteps(all);
  const parts = roots.flatMap((root): readonly Part[] => [
    ...rootParts(root, glyphs, columns),
    ...(root === roots[0] ? triggerParts(session, columns) : []),
    ...stepParts(steps.get(root) ?? [], glyphs, columns),
    ...all
      .filter((finding) => finding.behind === root.code)
      .map((finding): Part => ({rows: behindRows(finding, glyphs, columns), opens: {is: 'detail', detail: findingDetail(finding)}})),
    {rows: [blank], opens: null},
  ]);
  const none: readonly Part[] = roots.length > 0 ? [] : [{rows: nothing(session, columns), opens: null}];
  const shown = [...none, ...parts, ...overParts(session, glyphs, columns)];
  return {
    title: 'Findings',
    mark: all.length === 0 ? '' : String(all.length),
    rows: shown.flatMap((part) => part.rows),
    items: itemsOf(shown),
  };
}

function rootParts(finding: Finding, glyphs: Glyphs, columns: number): readonly Part[] {
  const tone = severityTone(finding.severity);
  const name = finding.subject === null ? finding.code : `${finding.code} ${finding.subject}`;
  const head = [
    row(toned(`${glyphs[finding.severity]} `, tone), toned(name, tone)),
    ...wrap(finding.title, columns - 2).map((text) => row({text: '  '}, toned(text, 'strong'))),
    ...wrap(finding.text, columns - 2).map((text) => row({text: `  ${text}`})),
  ];
  return [
    {rows: head, opens: {is: 'detail', detail: findingDetail(finding)}},
    ...finding.evidence.map((one) => ({
      rows: wrap(one.line, columns - 4).map((text, index) => row(toned(`  ${index === 0 ? glyphs.bar : ' '} ${text}`, 'quiet'))),
      opens: evidenceOpens(finding, one),
    })),
  ];
}

function stepParts(steps: readonly Numbered[], glyphs: Glyphs, columns: number): readonly Part[] {
  return steps.map(({step, number, command}) => ({
    rows: wrap(printStep(step), columns - 4).map((text, index) =>
      row(toned(index === 0 ? `${number ?? ' '} ${glyphs.step} ` : '    ', 'note'), {text}),
    ),
    opens: {is: 'detail' as const, detail: stepDetail(step, command)},
  }));
}

/** What was changed shortly before it, the nearest first; `c` shows the rest of the day. */
function triggerParts(session: Session, columns: number): readonly Part[] {
  const now = triggersNow(session);
  const [nearest] = now?.triggers ?? [];
  if (now === null || nearest === undefined) return [];
  const said = `changed ${seconds(nearest.beforeMs)} before the first sign of trouble: ${nearest.change.text} (c shows all)`;
  const parts = now.triggers.map(({change, beforeMs}) => ({
    name: `${seconds(beforeMs)} before`,
    text: `${change.text} (${change.source})`,
  }));
  const detail = {
    title: 'Changed shortly before',
    parts: [...parts, {name: 'proves', text: 'that they stand together in time, and no cause'}],
  };
  return [{rows: wrap(said, columns - 2).map((text) => row(toned(`  ${text}`, 'strong'))), opens: {is: 'detail', detail}}];
}

/** A night that is over: how often it was not well in the last day, and the newest of it; `c` shows the rest. */
function overParts(session: Session, glyphs: Glyphs, columns: number): readonly Part[] {
  const over = overSince(session);
  const [newest] = over;
  if (newest === undefined) return [];
  const more = over.length === 1 ? '' : `, and ${over.length - 1} times more`;
  const said = `Not well in the last day: ${clock(newest.at)} ${newest.text}${more} (c shows all)`;
  const parts = over.map(({at, text, source}) => ({name: clock(at), text: `${text} (${source})`}));
  const rows = wrap(said, columns - 2).map((text, index) => row(toned(index === 0 ? `${glyphs.degraded} ` : '  ', 'degraded'), {text}));
  return [{rows, opens: {is: 'detail', detail: {title: 'Not well in the last day', parts}}}];
}

function behindRows(finding: Finding, glyphs: Glyphs, columns: number): readonly Row[] {
  const name = finding.subject === null ? finding.code : `${finding.code} ${finding.subject}`;
  return wrap(`${name}: ${finding.title}`, columns - 6).map((text, index) =>
    row(toned(index === 0 ? `  ${glyphs.under} ${glyphs[finding.severity]} ` : '      ', 'quiet'), toned(text, 'quiet')),
  );
}

function nothing(session: Session, columns: number): readonly Row[] {
  const {judgement} = session;
  if (isBlind(session)) return wrap('Hidden until you have named the cause: C names it.', columns).map((text) => row(toned(text, 'quiet')));
  const said =
    judgement.verdict === 'clear'
      ? 'Nothing wrong was found by what was looked at.'
      : session.firstTouchAt === null
        ? 'The first look is under way.'
        : 'Nothing was found, and too little was seen to call it clear:';
  return [
    ...wrap(said, columns).map((text) => row(toned(text, 'quiet'))),
    ...judgement.unseen.flatMap((one) =>
      wrap(`${one.probe} (${one.why}): ${one.detail}`, columns).map((text) => row(toned(text, 'unknown'))),
    ),
  ];
}
