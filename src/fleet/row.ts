import type {Capability, Change, Code, Finding, Gateway, Judgement, Owner, Readings, Verdict} from '../model/index.ts';
import {cliVersion} from '../openclaw/commands.ts';
import {triggersNow} from '../session/triggers.ts';
import {chosenUnit, servicesOf} from '../supervisors/index.ts';
import type {FleetHost} from './hosts/fleet-host.ts';
import {downSince} from './since.ts';
import type {Traits} from './traits.ts';

/** One gateway of one host, or a host of which none could be looked at. */
export interface FleetRow {
  readonly host: string;
  readonly groups: readonly string[];
  /** What the machine calls itself; null where nobody got that far. */
  readonly machine: string | null;
  readonly verdict: Verdict;
  /** When its look began, by our clock, and how long it took. */
  readonly at: number;
  readonly tookMs: number;
  /** Why there is no gateway in this row, in a sentence; null where there is one. */
  readonly problem: string | null;
  /** Whether the host was reached at all. */
  readonly reached: boolean;
  /** So far is the clock over there ahead of ours; null where it was not heard. */
  readonly clockAheadMs: number | null;
  readonly gateway: GatewayRow | null;
}

export interface GatewayRow {
  readonly profile: string;
  readonly port: number;
  readonly user: string;
  readonly root: Code | null;
  /** Since when it has been down, where its supervisor tells. */
  readonly since: number | null;
  /** What runs, or would be started. */
  readonly version: string | null;
  readonly cli: string | null;
  readonly node: string | null;
  readonly owner: Owner;
  readonly restarts: number | null;
  /** Of what is configured and switched on, how much was seen to work. */
  readonly capabilities: {readonly proved: number; readonly claimed: number} | null;
  readonly findings: readonly Finding[];
  readonly unseen: Judgement['unseen'];
  readonly unproved: readonly Pick<Capability, 'kind' | 'name' | 'detail'>[];
  readonly traits: Traits;
  /** Tokens with which it is a bot on some channel, by their marks: equal marks are equal tokens, on whichever host. */
  readonly tokens: readonly BotToken[];
  /** What its state folder is called by all who have mounted it; null where it is of its host alone, or nobody can say. */
  readonly state: string | null;
  /** What was changed there shortly before it went down, the nearest first. */
  readonly changed: readonly Change[];
}

export interface BotToken {
  readonly channel: string;
  readonly mark: string;
}

/** What was seen of one gateway, for those who made the look. */
export interface GatewaySeen {
  readonly gateway: Gateway;
  readonly readings: Readings;
  readonly judgement: Judgement;
}

type When = Pick<FleetRow, 'at' | 'tookMs'>;

/** A host without a gateway in it: not reached, cut short, or nothing there. */
export function emptyRow({name, groups}: FleetHost, problem: string, when: When, machine: string | null = null): FleetRow {
  return {host: name, groups, machine, verdict: 'unknown', problem, reached: machine !== null, clockAheadMs: null, gateway: null, ...when};
}

export function gatewayRow(
  {name, groups}: FleetHost,
  machine: string,
  seen: GatewaySeen,
  more: Pick<GatewayRow, 'traits' | 'tokens' | 'state'>,
  when: When,
  clockAheadMs = 0,
): FleetRow {
  const {gateway, judgement} = seen;
  return {
    host: name,
    groups,
    machine,
    verdict: judgement.verdict,
    problem: null,
    reached: true,
    clockAheadMs,
    gateway: {
      profile: gateway.profile,
      port: gateway.port,
      user: gateway.user.name,
      root: judgement.findings.find(({severity}) => severity !== 'note')?.code ?? null,
      findings: judgement.findings,
      unseen: judgement.unseen,
      ...factsOf(seen),
      since: byOurClock(downSince(seen.readings, judgement), clockAheadMs),
      ...more,
    },
    ...when,
  };
}

function factsOf({
  readings,
  judgement,
}: GatewaySeen): Pick<GatewayRow, 'version' | 'cli' | 'node' | 'owner' | 'restarts' | 'capabilities' | 'unproved' | 'changed'> {
  const install = readings.install?.seen === true ? readings.install.value : null;
  const supervisor = readings.supervisor?.seen === true ? readings.supervisor.value : null;
  const all = readings.capabilities?.seen === true ? readings.capabilities.value.capabilities : null;
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  const service = supervisor === null ? null : (servicesOf(supervisor)[0] ?? null);
  return {
    changed: (triggersNow({readings, judgement})?.triggers ?? []).map(({change}) => change),
    version: install?.running?.version ?? install?.unit?.version ?? null,
    cli: cliVersion(readings),
    node: install?.running?.node.version ?? install?.unit?.node.version ?? null,
    owner: supervisor?.owner ?? 'unknown',
    restarts: unit?.restarts ?? service?.run?.restarts ?? null,
    capabilities: all === null ? null : counted(all),
    unproved: (all ?? []).filter(({state}) => state === 'claimed').map(({kind, name, detail}) => ({kind, name, detail})),
  };
}

/** What is compared across hosts is told by one clock; a line takes its time, and that much is no difference. */
function byOurClock(at: number | null, aheadMs: number): number | null {
  return at === null || Math.abs(aheadMs) < clockOffMs ? at : at - aheadMs;
}

/** From here on a clock is wrong, and not only heard late. */
export const clockOffMs = 120_000;

function counted(all: readonly Capability[]): GatewayRow['capabilities'] {
  const on = all.filter(({state}) => state !== 'off');
  return {proved: on.filter(({state}) => state === 'working').length, claimed: on.length};
}

/** What is broken before what could not be seen, and that before what is well, as in a look at one host. */
export const gravity: Readonly<Record<Verdict, number>> = {down: 0, degraded: 1, unknown: 2, clear: 3};

/** The worst first; of those that are as bad, who has the same cause stands together. */
export function worstFirst(rows: readonly FleetRow[]): readonly FleetRow[] {
  const cause = ({gateway}: FleetRow): string => gateway?.root ?? '';
  return rows.toSorted(
    (a, b) =>
      gravity[a.verdict] - gravity[b.verdict] ||
      Number(a.reached) - Number(b.reached) ||
      order(cause(a), cause(b)) ||
      order(a.host, b.host) ||
      order(a.gateway?.profile ?? '', b.gateway?.profile ?? ''),
  );
}

/** Numbers in names count: gw2 stands before gw10. */
const {compare: order} = new Intl.Collator('en', {numeric: true});

export function worstOf(rows: readonly FleetRow[]): Verdict {
  return rows.reduce<Verdict>((worst, {verdict}) => (gravity[verdict] < gravity[worst] ? verdict : worst), rows[0]?.verdict ?? 'unknown');
}

/** A row as sentences name it. */
export function rowName({host, gateway}: FleetRow): string {
  return gateway === null || gateway.profile === 'default' ? host : `${host} (${gateway.profile})`;
}
