import type {Look, OwnRun, Ran, Session} from '../../src/model/index.ts';
import {describeRun} from '../../src/session/describe.ts';
import {showWords} from '../../src/steps/index.ts';
import {readAnswer} from '../answer/answer.ts';
import {type Content, joined, type Row, type Rows, row, rowsOf, rowText} from '../content.ts';
import {toned, wrap} from '../text.ts';
import {actRows} from './act.ts';
import {answerRows} from './answer-rows.ts';
import type {TextLook} from './text-look.ts';

/** What the current rung's commands said, then the responder's own commands on this rung. */
export function output(session: Session, columns: number, look: TextLook): Content {
  const state = session.rungs[session.at];
  const own = session.own.filter((run) => run.rung === state?.id);
  if (state === undefined) return {title: 'Output', mark: '', rows: []};
  const rows = joined([
    ...state.runs.flatMap((run) => ranRows(run, columns, look)),
    ...own.flatMap((run) => ownRows(run, columns, look)),
    ...session.acts.filter((act) => act.rung === state.id).flatMap((act) => actRows(act, columns, (run) => ranRows(run, columns, look))),
  ]);
  const waiting =
    state.status === 'running'
      ? 'its command runs in the background'
      : state.status === 'withheld' || state.status === 'skipped'
        ? `nothing was run: ${state.reason ?? ''}`
        : state.status === 'done'
          ? 'done by hand, nothing was captured'
          : 'not run yet';
  return {
    title: 'Output',
    mark: look.filter === '' ? (rows.length === 0 ? '' : `${rows.length} lines`) : `/${look.filter} ${rows.length} lines`,
    rows: rows.length > 0 ? rows : wrap(waiting, columns).map((text) => row(toned(text, 'quiet'))),
  };
}

export function hasOutput({rungs, at, own, acts}: Session): boolean {
  const here = rungs[at];
  return (
    here !== undefined && (here.runs.length > 0 || own.some((run) => run.rung === here.id) || acts.some((act) => act.rung === here.id))
  );
}

/** What can be copied of it: what was said, or what is shown of it, which is not cut at any edge. */
export function outputText(session: Session, look: TextLook): string {
  if (!look.whole || look.filter !== '') return output(session, copiedColumns, look).rows.slice(0).map(rowText).join('\n');
  const state = session.rungs[session.at];
  const own = session.own.filter((run) => run.rung === state?.id).flatMap((run) => (run.result === null ? [] : [run.result]));
  return [...(state?.runs ?? []), ...own]
    .map((run) => (run.seen ? `${run.value.stdout.text}${run.value.stderr.text}` : run.detail))
    .join('\n');
}

/** Wider than what a command says in one line. */
const copiedColumns = 10_000;

function ranRows(run: Look<Ran>, columns: number, look: TextLook): readonly Rows[] {
  if (!run.seen) return [wrap(describeRun(run), columns).map((text) => row(toned(text, 'unknown')))];
  const {stdout, stderr, argv} = run.value;
  const answer = look.whole ? null : readAnswer(stdout.text, columns);
  return [
    [row(toned(`$ ${showWords(argv)}`, 'strong'))],
    answer === null ? textRows(stdout.text, columns, look, (text) => row({text})) : answerRows(answer, columns, look),
    textRows(stderr.text, columns, look, (text) => row(toned(text, 'degraded'))),
    [row(toned(describeRun(run), run.value.ended === 'exit' ? 'quiet' : 'degraded'))],
  ];
}

function ownRows(run: OwnRun, columns: number, look: TextLook): readonly Rows[] {
  return run.result === null
    ? [[row(toned(`$ ${showWords(run.argv)}`, 'strong')), row(toned('runs …', 'quiet'))]]
    : ranRows(run.result, columns, look);
}

function textRows(text: string, columns: number, {filter, wrapped}: TextLook, toRow: (text: string) => Row): Rows {
  return text === '' ? [] : rowsOf(linesOf(text, filter, wrapped ? columns : null), toRow);
}

interface Kept {
  readonly text: string;
  readonly filter: string;
  /** Null = lines are cut, not wrapped. */
  readonly columns: number | null;
  readonly lines: readonly string[];
}

/** The last texts asked for are kept: a key that only scrolls must not split and filter 500 KB again. */
let kept: readonly Kept[] = [];
const keptMax = 6;

export function linesOf(text: string, filter: string, columns: number | null): readonly string[] {
  const before = kept.find((one) => one.text === text && one.filter === filter && one.columns === columns);
  if (before !== undefined) return before.lines;
  const wanted = filter.toLowerCase();
  const all = text.replace(/\n$/, '').split('\n');
  const found = wanted === '' ? all : all.filter((one) => one.toLowerCase().includes(wanted));
  const lines = columns === null ? found : found.flatMap((one) => wrap(one, columns));
  kept = [{text, filter, columns, lines}, ...kept].slice(0, keptMax);
  return lines;
}
