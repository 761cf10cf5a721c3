import {lookAtAll, probes, whatChanged} from '../probes/index.ts';
import {connect, unavailable} from './away/connect.ts';
import {reportUncaught} from './bug.ts';
import {changedReport, changedText, type Told} from './changed-report.ts';
import {openGateway, wishOf} from './open-gateway.ts';
import type {Options} from './options.ts';

const dayMs = 24 * 60 * 60_000;

const noGateway = 3;

/** Says what was changed on this host, around each gateway that is meant. */
export async function changed(options: Options): Promise<number> {
  reportUncaught();
  const away = await connect(options, null);
  if (away !== null && 'problem' in away) {
    process.stderr.write(`rungs: ${away.problem}\n`);
    return unavailable;
  }
  const {host, gateways, problem, facts} = await openGateway({find: wishOf(options)}, away);
  if (gateways.length === 0) {
    process.stderr.write(`rungs: ${problem ?? 'no gateway was found on this host'}\n`);
    return noGateway;
  }
  const told: Told[] = [];
  for (const gateway of gateways) {
    const readings = await lookAtAll(probes, host, gateway, false);
    told.push({gateway, changes: await whatChanged(host, gateway, readings, options.sinceMs ?? dayMs)});
  }
  process.stdout.write(options.json ? `${JSON.stringify(changedReport(facts, told))}\n` : told.map(changedText).join('\n'));
  return 0;
}
