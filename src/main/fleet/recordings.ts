import {readdirSync, statSync} from 'node:fs';
import {basename, join} from 'node:path';
import {emptyRow, type FleetHost, type FleetRow, namedHost} from '../../fleet/index.ts';
import {cleanStrings} from '../../host/index.ts';
import {seeGateway} from '../away/see-gateway.ts';
import {openRecording} from '../recording.ts';
import type {Hosts} from './hosts-of.ts';
import {type FleetLooking, noGatewayRow, rowOf} from './look-at-host.ts';

/** What `rungs check --record` wrote on each host, brought together in one folder: every file is a host by its name. */
export function recordedHosts(folder: string): Hosts {
  try {
    const files = statSync(folder).isDirectory()
      ? readdirSync(folder)
          .toSorted()
          .map((name) => join(folder, name))
      : [folder];
    const hosts = files
      .filter((file) => statSync(file).isFile())
      .map((file) => ({...namedHost(basename(file).replace(/\.[^.]*$/, '')), to: file, recording: file}));
    return hosts.length === 0 ? {problem: `${folder} holds no recording of a host`} : {hosts, notes: []};
  } catch (error) {
    return {problem: `${folder} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`};
  }
}

/** A recorded host as it was then; its age is that of the recording. */
export async function lookAtRecording(host: FleetHost, file: string, looking: FleetLooking): Promise<readonly FleetRow[]> {
  const begun = performance.now();
  const opened = await openRecording(file, {find: looking.wish, markKey: looking.markKey});
  const took = () => Math.round(performance.now() - begun);
  if (!('facts' in opened)) return [emptyRow(host, opened.problem, {at: looking.now(), tookMs: took()})];
  const {gateways, problem, denied, host: there, facts} = opened;
  const at = there.clock.now();
  const rows: FleetRow[] = gateways.length === 0 ? [noGatewayRow(host, facts.name, problem, denied)] : [];
  const then = {...looking, now: there.clock.now};
  for (const gateway of gateways) rows.push(rowOf(host, facts.name, gateway, await seeGateway(there, gateway, looking.deep), then));
  return rows.map((row) => ({...cleanStrings(row, looking.marks.again), at, tookMs: took()}));
}
