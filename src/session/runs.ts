import type {Event, RungState, Session} from '../model/index.ts';

type RunEvent = Event & {type: `rung-${string}` | `own-${string}` | 'skipped'};

/** What a run that began, ended or was withheld changes in its session. */
export function stepOfRun(session: Session, event: RunEvent): Session {
  switch (event.type) {
    case 'rung-started':
      return changed(session, event.rung, {
        status: 'running',
        variant: event.variant,
        startedAt: event.at,
        endedAt: null,
        reason: null,
        runs: [],
        run: event.run,
        tookMs: lastTook(session, event.rung),
      });
    case 'rung-ended':
      return changed(session, event.rung, {status: 'done', endedAt: event.at, runs: event.runs, run: event.run});
    case 'rung-withheld':
      return changed(session, event.rung, {status: 'withheld', reason: event.reason, endedAt: event.at});
    case 'skipped':
      return changed(session, event.rung, {status: 'skipped', reason: event.reason, endedAt: event.at});
    case 'own-started': {
      const {run, at, rung, argv, armed} = event;
      return {...session, own: [...session.own, {run, at, rung, argv, armed, result: null}]};
    }
    case 'own-ended':
      return {...session, own: session.own.map((one) => (one.run === event.run ? {...one, result: event.result} : one))};
    case 'own-withheld':
      return {...session, withheld: [...session.withheld, {at: event.at, rung: event.rung, argv: event.argv}]};
  }
}

/** How long that rung's commands took when they were last run to their end. */
function lastTook(session: Session, id: string): number | null {
  const state = session.rungs.find((one) => one.id === id);
  if (state?.startedAt == null || state.endedAt === null || state.status !== 'done') return state?.tookMs ?? null;
  return state.endedAt - state.startedAt;
}

function changed(session: Session, id: string, change: Partial<RungState>): Session {
  return {...session, rungs: session.rungs.map((state) => (state.id === id ? {...state, ...change} : state))};
}
