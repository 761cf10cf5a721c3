import type {Readings} from '../model/index.ts';
import {isKnownHealthy} from './gather/known-healthy.ts';
import type {Probe} from './probe.ts';

/**
 * In peace everything is looked at half as often: what ends a gateway is in its followed log at once, and each look costs the host its
 * share of a core for as long as a console stays open.
 */
const peacefulTimes = 2;

/** How long it is until the next look, as things stand; null = never by itself. */
export function paceOf({everyMs}: Pick<Probe<never>, 'everyMs'>, readings: Readings): number | null {
  return everyMs === null || !isKnownHealthy({deep: false, readings}) ? everyMs : everyMs * peacefulTimes;
}
