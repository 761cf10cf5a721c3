import type {Session} from '../src/model/index.ts';
import {isBlind} from '../src/session/blind.ts';
import {seconds} from '../src/session/describe.ts';
import {ownerWord} from '../src/supervisors/index.ts';
import {causeLines} from './cause.ts';
import {footerAlways, footerKeys, type Key, type KeyContext, whyNot} from './keys/index.ts';
import {hits} from './keys/searching.ts';
import type {Layout} from './layout.ts';
import {modeKeys} from './modes/index.ts';
import {type PaneName, paneNames, tabTitles} from './panes/index.ts';
import {rungGlyph, rungTone} from './panes/ladder.ts';
import {firstLook} from './progress.ts';
import type {ConsoleState} from './state.ts';
import {cut, fitLine, type Line, lineWidth, type Span, spread, toned, wrap} from './text.ts';
import {type Glyphs, verdictWords} from './theme.ts';
import type {View} from './view.ts';

/** The lines around the panes: who and where, the one cause, the rungs, the tabs, the keys. */
export function header(session: Session, glyphs: Glyphs, layout: Layout, {now, watched}: Pick<ConsoleState, 'now' | 'watched'>): Line {
  const {gateway, host} = session;
  const verdict = verdictSpan(session, glyphs, layout.kind !== 'small');
  const drill: Span | null =
    host.kind === 'drill' ? toned('DRILL ', 'degraded') : host.kind === 'recorded' ? toned('RECORDED ', 'degraded') : null;
  const owner = session.readings.supervisor?.seen === true ? ` · ${ownerWord(session.readings.supervisor.value.owner)}` : '';
  const place = host.through === undefined || host.through === host.name ? host.name : `${host.name} (${host.through})`;
  const who = layout.kind === 'small' ? place : `${place} · ${gateway.profile} :${gateway.port} · ${gateway.user.name}${owner}`;
  // A host can look clear while what the pager told is still so; a drill says which of the two is over.
  const solved: Line =
    session.drill === undefined ? [] : session.drill.solvedAt === null ? [toned('unsolved ', 'degraded')] : [toned('solved ', 'clear')];
  const right: Line =
    layout.kind === 'small' ? [...solved, verdict] : [toned(`${minutes(now - session.startedAt)} `, 'quiet'), ...solved, verdict];
  const whose: Line = watched == null ? [] : [toned(`WATCHING ${watched.responder} `, 'degraded')];
  return spread([...whose, ...(drill === null ? [] : [drill]), toned('RUNGS ', 'title'), {text: who}], right, layout.columns);
}

/** The root cause in as many lines as there are, never blank; in a drill the question stands before the answer. */
export function banner(session: Session, glyphs: Glyphs, columns: number, rows: number, view: View, now: number): readonly Line[] {
  if (view.mode.is === 'story')
    return padded(
      [[toned(`${glyphs.bar} `, 'note'), {text: 'what the pager said; what was found is shown once you begin'}]],
      rows,
      columns,
    );
  if (view.tour !== null) return padded(tourLines(view.tour, glyphs, columns), rows, columns);
  const cause = causeLines(session, glyphs, columns, rows);
  return padded(
    cause ?? (session.firstTouchAt === null ? firstLook(session, glyphs, now) : [calm(session, glyphs), ...standing(session, glyphs)]),
    rows,
    columns,
  );
}

/** What a drill explains of what was just met. */
export function tourLines(tour: string, glyphs: Glyphs, columns: number): readonly Line[] {
  return wrap(tour, columns - 2).map((text): Line => fitLine([toned(`${glyphs.bar} `, 'note'), toned(text, 'note')], columns));
}

function calm(session: Session, glyphs: Glyphs): Line {
  const {judgement} = session;
  if (isBlind(session)) return [toned(`${glyphs.unknown} `, 'unknown'), {text: blindText(session)}];
  if (judgement.verdict === 'clear' && session.drill?.solvedAt === null)
    return [toned(`${glyphs.note} `, 'note'), {text: 'nothing red, and not solved: what the pager told is still so'}];
  if (judgement.verdict === 'clear') return [toned(`${glyphs.clear} `, 'clear'), {text: 'nothing wrong was found by what was looked at'}];
  const blind = judgement.unseen.map((one) => one.probe).join(', ');
  return [toned(`${glyphs.unknown} `, 'unknown'), {text: `could not see enough to say${blind === '' ? '' : `: ${blind}`}`}];
}

function blindText({named}: Session): string {
  const last = named.at(-1);
  const guess = last === undefined ? '' : `${last.code} is not what was found here, ${3 - named.length} more; `;
  return `${guess}what was found is hidden: look, then C names the cause`;
}

