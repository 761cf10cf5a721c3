import {type Chosen, compareRows, type FleetHost, type FleetRow, matching, tableText, worstOf} from '../../fleet/index.ts';
import {builtInRunbooks} from '../../runbook/builtin.ts';
import {loadRunbook} from '../../runbook/load.ts';
import {exitCodes} from '../check.ts';
import {complain} from '../complain.ts';
import type {Options} from '../options.ts';
import {readText} from '../read-text.ts';
import {lookAtHosts} from './engines/engine.ts';
import {consoleWords, openHostConsole} from './host-console.ts';
import type {FleetLooking} from './look-at-host.ts';
import {terminalLine} from './terminal-line.ts';

/** With this word the next batch is begun. */
const goOn = 'next';

/**
 * A runbook on one batch of hosts after the other: each host is looked at, walked in its own console, and looked at again. Nothing is done to
 * a host but what the responder does there; the first one that got worse ends it.
 */
export async function walkFleet({hosts, notes}: Chosen, looking: FleetLooking, options: Options): Promise<number> {
  const {runbook, limit} = options.fleet.walk ?? {runbook: '', limit: null};
  const batches = batchesOf(hosts, limit, options.fleet.atOnce);
  const problem = typeof batches === 'string' ? batches : await whyNotWalked(runbook);
  if (problem !== null || typeof batches === 'string') return complain(problem ?? '');
  for (const note of notes) process.stdout.write(`note: ${note}\n`);
  const seen: FleetRow[] = [];
  for (const [index, batch] of batches.entries()) {
    const left = batches.slice(index).flat();
    if (index > 0 && !(await confirmed(batch, left.length))) return ended(seen, left, 'stopped on request');
    for (const [at, host] of batch.entries()) {
      const {rows, stop} = await walkHost(host, runbook, looking, options);
      seen.push(...rows);
      if (stop !== null) return Math.max(exitCodes.degraded, ended(seen, left.slice(at + 1), `stopped: ${host.name} ${stop}`));
    }
  }
  return ended(seen, [], 'all hosts were walked');
}

/** Those that the limit names, and then the others; without one the first host is the first batch. */
function batchesOf(hosts: readonly FleetHost[], limit: string | null, size: number): readonly (readonly FleetHost[])[] | string {
  const first = limit === null ? hosts.slice(0, 1) : matching(hosts, limit.split(','));
  if (first.length === 0) return `no host and no group of what was given is called "${limit}"`;
  const others = hosts.filter((host) => !first.includes(host));
  const rest = Array.from({length: Math.ceil(others.length / size)}, (_, index) => others.slice(index * size, (index + 1) * size));
  return [first, ...rest];
}

async function whyNotWalked(runbook: string): Promise<string | null> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return 'fleet walk needs a terminal: each host is walked in its console';
  const codes = Object.hasOwn(builtInRunbooks, runbook)
    ? {}
    : {codes: new Set((await import('../../rules/index.ts')).rules.map((rule) => rule.code))};
  const loaded = await loadRunbook(runbook, readText, codes);
  return loaded.ok ? null : loaded.problems.join('\n');
}

function confirmed(batch: readonly FleetHost[], left: number): Promise<boolean> {
  const names = batch.map(({name}) => name).join(', ');
  return terminalLine(`nobody got worse. Type ${goOn} for ${names} (${left} left), anything else stops: `).then((line) => line === goOn);
}

async function walkHost(
  host: FleetHost,
  runbook: string,
  looking: FleetLooking,
  options: Options,
): Promise<{readonly rows: readonly FleetRow[]; readonly stop: string | null}> {
  const look = async (): Promise<readonly FleetRow[]> => {
    const rows: FleetRow[] = [];
    process.stdout.write(`looking at ${host.name}\n`);
    await lookAtHosts([host], looking, options.fleet, (_, own) => void rows.push(...own));
    return rows;
  };
  const before = await look();
  process.stdout.write(`${tableText(before, looking.now())}\n`);
  // Where nobody gets in, there is nothing to walk and nothing to compare.
  if (before.every(({reached}) => !reached)) return {rows: before, stop: 'was not reached'};
  await openHostConsole(['walk', runbook, ...consoleWords(host, options.profile, options)]);
  const after = await look();
  const results = compareRows(before, after);
  for (const {text, worse} of results) process.stdout.write(`${worse ? 'worse' : 'as well'}: ${text}\n`);
  return {rows: after, stop: results.some(({worse}) => worse) ? 'got worse' : null};
}

function ended(seen: readonly FleetRow[], left: readonly FleetHost[], why: string): number {
  const names = left.map(({name}) => name).join(', ');
  process.stdout.write(`${why}${left.length === 0 ? '' : `; not walked: ${names}`}\n`);
  return exitCodes[worstOf(seen)];
}
