import type {Library} from '../../screens/library.ts';
import type {ConsoleStage, ConsoleState, ConsoleStore} from '../../screens/state.ts';
import type {Intent} from '../../screens/view.ts';
import {codes} from '../../src/model/codes.ts';
import type {Gateway} from '../../src/model/index.ts';
import {now} from '../fixtures/walk.ts';

/** A store without a console behind it: what the screens ask of it is written down. */
export interface PaperStore extends ConsoleStore {
  readonly asked: (Intent | {readonly do: 'choose'; readonly gateway: Gateway})[];
  set(change: Partial<ConsoleState>): void;
}

export function paperStore(stage: ConsoleStage, more: Partial<ConsoleStore> = {}): PaperStore {
  const watchers = new Set<() => void>();
  const asked: PaperStore['asked'] = [];
  let state: ConsoleState = {stage, drill: false, now, busy: false, problem: null, redraws: 0, replay: null};
  return {
    asked,
    set(change) {
      state = {...state, ...change};
      for (const watcher of watchers) watcher();
    },
    get: () => state,
    subscribe(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    act: (intent) => void asked.push(intent),
    choose: (gateway) => void asked.push({do: 'choose', gateway}),
    story: () => null,
    tour: () => null,
    suspects: () => [],
    acts: () => [],
    library: paperLibrary,
    ticket: () => '# Rungs ticket\n\ntext',
    ...more,
  };
}

/** One page, one session: as much as a test of keys needs. */
export const paperLibrary: Library = {
  explain: (code) => (codes.some((one) => one === code) ? {title: code, parts: [{name: 'means', text: `${code} means this`}]} : null),
  sessions: () => [
    {id: '20261126-030000-abcd', here: true, host: 'box', drill: null, verdict: 'clear', cause: 'was unit-down', open: false},
    {id: '20261125-030000-abcd', here: false, host: 'other', drill: 'two-faults', verdict: 'down', cause: 'token-mismatch', open: true},
  ],
  ticketOf: (id) => `# The ticket of ${id}`,
};