/** How things stand when nothing is wrong, or not known to be: one line for the process, one for what it can do. */
function standing(session: Session, glyphs: Glyphs): readonly Line[] {
  const {supervisor, install, capabilities, log} = session.readings;
  const unit = supervisor?.seen === true ? supervisor.value.units.find((one) => one.active === 'active') : undefined;
  const daemon = install?.seen === true ? (install.value.running?.version ?? null) : null;
  const process = [
    unit === undefined
      ? null
      : `up since ${new Date(unit.startedAt ?? unit.stateSince ?? 0).toISOString().slice(0, 16).replace('T', ' ')}Z, ${unit.restarts} restarts`,
    daemon === null ? null : `daemon ${daemon}`,
    log?.seen === true && log.value.exits.length > 0 ? `${log.value.exits.length} exits in the log` : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
  const all = capabilities?.seen === true ? capabilities.value.capabilities.filter((one) => one.state !== 'off') : null;
  const abilities =
    all === null ? '' : `${all.filter((one) => one.state === 'working').length} of ${all.length} claimed capabilities proved working`;
  return [process, abilities].filter((text) => text !== '').map((text) => [toned(`${glyphs.bar} `, 'quiet'), toned(text, 'quiet')]);
}

/** All rungs in one line, for screens on which the ladder is a tab. */
export function strip(session: Session, glyphs: Glyphs, layout: Layout): Line {
  const named = layout.kind !== 'small';
  const spans = session.rungs.flatMap((state, index): Span[] => {
    const here = index === session.at;
    const rung = session.runbook.rungs[index];
    const title = rung?.title ?? state.id;
    return [
      {text: index === 0 ? '' : ' '},
      toned(here ? glyphs.here : ' ', 'strong'),
      rungGlyph(rung, state, glyphs),
      {text: `${index + 1}${named ? ` ${short(title)}` : ''}`, tone: here ? 'strong' : rungTone(state)},
    ];
  });
  return fitLine(spans, layout.columns);
}

export function tabs(pane: PaneName, layout: Layout): Line {
  const long = paneNames.reduce((sum, name) => sum + tabTitles[name].length + 3, -1) <= layout.columns;
  return fitLine(
    paneNames.flatMap((name, index): Span[] => [
      toned(`${index + 1} ${long || name === pane ? tabTitles[name] : tabTitles[name].slice(0, 3)}`, name === pane ? 'chosen' : 'quiet'),
      {text: ' '},
    ]),
    layout.columns,
  );
}

/** As many keys as fit, most wanted first, and always the way out; what cannot be pressed now is explained in help. */
export function footer(context: KeyContext, columns: number): Line {
  const {footer: said} = modeKeys(context.view.mode);
  const own = typeof said === 'function' ? said(context) : said;
  const isSearched = context.view.search !== '' && own?.some(([key]) => key === '/') === true;
  const wanted = isSearched ? [named(hits), ...(own ?? [])] : own;
  if (wanted !== null) return keyLine(fitting(wanted.slice(0, -1), wanted.slice(-1), columns), columns);
  const able = footerKeys(context).filter((one) => !footerAlways.includes(one) && whyNot(one, context) === null);
  return keyLine(fitting(able.map(named), footerAlways.map(named), columns), columns);
}

type Named = readonly [key: string, label: string];

const named = ({shown, label}: Key): Named => [shown, label];

/** Those that fit beside those that always stand there. */
function fitting(wanted: readonly Named[], always: readonly Named[], columns: number): readonly Named[] {
  const length = ([key, label]: Named) => key.length + label.length + 3;
  let free = columns + 2 - always.reduce((sum, one) => sum + length(one), 0);
  const shown = wanted.filter((one) => {
    const fits = length(one) <= free;
    if (fits) free -= length(one);
    return fits;
  });
  return [...shown, ...always];
}

function keyLine(keys: readonly Named[], columns: number): Line {
  const spans = keys.flatMap(([key, label], index): Span[] => [
    toned(key, 'strong'),
    toned(` ${label}${index === keys.length - 1 ? '' : '  '}`, 'quiet'),
  ]);
  return fitLine(spans, columns);
}

/** A pane's rule with its title; the focused one is marked by a glyph too, not by colour alone. */
export function divider(title: string, mark: string, focused: boolean, glyphs: Glyphs, columns: number): Line {
  const left: Span = toned(`${focused ? glyphs.here : glyphs.rule} ${cut(title, Math.max(0, columns - 4))} `, focused ? 'title' : 'strong');
  const right: Line = mark === '' ? [] : [toned(` ${mark}`, 'quiet')];
  const free = columns - lineWidth([left]) - lineWidth(right);
  return free < 0 ? fitLine([left], columns) : [left, toned(glyphs.rule.repeat(free), 'quiet'), ...right];
}

function verdictSpan(session: Session, glyphs: Glyphs, roomy: boolean): Span {
  const {verdict} = session.judgement;
  if (session.firstTouchAt === null && verdict === 'unknown') return toned(`${glyphs.running} LOOKING`, 'note');
  // What contradicts a newer reading is on its way; until then the verdict before stands.
  const again = session.lookingAgain.length === 0 || !roomy ? '' : ', looking again';
  return toned(`${glyphs[verdict]} ${verdictWords[verdict]}${again}`, verdict);
}

function padded(lines: readonly Line[], rows: number, columns: number): readonly Line[] {
  return Array.from({length: rows}, (_, index) => fitLine(lines[index] ?? [], columns));
}

/** Whole minutes: a clock that ticks every second would repaint the screen every second. */
function minutes(ms: number): string {
  return ms < 60_000 ? 'now' : seconds(Math.floor(ms / 60_000) * 60_000).replace(/^60 s$/, '1 min');
}

/** `openclaw gateway status` → `gateway status`: the strip has room for what differs. */
function short(title: string): string {
  return title.replace(/^openclaw /, '').slice(0, 18);
}
