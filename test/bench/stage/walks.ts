import type {Event, Session} from '../../../src/model/index.ts';
import {allLooked, fold, looked, now, opened, ran} from '../../fixtures/walk.ts';
import {healthyReadings} from '../../rules/facts.ts';

/** A healthy gateway with one rung done, so that every pane has something to show. */
export function walk(more: readonly Event[] = []): Session {
  return fold(events(more));
}

export function events(more: readonly Event[] = []): readonly Event[] {
  const first = opened();
  if (first.type !== 'opened') throw new Error('the first event opens the session');
  return [
    first,
    ...allLooked(),
    {type: 'first-touch', at: now},
    {type: 'rung-started', at: now, run: 1, rung: 'status', variant: first.runbook.rungs[0]!.variants[0]!},
    {type: 'rung-ended', at: now + 3400, run: 1, rung: 'status', runs: [ran('{\n  "runtimeVersion": "2026.9.6"\n}')]},
    ...more,
  ];
}

/** The same with one number more on the screen: a restart. */
export function oneNumberMore(restarts: number): Session {
  const {supervisor} = healthyReadings();
  return walk([looked('supervisor', {...supervisor, units: supervisor.units.map((unit) => ({...unit, restarts}))}, now + 5000)]);
}

/** What a command can say at most is kept by its head and tail; these are that many short lines. */
export function manyLines(count: number): Session {
  const text = Array.from({length: count}, (_, index) => String(index)).join('\n');
  return walk([
    {type: 'own-started', at: now, run: 2, rung: 'status', argv: ['seq', String(count)], armed: false},
    {type: 'own-ended', at: now, run: 2, result: ran(text)},
  ]);
}
