import {duration, utc} from '../ticket/format.ts';
import {clockOffMs, type FleetRow, rowName} from './row.ts';

/** What only a look at many can see. */
export interface FleetFinding {
  readonly code: 'same-root' | 'same-token' | 'same-state' | 'clock-off';
  readonly text: string;
  readonly rows: readonly string[];
  /** The cause that they share. */
  readonly root: string | null;
  readonly since: number | null;
}

export function fleetFindings(rows: readonly FleetRow[]): readonly FleetFinding[] {
  return [...sameRoots(rows), ...sameStates(rows), ...sameTokens(rows), ...clocksOff(rows)];
}

/** One cause on several gateways is seldom chance: an upgrade, a provider, a network. */
function sameRoots(rows: readonly FleetRow[]): readonly FleetFinding[] {
  const looked = rows.filter(({gateway}) => gateway !== null);
  const byRoot = grouped(looked, ({gateway}) => (gateway?.root == null ? [] : [gateway.root]));
  return [...byRoot]
    .filter(([, members]) => members.length > 1)
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([root, members]) => {
      const times = members.flatMap(({gateway}) => (gateway?.since == null ? [] : [gateway.since]));
      const since = times.length === 0 ? null : Math.min(...times);
      const first = since === null ? '' : `, the first since ${utc(since)}`;
      return {
        code: 'same-root' as const,
        text: `${root} on ${members.length} of ${looked.length} gateways${first}: ${named(members)}${changeBefore(members)}`,
        rows: members.map(rowName),
        root,
        since,
      };
    });
}

/** The change that most of them had shortly before, which is together in time and proves nothing. */
function changeBefore(members: readonly FleetRow[]): string {
  const byText = grouped(members, ({gateway}) => [...new Set((gateway?.changed ?? []).map(({text}) => text))]);
  const [text, had] = [...byText].toSorted((a, b) => b[1].length - a[1].length)[0] ?? ['', []];
  if (had.length < 2 || had.length * 2 <= members.length) return '';
  return `; shortly before, on ${had.length === members.length ? 'all' : had.length} of them: ${text}`;
}

/** Two daemons on one state write over each other's sessions, locks and credentials. */
function sameStates(rows: readonly FleetRow[]): readonly FleetFinding[] {
  const byState = grouped(rows, ({gateway}) => (gateway?.state == null ? [] : [gateway.state]));
  return [...byState]
    .filter(([, members]) => members.length > 1)
    .map(([state, members]) => ({
      code: 'same-state' as const,
      text: `the same state on ${members.length} gateways (${named(members)}): ${state} is mounted on each of them, and a state is for one daemon; find out whose it is before any of them is started, and give the others a folder of their own`,
      rows: members.map(rowName),
      root: null,
      since: null,
    }));
}

/** A bot's messages go to one of those who ask for them, and the others are refused or get a part. */
function sameTokens(rows: readonly FleetRow[]): readonly FleetFinding[] {
  const byToken = grouped(rows, ({gateway}) => [...new Set((gateway?.tokens ?? []).map(({channel, mark}) => `${channel} ${mark}`))]);
  return [...byToken]
    .filter(([, members]) => members.length > 1)
    .map(([key, members]) => {
      const [channel = ''] = key.split(' ');
      return {
        code: 'same-token' as const,
        text: `the same ${channel} token on ${members.length} gateways (${named(members)}): ${meaning(channel)}`,
        rows: members.map(rowName),
        root: null,
        since: null,
      };
    });
}

/** By a clock that is off tokens expire early or late, and every time in a log means another one. */
function clocksOff(rows: readonly FleetRow[]): readonly FleetFinding[] {
  const off = rows.filter(({clockAheadMs}) => Math.abs(clockAheadMs ?? 0) >= clockOffMs);
  return [...new Map(off.map((row) => [row.host, row])).values()].map((row) => {
    const ms = row.clockAheadMs ?? 0;
    return {
      code: 'clock-off' as const,
      text: `the clock of ${row.host} is ${duration(Math.abs(ms))} ${ms > 0 ? 'ahead of' : 'behind'} this machine's: find out which of them is right; times in this row are told by this one`,
      rows: rows.filter(({host}) => host === row.host).map(rowName),
      root: null,
      since: null,
    };
  });
}

function meaning(channel: string): string {
  return channel === 'telegram'
    ? 'Telegram gives the messages of a bot to one of them and answers the others with 409 Conflict; leave the channel on in one of them, or give each a bot of its own'
    : 'they are one bot, so a message is answered twice or by either; leave the channel on in one of them, or give each a bot of its own';
}

function grouped(rows: readonly FleetRow[], keysOf: (row: FleetRow) => readonly string[]): ReadonlyMap<string, readonly FleetRow[]> {
  const groups = new Map<string, FleetRow[]>();
  for (const row of rows) for (const key of keysOf(row)) groups.set(key, [...(groups.get(key) ?? []), row]);
  return groups;
}

function named(members: readonly FleetRow[]): string {
  const names = members.slice(0, namesMax).map(rowName).join(', ');
  return members.length > namesMax ? `${names} and ${members.length - namesMax} more` : names;
}

const namesMax = 12;
