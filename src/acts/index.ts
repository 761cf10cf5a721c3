import type {Facts, Finding} from '../model/index.ts';
import type {Act} from './act.ts';
import {dropInAside} from './drop-in-aside.ts';
import {endForeground} from './end-foreground.ts';
import {killHung} from './kill-hung.ts';
import {type Offer, offersFrom} from './offers.ts';
import {pinPackage} from './pin-package.ts';
import {reloadUnit} from './reload-unit.ts';
import {repointUnit} from './repoint-unit.ts';
import {restart} from './restart.ts';
import {restoreConfig} from './restore-config.ts';
import {runDoctor} from './run-doctor.ts';
import {start} from './start.ts';
import {startAgain} from './start-again.ts';
import {tightenModes} from './tighten-modes.ts';

/** Every act, in the order in which they are offered for one finding. */
export const acts: readonly Act[] = [
  start,
  endForeground,
  startAgain,
  restart,
  reloadUnit,
  tightenModes,
  dropInAside,
  repointUnit,
  restoreConfig,
  runDoctor,
  pinPackage,
  killHung,
];

export type {Act, Draft} from './act.ts';
export {captured, difference} from './capture.ts';
export type {Offer} from './offers.ts';
export {whyNoDoctor} from './run-doctor.ts';
export {type Verified, verified} from './verdict.ts';

/** What can be done on this host about what was found. */
export function actsFor(facts: Facts, findings: readonly Finding[]): readonly Offer[] {
  return offersFrom(acts, facts, findings);
}
