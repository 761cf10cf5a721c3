import {noLog} from '../no-log.ts';
import {nothingHeld} from '../owner.ts';
import type {Supervisor} from '../supervisor.ts';
import {jobDefinition} from './definition.ts';
import {jobEnvironment} from './environment.ts';
import {launchdHeld, launchdProgram} from './jobs.ts';
import {jobLogs} from './log.ts';
import {jobTraces} from './traces.ts';
import {launchdWords} from './words.ts';

/** macOS: an agent of a logged-in user or a daemon of the system. */
export const launchd: Supervisor = {
  name: 'launchd',
  owners: {'launchd-agent': 'LaunchAgent', 'launchd-daemon': 'LaunchDaemon', 'openclaw-app': 'OpenClaw.app'},
  livesOn: (os) => os === 'darwin',
  traces: jobTraces,
  state: launchdHeld,
  around: async () => nothingHeld,
  ownerOf: () => null,
  definition: jobDefinition,
  program: launchdProgram,
  environment: jobEnvironment,
  log: {...noLog, read: jobLogs},
  words: launchdWords,
  usualOn: (os) => /darwin|mac ?os/i.test(os),
  needed: ['supervisor', 'ports', 'http'],
};
