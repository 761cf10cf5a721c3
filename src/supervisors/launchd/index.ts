import {noLog} from '../no-log.ts';
import {nothingHeld} from '../owner.ts';
import type {Supervisor} from '../supervisor.ts';
import {launchdJobs, launchdProgram} from './jobs.ts';
import {launchdWords} from './words.ts';

/** macOS: an agent of a logged-in user or a daemon of the system. */
export const launchd: Supervisor = {
  name: 'launchd',
  owners: {'launchd-agent': 'LaunchAgent', 'launchd-daemon': 'LaunchDaemon'},
  traces: async () => [],
  state: async (host, gateway) => ({...nothingHeld, services: await launchdJobs(host, gateway)}),
  around: async () => nothingHeld,
  ownerOf: () => null,
  definition: async () => null,
  program: launchdProgram,
  environment: async () => [],
  log: noLog,
  words: launchdWords,
  usualOn: (os) => /darwin|mac ?os/i.test(os),
  needed: ['supervisor', 'ports', 'http'],
};
