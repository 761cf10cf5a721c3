import type {Rung, Session, Sign} from '../../src/model/index.ts';
import {itemsFor, shownVariant, signsOf} from '../../src/runbook/index.ts';
import {mendsOfRung} from '../../src/session/mending.ts';
import {readFor} from '../../src/session/read-for.ts';
import {type Standing, standingOf} from '../../src/session/signs.ts';
import {isLeftToAPerson, whyNotShown} from '../../src/session/verdict.ts';
import {type Content, type Row, row} from '../content.ts';
import {type Span, toned, wrap} from '../text.ts';
import type {Glyphs, Tone} from '../theme.ts';

/** The current rung's page: the command as a person would paste it, how each sign of a healthy host stands, what to do otherwise, what for. */
export function rung(session: Session, glyphs: Glyphs, columns: number): Content {
  const here = session.runbook.rungs[session.at];
  const state = session.rungs[session.at];
  if (here === undefined || state === undefined) return {title: 'Rung', mark: '', rows: []};
  const found = readFor(session);
  const variant = shownVariant(here, state, found);
  const why = whyNotShown(here, state, session.judgement);
  // Before it ran there is nothing to tell; after that a sign that nothing speaks against is not yet one that holds.
  const unproved: Span | null =
    why === null ? null : state.status === 'done' ? toned(glyphs.unknown, 'unknown') : toned(glyphs.waiting, 'quiet');
  const purpose = items(here.why).flatMap((text) => paragraph(text, columns));
  const command = variant === null ? [] : variant.shown.split('\n').map((text) => row(toned('$ ', 'quiet'), toned(text, 'strong')));
  const signs = signsOf(here.healthy, found.under).map((sign) => ({
    sign,
    standing: standingOf(sign, session.judgement, session.judgedBy !== null),
  }));
  const judged = [
    ...(variant?.effect ? paragraph(`Changes: ${variant.effect}`, columns, 'degraded') : []),
    ...(state.reason === null
      ? []
      : paragraph(`${state.status === 'skipped' ? 'Skipped' : 'Not run'}: ${state.reason}`, columns, 'unknown')),
    ...(why === null || state.status !== 'done'
      ? []
      : isLeftToAPerson(here, state)
        ? labelled(`${glyphs.note} `, why, columns, 'quiet')
        : labelled(`${glyphs.unknown} `, `does not clear this rung: ${why}`, columns, 'unknown')),
    ...signs
      .toSorted((one, other) => Number(other.standing.is === 'fails') - Number(one.standing.is === 'fails'))
      .flatMap(({sign, standing}) => signRows(sign, standing, unproved, glyphs, columns)),
    ...itemsFor(items(here.otherwise), found.under).flatMap((text) => labelled(`${glyphs.step} `, text, columns, 'degraded')),
    ...mendsOfRung(session, here).flatMap(({plan, refused}) =>
      labelled('e ', `${plan.title} (for ${plan.code})${refused === null ? '' : `: not now, ${refused}`}`, columns, 'note'),
    ),
  ];
  // Before it is run a person asks what it is for, after that what it said.
  const rows: readonly Row[] = [
    ...(state.status === 'done' ? [...command, ...judged, ...purpose] : [...purpose, ...command, ...judged]),
    ...origin(here, columns),
  ];
  return {title: `${session.at + 1} ${here.title}`, mark: state.status, rows};
}

/** A sign of a healthy host and how it stands on this one, `unproved` where the rung shows nothing good; without a glyph of a verdict where only a person can tell. */
function signRows(sign: Sign, standing: Standing, unproved: Span | null, glyphs: Glyphs, columns: number): readonly Row[] {
  const text = plainMarkdown(sign.text);
  switch (standing.is) {
    case 'holds':
      return unproved === null
        ? labelled(`${glyphs.clear} `, text, columns, 'clear')
        : labelled(`${unproved.text} `, text, columns, unproved.tone ?? 'quiet');
    case 'fails':
      return [...labelled(`${glyphs.down} `, text, columns, 'down'), ...labelled('  ', `not so: ${standing.by.text}`, columns, 'down')];
    case 'unseen':
      return [
        ...labelled(`${glyphs.unknown} `, text, columns, 'unknown'),
        ...labelled('  ', `not seen: ${standing.because}`, columns, 'quiet'),
      ];
    case 'for-a-person':
      return labelled(`${glyphs.note} `, text, columns, 'quiet');
  }
}

function origin(here: Rung, columns: number): readonly Row[] {
  return wrap(`${here.page} (OpenClaw ${here.writtenFor})`, columns).map((text) => row(toned(text, 'quiet')));
}

function paragraph(text: string, columns: number, tone: Tone = 'plain'): readonly Row[] {
  return text === '' ? [] : wrap(text, columns).map((part) => row(toned(part, tone)));
}

function labelled(label: string, text: string, columns: number, tone: Tone): readonly Row[] {
  if (text === '') return [];
  return wrap(text, columns - label.length).map((part, index) =>
    row(toned(index === 0 ? label : ' '.repeat(label.length), tone), {text: part}),
  );
}

/** The paragraphs and list items of a piece of Markdown, their soft breaks joined, as a terminal reads them. */
function items(markdown: string): readonly string[] {
  return markdown
    .replace(/\n(?!\s*(?:[-*]|\d+\.)\s|\s*\n)\s*/g, ' ')
    .split('\n')
    .map((text) => plainMarkdown(text.replace(/^\s*[-*]\s+/, '')))
    .filter((text) => text !== '');
}

/** Emphasis, code and link marks dropped. */
function plainMarkdown(text: string): string {
  return text
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .trim();
}
