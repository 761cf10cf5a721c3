import type {Capability, CapabilityState, Session} from '../../src/model/index.ts';
import {type Content, cellsRows, columns, row} from '../content.ts';
import {toned, wrap} from '../text.ts';
import type {Glyphs, Tone} from '../theme.ts';
import {unseen} from './unseen.ts';

const words: Readonly<Record<CapabilityState, string>> = {
  claimed: 'claimed',
  loaded: 'loaded',
  working: 'working',
  failed: 'failed',
  'not-provable': 'unproved',
  off: 'off',
};

const tones: Readonly<Record<CapabilityState, Tone>> = {
  claimed: 'quiet',
  loaded: 'note',
  working: 'clear',
  failed: 'down',
  'not-provable': 'unknown',
  off: 'quiet',
};

const order: readonly CapabilityState[] = ['failed', 'claimed', 'not-provable', 'loaded', 'working', 'off'];

/** Below this width a third column would hold nothing but ellipses: what was seen of a failed one stands under the table. */
const threeColumns = 60;

/** Everything the configuration claims; "configured" is never shown as "working". */
export function capabilities(session: Session, glyphs: Glyphs, width: number): Content {
  const reading = session.readings.capabilities;
  if (reading === undefined || !reading.seen) return unseen('Capabilities', reading, width);
  const all = [...reading.value.capabilities].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const wide = width >= threeColumns;
  const shape = {
    columns: columns(width, [
      {title: 'state', fixed: 10},
      {title: 'capability', weight: 2},
      ...(wide ? [{title: 'what was seen', weight: 3}] : []),
    ]),
    tone: (column: number, text: string): Tone | undefined => (column === 0 ? toneOf(text) : undefined),
  };
  const limited = reading.value.limitedBy === null ? [] : wrap(reading.value.limitedBy, width).map((text) => row(toned(text, 'unknown')));
  const rows = cellsRows(
    shape,
    all.map((one) => [
      `${glyphOf(one, glyphs)} ${words[one.state]}`,
      `${one.kind} ${one.name}`,
      ...(wide ? [detailOf(one, session.lastEventAt)] : []),
    ]),
  );
  const details = wide
    ? []
    : all
        .filter((one) => one.state === 'failed')
        .flatMap((one) =>
          wrap(`${one.name}: ${detailOf(one, session.lastEventAt)}`, width - 2).map((text, index) =>
            row(toned(index === 0 ? `${glyphs.down} ` : '  ', 'down'), {text}),
          ),
        );
  const nothing = all.length === 0 ? [row(toned('the configuration claims nothing', 'quiet'))] : [];
  const proved = all.filter((one) => one.state === 'working').length;
  return {
    title: 'Capabilities',
    mark: all.length === 0 ? '' : `${proved} of ${all.length} proved`,
    rows: [...limited, ...rows, ...details, ...nothing],
  };
}

function detailOf(one: Capability, now: number): string {
  const half =
    one.sends === true && one.receives === false
      ? 'sends, does not receive; '
      : one.sends === false && one.receives === true
        ? 'receives, does not send; '
        : '';
  return `${half}${one.detail}${one.checkedAt === null ? '' : ` (${ageText(now - one.checkedAt)})`}`;
}

function ageText(ms: number): string {
  return ms < 60_000 ? 'now' : ms < 3_600_000 ? `${Math.round(ms / 60_000)} min ago` : `${Math.round(ms / 3_600_000)} h ago`;
}

function glyphOf(one: Capability, glyphs: Glyphs): string {
  return one.state === 'failed'
    ? glyphs.down
    : one.state === 'working'
      ? glyphs.clear
      : one.state === 'not-provable'
        ? glyphs.unknown
        : one.state === 'loaded'
          ? glyphs.note
          : glyphs.waiting;
}

function toneOf(text: string): Tone | undefined {
  const state = order.find((one) => text.endsWith(words[one]));
  return state === undefined ? undefined : tones[state];
}
