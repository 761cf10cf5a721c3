import {botTokens, type FleetRow, gatewayRow, namedHost, traitsOf} from '../../src/fleet/index.ts';
import {judgeByRules} from '../../src/main/judging.ts';
import type {Readings} from '../../src/model/index.ts';
import {ended, endedUnit, gateway, healthyReadings, now, type Values} from '../rules/facts.ts';

export {now};

export interface Made {
  readonly groups?: readonly string[];
  readonly readings?: Values;
  readonly config?: unknown;
  readonly state?: string;
  readonly clockAheadMs?: number;
}

/** A row as a look would make it of these readings. */
export function row(name: string, {groups = [], readings: more = {}, config = null, state, clockAheadMs}: Made = {}): FleetRow {
  const values = {...healthyReadings(), ...more};
  const readings = Object.fromEntries(
    Object.entries(values).map(([probe, value]) => [probe, {seen: true, value, at: now, tookMs: 1}]),
  ) as unknown as Readings;
  const traits = traitsOf(readings, gateway.user.home, config, (text) => `~${text.length}`);
  const judgement = judgeByRules({gateway, now, readings});
  return gatewayRow(
    namedHost(name, groups),
    `${name}.local`,
    {gateway, readings, judgement},
    {traits, tokens: botTokens(readings), state: state ?? null},
    {at: now, tookMs: 5},
    clockAheadMs,
  );
}

/** A gateway whose unit lies still since then. */
export function down(since: number): Values {
  return ended(endedUnit({stateSince: since, restarts: 5}));
}
