import type {z} from 'zod';
import type {Reading} from './look.ts';
import {capabilitiesShape} from './readings/capabilities.ts';
import {changesShape} from './readings/changes.ts';
import {cliShape} from './readings/cli.ts';
import {configShape} from './readings/config.ts';
import {egressShape} from './readings/egress.ts';
import {httpShape} from './readings/http.ts';
import {installShape} from './readings/install.ts';
import {logShape} from './readings/log.ts';
import {portsShape} from './readings/ports.ts';
import {secretsShape} from './readings/secrets.ts';
import {supervisorShape} from './readings/supervisor.ts';
import {unitShape} from './readings/unit.ts';
import {vitalsShape} from './readings/vitals.ts';

export type * from './readings/capabilities.ts';
export type * from './readings/changes.ts';
export type * from './readings/cli.ts';
export type * from './readings/config.ts';
export type * from './readings/egress.ts';
export type * from './readings/http.ts';
export type * from './readings/install.ts';
export type * from './readings/log.ts';
export type * from './readings/ports.ts';
export type * from './readings/process.ts';
export type * from './readings/secrets.ts';
export type * from './readings/service-run.ts';
export type * from './readings/supervisor.ts';
export type * from './readings/unit.ts';
export type * from './readings/vitals.ts';

/** What each probe brings back, by its name: the one list of them. All of it is JSON, cleaned, with secrets as pseudonyms. */
export const readingShapes = {
  supervisor: supervisorShape,
  ports: portsShape,
  http: httpShape,
  install: installShape,
  unit: unitShape,
  config: configShape,
  secrets: secretsShape,
  capabilities: capabilitiesShape,
  log: logShape,
  vitals: vitalsShape,
  cli: cliShape,
  egress: egressShape,
  changes: changesShape,
};

export type ReadingValues = {[N in ReadingName]: z.output<ReturnType<(typeof readingShapes)[N]>>};

export type ReadingName = keyof typeof readingShapes;

export const readingNames = Object.keys(readingShapes) as [ReadingName, ...ReadingName[]];

/** The latest reading of each probe; a name is absent until its first look has come back. */
export type Readings = {readonly [N in ReadingName]?: Reading<ReadingValues[N]>};
