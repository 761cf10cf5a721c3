import {noLog} from '../no-log.ts';
import {nothingHeld} from '../owner.ts';
import type {Supervisor} from '../supervisor.ts';
import {nobodyWords} from './words.ts';

/** A gateway that a person started, or one that nobody has started: nothing keeps it running. */
export const nobody: Supervisor = {
  name: 'nobody',
  owners: {foreground: 'foreground process', nobody: 'nobody'},
  livesOn: () => true,
  traces: async () => [],
  state: async () => nothingHeld,
  around: async () => nothingHeld,
  ownerOf: () => 'foreground',
  definition: async () => null,
  program: async () => null,
  environment: async () => [],
  log: noLog,
  words: nobodyWords,
  usualOn: () => false,
  needed: ['supervisor', 'ports', 'http'],
};
