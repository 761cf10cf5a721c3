import type {Finding, Session} from '../../src/model/index.ts';
import {printStep} from '../../src/steps/index.ts';
import {blank, type Content, type Row, row} from '../content.ts';
import {type Numbered, numberedSteps} from '../numbered.ts';
import {toned, wrap} from '../text.ts';
import {type Glyphs, severityTone} from '../theme.ts';

/** The root cause first and whole; what it explains stands under it. */
export function findings(session: Session, glyphs: Glyphs, columns: number): Content {
  const all = session.judgement.findings;
  const roots = all.filter((finding) => finding.behind === null);
  const steps = numberedSteps(all);
  const rows: Row[] = roots.flatMap((root) => [
    ...rootRows(root, steps.get(root) ?? [], glyphs, columns),
    ...all.filter((finding) => finding.behind === root.code).flatMap((finding) => behindRows(finding, glyphs, columns)),
    blank,
  ]);
  return {title: 'Findings', mark: all.length === 0 ? '' : String(all.length), rows: rows.length > 0 ? rows : nothing(session, columns)};
}

function rootRows(finding: Finding, steps: readonly Numbered[], glyphs: Glyphs, columns: number): readonly Row[] {
  const tone = severityTone(finding.severity);
  const name = finding.subject === null ? finding.code : `${finding.code} ${finding.subject}`;
  return [
    row(toned(`${glyphs[finding.severity]} `, tone), toned(name, tone)),
    ...wrap(finding.title, columns - 2).map((text) => row({text: '  '}, toned(text, 'strong'))),
    ...wrap(finding.text, columns - 2).map((text) => row({text: `  ${text}`})),
    ...finding.evidence.flatMap((one) =>
      wrap(one.line, columns - 4).map((text, index) => row(toned(`  ${index === 0 ? glyphs.bar : ' '} ${text}`, 'quiet'))),
    ),
    ...steps.flatMap(({step, number}) =>
      wrap(printStep(step), columns - 4).map((text, index) =>
        row(toned(index === 0 ? `${number ?? ' '} ${glyphs.step} ` : '    ', 'note'), {text}),
      ),
    ),
  ];
}

function behindRows(finding: Finding, glyphs: Glyphs, columns: number): readonly Row[] {
  const name = finding.subject === null ? finding.code : `${finding.code} ${finding.subject}`;
  return wrap(`${name}: ${finding.title}`, columns - 6).map((text, index) =>
    row(toned(index === 0 ? `  ${glyphs.under} ${glyphs[finding.severity]} ` : '      ', 'quiet'), toned(text, 'quiet')),
  );
}

function nothing(session: Session, columns: number): readonly Row[] {
  const {judgement} = session;
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
