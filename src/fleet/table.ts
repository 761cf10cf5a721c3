import type {Verdict} from '../model/index.ts';
import {aligned, duration, utc} from '../ticket/format.ts';
import {type FleetRow, worstFirst} from './row.ts';

export const headings = ['host', 'gateway', 'verdict', 'root', 'since', 'version', 'owner', 'restarts', 'proved', 'age'] as const;

/** A row of the table; where no gateway is, the sentence that says why stands under it. */
export function cellsOf({host, gateway, verdict, reached, at}: FleetRow, now: number): readonly string[] {
  const age = ageText(Math.max(0, now - at));
  if (gateway === null) return [host, '-', reached ? verdictWord(verdict) : 'not seen', '-', '-', '-', '-', '-', '-', age];
  const {profile, root, since, version, cli, owner, restarts, capabilities} = gateway;
  return [
    host,
    profile,
    verdictWord(verdict),
    root ?? '-',
    since === null ? '-' : utc(since).replace('T', ' '),
    versionsText(version, cli),
    owner,
    restarts === null ? '-' : String(restarts),
    capabilities === null ? '-' : `${capabilities.proved}/${capabilities.claimed}`,
    age,
  ];
}

/** Tenths of a second are nobody's question. */
function ageText(ms: number): string {
  return ms < 60_000 ? `${Math.floor(ms / 1000)} s` : duration(ms);
}

/** What runs, and beside it the command line where that is another release. */
function versionsText(version: string | null, cli: string | null): string {
  if (version === null && cli === null) return '-';
  return cli === null || cli === version ? (version ?? '-') : `${version ?? '-'}, cli ${cli}`;
}

function verdictWord(verdict: Verdict): string {
  return verdict === 'clear' ? 'clear' : verdict.toUpperCase();
}

/** The whole table, the worst first. */
export function tableText(rows: readonly FleetRow[], now: number): string {
  const sorted = worstFirst(rows);
  const [head = '', ...lines] = aligned([headings, ...sorted.map((row) => cellsOf(row, now))]).split('\n');
  const under = sorted.map(({problem}) => (problem === null ? [] : [`    ${problem}`]));
  return [head, ...lines.flatMap((line, index) => [line, ...(under[index] ?? [])])].join('\n');
}

/** One host as it comes in: a line a gateway. */
export function arrivedText({host, gateway, verdict, problem}: FleetRow): string {
  if (gateway === null) return `${host}: ${problem ?? ''}`;
  const {profile, root} = gateway;
  return `${host}: ${verdictWord(verdict)}${root === null ? '' : ` ${root}`}${profile === 'default' ? '' : ` (${profile})`}`;
}
