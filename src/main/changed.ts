import {lookAtAll, probes, whatChanged} from '../probes/index.ts';
import {changedReport, changedText, type Told} from './changed-report.ts';
import {openToTell} from './open-to-tell.ts';
import type {Options} from './options.ts';

const dayMs = 24 * 60 * 60_000;

const noGateway = 3;

/** Says what was changed on this host, around each gateway that is meant. */
export async function changed(options: Options): Promise<number> {
  const opened = await openToTell(options, noGateway);
  if (typeof opened === 'number') return opened;
  const {host, gateways, facts} = opened;
  const told: Told[] = [];
  for (const gateway of gateways) {
    const readings = await lookAtAll(probes, host, gateway, false);
    told.push({gateway, changes: await whatChanged(host, gateway, readings, options.sinceMs ?? dayMs)});
  }
  process.stdout.write(options.json ? `${JSON.stringify(changedReport(facts, told))}\n` : told.map(changedText).join('\n'));
  return 0;
}
