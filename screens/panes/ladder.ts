import type {Rung, RungState, Session} from '../../src/model/index.ts';
import {seconds} from '../../src/session/describe.ts';
import {isLeftToAPerson, timeBoxPassed} from '../../src/session/verdict.ts';
import {type Content, type Row, row} from '../content.ts';
import {wholeSeconds} from '../progress.ts';
import {type Span, spread, toned} from '../text.ts';
import type {Glyphs, Tone} from '../theme.ts';

/** The rungs with verdict and time; what is being looked at now is marked. */
export function ladder(session: Session, glyphs: Glyphs, columns: number, now: number): Content {
  const rows = session.rungs.flatMap((state, index): Row[] => {
    const rung = session.runbook.rungs[index];
    const here = index === session.at;
    const title = `${index + 1} ${rung?.title ?? state.id}`;
    const first = row(
      ...spread(
        [toned(here ? glyphs.here : ' ', 'strong'), rungGlyph(rung, state, glyphs), {text: ` ${title}`, tone: here ? 'strong' : 'plain'}],
        [toned(rungTime(state, now), 'quiet')],
        columns,
      ),
    );
    return timeBoxPassed(state, now)
      ? [first, row(toned(`   red for ${seconds(now - (state.redSince ?? now))}: stop, roll back`, 'down'))]
      : [first];
  });
  const passed = session.rungs.slice(0, session.at).filter((state) => timeBoxPassed(state, now)).length;
  const here = session.at + passed;
  return {
    chosen: {from: here, to: here + 1},
    title: session.runbook.title,
    mark: `${session.rungs.filter((state) => state.status !== 'waiting' && state.status !== 'running').length}/${session.rungs.length}`,
    rows,
  };
}

/** One column: what is known of the rung, worst first. */
export function rungGlyph(rung: Rung | undefined, state: RungState, glyphs: Glyphs): Span {
  if (state.status === 'running') return {text: glyphs.running, tone: 'note'};
  if (state.verdict !== 'unknown') return {text: glyphs[state.verdict], tone: state.verdict};
  if (state.status === 'skipped') return {text: glyphs.skipped, tone: 'quiet'};
  if (state.status === 'withheld') return {text: glyphs.withheld, tone: 'unknown'};
  if (state.status !== 'done') return {text: glyphs.waiting, tone: 'quiet'};
  return rung !== undefined && isLeftToAPerson(rung, state) ? {text: glyphs.note, tone: 'quiet'} : {text: glyphs.unknown, tone: 'unknown'};
}

export function rungTone(state: RungState): Tone {
  return state.verdict === 'unknown' ? 'quiet' : state.verdict;
}

function rungTime(state: RungState, now: number): string {
  switch (state.status) {
    case 'running':
      return state.startedAt === null || now - state.startedAt < 1000 ? 'runs' : `runs ${wholeSeconds(now - state.startedAt)}`;
    case 'done':
      return state.runs.length === 0
        ? 'by hand'
        : state.startedAt === null || state.endedAt === null
          ? ''
          : seconds(state.endedAt - state.startedAt);
    case 'skipped':
      return 'skipped';
    case 'withheld':
      return 'withheld';
    case 'waiting':
      return '';
  }
}
