import type {Session, Step} from '../src/model/index.ts';
import {printStep} from '../src/steps/index.ts';
import {cut, fitLine, type Line, toned, wrap} from './text.ts';
import {type Glyphs, severityTone} from './theme.ts';

/** How many lines the cause would take if nothing of it had to give way; 0 where there is none to name. */
export function causeRows(session: Session, glyphs: Glyphs, columns: number): number {
  return causeLines(session, glyphs, columns, Number.POSITIVE_INFINITY)?.length ?? 0;
}

/** The one cause and what to do: its name and the first step whole, the text in what is left. Null where no cause is named. */
export function causeLines(session: Session, glyphs: Glyphs, columns: number, rows: number): readonly Line[] | null {
  const root = session.judgement.findings[0];
  if (root === undefined || (root.severity === 'note' && session.judgement.verdict !== 'clear')) return null;
  const tone = severityTone(root.severity);
  const others = session.judgement.findings.filter((finding) => finding.behind === null).length - 1;
  const name = `${glyphs[root.severity]} ${root.code}`;
  const more = others > 0 ? `  +${others} more` : '';
  const head = wrap(`${name}  ${root.title}${more}`, columns);
  // Where the line must be wrapped, its parts are not told apart by colour: the name is, and that is what is looked for.
  const named = head.map(
    (text, index): Line => (index === 0 && text.startsWith(name) ? [toned(name, tone), {text: text.slice(name.length)}] : [{text}]),
  );
  const step = firstStep(session, root.next);
  const does = step === undefined ? [] : stepLines(step, glyphs, columns);
  const left = rows - named.length;
  if (left < 0) return [fitLine([toned(name, tone), {text: `  ${root.title}${more}`}], columns)];
  const doing = step === undefined || does.length <= left ? does : [cutStep(step, glyphs, columns)].slice(0, left);
  const text = firstLines(root.text.replace(/\s+/g, ' '), columns - 2, left - doing.length);
  return [...named, ...text.map((part): Line => [{text: `  ${part}`}]), ...doing];
}

/** What mends comes before what looks; in a drill that is not solved the trainee has to look first. */
function firstStep(session: Session, next: readonly Step[]): Step | undefined {
  const asked = session.drill !== undefined && session.drill.solvedAt === null;
  const mend = asked ? undefined : next.find((step) => 'argv' in step && step.kind === 'change');
  return mend ?? next[0];
}

function stepLines(step: Step, glyphs: Glyphs, columns: number): readonly Line[] {
  return wrap(printStep(step), columns - 4).map((text, index): Line => [toned(index === 0 ? `  ${glyphs.step} ` : '    ', 'note'), {text}]);
}

function cutStep(step: Step, glyphs: Glyphs, columns: number): Line {
  return fitLine([toned(`  ${glyphs.step} `, 'note'), {text: printStep(step)}], columns);
}

/** The first lines of a wrapped text; the last one says that more follows. */
function firstLines(text: string, columns: number, most: number): readonly string[] {
  if (most <= 0) return [];
  const all = wrap(text, columns);
  return all.length <= most ? all : [...all.slice(0, most - 1), cut(`${all[most - 1]} ${all[most]}`, columns)];
}
