import type {Outcome} from '../../screens/keys/index.ts';
import {contextOf, press, type WalkNow} from '../../screens/press.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import {type Act, firstView, type Intent, type View} from '../../screens/view.ts';
import {looksSecret} from '../../src/session/looks-secret.ts';
import {now} from '../fixtures/walk.ts';
import {paperLibrary} from './store.ts';

export type Situation = Pick<WalkNow, 'session'> &
  Partial<Omit<WalkNow, 'state'>> & {readonly busy?: boolean; readonly problem?: string; readonly readOnly?: string};

/** One key on that screen, without a terminal. */
export function pressOn({busy = false, problem, readOnly, ...walk}: Situation, name: string): Outcome {
  const state = {
    stage: {is: 'walking' as const, session: walk.session},
    drill: walk.session.drill !== undefined,
    now,
    busy,
    problem: problem ?? null,
    redraws: 0,
    replay: null,
    watched: readOnly === undefined ? null : {responder: readOnly, said: ''},
  };
  const defaults = {
    view: firstView,
    columns: 80,
    rows: 24,
    glyphs: unicodeGlyphs,
    ticket: () => '# Rungs ticket',
    library: paperLibrary,
    suspects: looksSecret,
    acts: [] as readonly Act[],
    story: null,
  };
  return press(contextOf({...defaults, ...walk, state}), name);
}

/** Several keys, each on what the one before it left. */
export function pressAll(situation: Situation, names: readonly string[]): Outcome {
  return names.reduce<Outcome>(
    ({view, intents}, name) => {
      const outcome = pressOn({...situation, view}, name);
      return {view: outcome.view, intents: [...intents, ...outcome.intents]};
    },
    {view: situation.view ?? firstView, intents: []},
  );
}

/** What a key led to, in words: what is asked of the outside, then what changed on the screen, then the message. */
export function told(before: View, {view, intents}: Outcome): string {
  const changed = [
    ...intents.map(intentText),
    view.mode.is === before.mode.is ? null : `→ ${view.mode.is}`,
    view.pane === before.pane ? null : `pane ${view.pane}`,
    view.zoomed === before.zoomed ? null : view.zoomed ? 'zoomed' : 'unzoomed',
    view.wrapped === before.wrapped ? null : view.wrapped ? 'wrapped' : 'unwrapped',
    view.whole === before.whole ? null : view.whole ? 'whole' : 'as read',
    view.search === before.search ? null : `search "${view.search}"`,
    view.only === before.only ? null : view.only ? 'only hits' : 'all lines',
    JSON.stringify(view.scroll) === JSON.stringify(before.scroll) ? null : `scroll ${scrollText(before, view)}`,
    textOf(view) === textOf(before) || view.mode.is !== before.mode.is ? null : `text "${textOf(view)}"`,
    atOf(view) === atOf(before) || view.mode.is !== before.mode.is ? null : `at ${atOf(view)}`,
    view.message === null ? null : `says "${view.message}"`,
  ].filter((part) => part !== null);
  return changed.length === 0 ? 'nothing' : changed.join(', ');
}

function intentText(intent: Intent): string {
  switch (intent.do) {
    case 'go':
      return `go ${intent.to}`;
    case 'run':
      return `run ${intent.admission.request.kind}`;
    case 'skip':
      return `skip ${intent.reason}`;
    case 'note':
      return `note ${intent.text}`;
    case 'copy':
      return `copy ${intent.what}`;
    case 'mark':
      return `mark ${intent.words.join(' ')}`;
    case 'elsewhere':
      return `elsewhere ${intent.folder}`;
    default:
      return intent.do;
  }
}

function scrollText(before: View, after: View): string {
  const names = Object.keys({...before.scroll, ...after.scroll}) as (keyof View['scroll'])[];
  return names
    .filter((name) => before.scroll[name] !== after.scroll[name])
    .map((name) => `${name} ${after.scroll[name]}`)
    .join(' ');
}

function textOf({mode}: View): string {
  return mode.is === 'ask' || mode.is === 'palette' || mode.is === 'arm' ? mode.text : '';
}

function atOf({mode}: View): number {
  return mode.is === 'palette' || mode.is === 'acts' ? mode.at : 0;
}
