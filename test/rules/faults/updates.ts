import {cliAnswer, factsWith, now} from '../facts.ts';
import type {Fault} from './fault.ts';

/** As OpenClaw 2026.9.6 said it of an update that was killed, but for the times. */
const killed = {
  runId: 'a7a88b14-031a-4aa9-8ff0-bbf7aa4de9c2',
  createdAtMs: now - 7_200_000,
  updatedAtMs: now - 7_198_000,
  trigger: 'cli',
  phase: 'activating',
  status: 'running',
  reason: null,
  origin: {driver: {host: 'quartz-3', pid: 905, startIdentity: '391274'}},
  target: {kind: 'package', version: '2026.9.6'},
  before: {version: '2026.8.3'},
  after: {},
  finishedAtMs: null,
};

const ended = (status: string, reason: string | null, ago: number) => ({
  ...killed,
  phase: 'finished',
  status,
  reason,
  finishedAtMs: now - ago,
});

const said = (json: object, updater?: 'lives' | 'gone' | 'not seen') =>
  factsWith({
    cli: {answers: [cliAnswer('update status --json --timeout 1', json)], ...(updater === undefined ? {} : {updater})},
  });

const fault = (name: string, facts: Fault['facts'], says: Fault['says'], next: readonly string[] = []): Fault => ({
  name,
  facts,
  verdict: 'clear',
  root: says.length === 0 ? null : 'update-unfinished',
  behind: [],
  says,
  next,
});

export const updates: readonly Fault[] = [
  fault(
    'an update whose process was killed',
    said({activeRun: killed, lastRun: killed}, 'gone'),
    ['An update from 2026.8.3 to 2026.9.6 by cli was begun 2 h ago and stands at "activating"', 'pid 905, is gone'],
    ['update repair'],
  ),
  fault('an update that goes on', said({activeRun: killed, lastRun: killed}, 'lives'), ['leave gateway and package alone']),
  fault('an update of which nobody knows whether it goes on', said({activeRun: killed}, 'not seen'), ['could not be seen']),
  fault('an update that failed', said({lastRun: ended('failed', 'update-activation-timeout', 3_600_000)}), [
    'failed 60 min ago: update-activation-timeout',
  ]),
  fault('an update that was taken back', said({lastRun: ended('rolled-back', null, 3_600_000)}), ['was taken back 60 min ago']),
  fault('an update that failed last week', said({lastRun: ended('failed', 'x', 700_000_000)}), []),
  fault('an update that went well', said({lastRun: ended('succeeded', null, 3_600_000)}), []),
  fault('an update that was not for this installation', said({lastRun: ended('skipped', 'unmanaged-package-install', 60_000)}), []),
  fault('a host that was never updated', said({update: {}}), []),
];
