import {noLog} from '../no-log.ts';
import {nothingHeld} from '../owner.ts';
import type {Supervisor} from '../supervisor.ts';
import {besideUnits} from './beside-units.ts';
import {containerDefinition} from './definition.ts';
import {containersSeen} from './list.ts';
import {containerLog} from './log.ts';
import {containerTraces} from './traces.ts';
import {containerWords} from './words.ts';

/** An engine that runs the gateway in a container of its own: docker or podman. */
export const container: Supervisor = {
  name: 'container',
  owners: {container: 'container'},
  livesOn: () => true,
  traces: containerTraces,
  state: async () => nothingHeld,
  around: containersSeen,
  ownerOf: (process) => (process.container === null ? null : 'container'),
  definition: containerDefinition,
  program: async () => null,
  environment: async () => [],
  log: {...noLog, read: containerLog},
  words: besideUnits(containerWords),
  usualOn: () => false,
  needed: ['supervisor', 'ports', 'http'],
};
