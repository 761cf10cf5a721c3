import {printStep} from '../steps/index.ts';
import type {FleetLook} from './look.ts';
import {type FleetRow, worstOf} from './row.ts';

/** What `--json` prints; docs/schemas/fleet.json says its form. */
export function fleetReport(look: FleetLook): object {
  const {at, tookMs, rows, findings, drift, notes} = look;
  return {
    schema: 'rungs.fleet/1',
    at: dated(at),
    tookMs,
    verdict: worstOf(rows),
    rows: rows.map(rowReport),
    findings: findings.map(({code, text, rows: named, root, since}) => ({code, text, rows: named, root, since: dated(since)})),
    drift,
    notes,
  };
}

function rowReport({host, groups, machine, verdict, at, tookMs, problem, reached, clockAheadMs, gateway}: FleetRow): object {
  return {
    host,
    groups,
    machine,
    verdict,
    at: dated(at),
    tookMs,
    reached,
    clockAheadMs,
    problem,
    gateway: gateway === null ? null : gatewayReport(gateway),
  };
}

/** The findings as `check` says them; what the look brought beyond them has `check`, too. */
function gatewayReport(gateway: NonNullable<FleetRow['gateway']>): object {
  const {profile, port, user, root, since, version, cli, node, owner, restarts, capabilities, findings, unseen, unproved, state, changed} =
    gateway;
  return {
    ...{profile, port, user, root, since: dated(since), version, cli, node, owner, restarts, capabilities},
    findings: findings.map(({code, severity, subject, title, text, behind, evidence, next}) => ({
      ...{code, severity, subject, title, text, behind, evidence},
      next: next.map(printStep),
      steps: next,
    })),
    unseen,
    unproved,
    state,
    changed: changed.map(({at, kind, text, source}) => ({at: dated(at), kind, text, source})),
  };
}

function dated(at: number): string;
function dated(at: number | null): string | null;
function dated(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
