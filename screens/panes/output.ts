import type {Look, OwnRun, Ran, Session} from '../../src/model/index.ts';
import {describeRun} from '../../src/session/describe.ts';
import {row, type Content, type Row} from '../content.ts';
import {toned, wrap} from '../text.ts';

/** What the current rung's commands said, then the responder's own commands on this rung. */
export function output(session: Session, columns: number, filter: string, wrapped: boolean): Content {
  const state = session.rungs[session.at];
  const own = session.own.filter((run) => run.rung === state?.id);
  if (state === undefined) return {title: 'Output', mark: '', rows: []};
  const rows: Row[] = [...state.runs.flatMap((run) => ranRows(run, columns, filter, wrapped)), ...own.flatMap((run) => ownRows(run, columns, filter, wrapped))];
  const waiting = state.status === 'running' ? 'its command runs in the background' : state.status === 'withheld' || state.status === 'skipped'
    ? `nothing was run: ${state.reason ?? ''}` : state.status === 'done' ? 'done by hand, nothing was captured' : 'not run yet';
  return {
    title: 'Output', mark: filter === '' ? (rows.length === 0 ? '' : `${rows.length} lines`) : `/${filter}`,
    rows: rows.length > 0 ? rows : wrap(waiting, columns).map((text) => row(toned(text, 'quiet'))),
  };
}

export function outputText(session: Session): string {
  const state = session.rungs[session.at];
  const own = session.own.filter((run) => run.rung === state?.id).flatMap((run) => (run.result === null ? [] : [run.result]));
  return [...(state?.runs ?? []), ...own].map((run) => (run.seen ? `${run.value.stdout.text}${run.value.stderr.text}` : run.detail)).join('\n');
}

function ranRows(run: Look<Ran>, columns: number, filter: string, wrapped: boolean): readonly Row[] {
  if (!run.seen) return wrap(describeRun(run), columns).map((text) => row(toned(text, 'unknown')));
  const {stdout, stderr, argv} = run.value;
  return [
    row(toned(`$ ${argv.join(' ')}`, 'strong')),
    ...textRows(stdout.text, columns, filter, wrapped, false),
    ...textRows(stderr.text, columns, filter, wrapped, true),
    row(toned(describeRun(run), run.value.ended === 'exit' ? 'quiet' : 'degraded')),
  ];
}

function ownRows(run: OwnRun, columns: number, filter: string, wrapped: boolean): readonly Row[] {
  return run.result === null ? [row(toned(`$ ${run.argv.join(' ')}`, 'strong')), row(toned('runs …', 'quiet'))] : ranRows(run.result, columns, filter, wrapped);
}

function textRows(text: string, columns: number, filter: string, wrapped: boolean, error: boolean): readonly Row[] {
  if (text === '') return [];
  return linesOf(text, filter).flatMap((one) => (wrapped ? wrap(one, columns) : [one]).map((part) => row(error ? toned(part, 'degraded') : {text: part})));
}

/** The last text asked for is kept: a key that only scrolls must not split and filter 500 KB again. */
let kept: {text: string; filter: string; lines: readonly string[]} = {text: '', filter: '', lines: []};

export function linesOf(text: string, filter: string): readonly string[] {
  if (kept.text === text && kept.filter === filter) return kept.lines;
  const lines = text.replace(/\n$/, '').split('\n');
  const wanted = filter.toLowerCase();
  kept = {text, filter, lines: wanted === '' ? lines : lines.filter((one) => one.toLowerCase().includes(wanted))};
  return kept.lines;
}
