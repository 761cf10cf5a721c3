import {capabilities} from './capabilities.ts';
import {changes} from './changes.ts';
import {cli} from './cli.ts';
import {config} from './config.ts';
import {egress} from './egress.ts';
import {http} from './http.ts';
import {install} from './install.ts';
import {log} from './log.ts';
import {ports} from './ports.ts';
import type {Probes} from './probe.ts';
import {secrets} from './secrets.ts';
import {supervisor} from './supervisor.ts';
import {unit} from './unit.ts';
import {vitals} from './vitals.ts';

/** Every way of looking, by the name of what it brings back. */
export const probes: Probes = {capabilities, changes, cli, config, egress, http, install, log, ports, secrets, supervisor, unit, vitals};

export {followCommand} from '../supervisors/index.ts';
export {heardOf, spellsOf} from './changes/spells.ts';
export {whatChanged} from './changes/what-changed.ts';
export {cliAnswer} from './cli-answer.ts';
export {type Found, findGateways, type Wish} from './find-gateways.ts';
export {groups} from './groups.ts';
export {learnSecrets, type SecretListener} from './learn-secrets.ts';
export {logNews} from './log-news.ts';
export {lookAtAll} from './look-at-all.ts';
export {paceOf} from './pace.ts';
export {pastLog} from './past-log.ts';
export type {Known, Probe, Probes} from './probe.ts';
export {stableKey} from './stable-key.ts';
export {take} from './take.ts';
