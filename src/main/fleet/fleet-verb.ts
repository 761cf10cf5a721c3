import {randomBytes} from 'node:crypto';
import {type FleetLook, fleetLook, fleetReport, fleetText, fleetTicket, worstOf} from '../../fleet/index.ts';
import {writeTicketFile} from '../../journal/index.ts';
import {unavailable} from '../away/connect.ts';
import {reportUncaught} from '../bug.ts';
import {exitCodes} from '../check.ts';
import {complain} from '../complain.ts';
import {awayProgram} from '../far-program.ts';
import {wishOf} from '../open-gateway.ts';
import type {Options} from '../options.ts';
import {arrivals} from './arrivals.ts';
import {hostsOf} from './hosts-of.ts';
import {lookAtHost} from './look-at-host.ts';
import {manyAtOnce} from './many-at-once.ts';

/** Looks once at many hosts, says of each how it stands, the worst first, and leaves with the code of the worst. */
export async function fleetVerb(options: Options): Promise<number> {
  reportUncaught();
  const {fleet, json} = options;
  const program = await awayProgram();
  if (program === null) return complain('only the built program can be carried to another host: npm run build');
  const chosen = await hostsOf(fleet);
  if ('problem' in chosen) return complain(chosen.problem);
  const [at, begun] = [Date.now(), performance.now()];
  const arriving = arrivals(chosen.hosts, process.stderr, json && !process.stderr.isTTY);
  const {deep, become} = options;
  const looking = {program, markKey: randomBytes(32), wish: wishOf(options), deep, become, limitMs: fleet.limitMs, now: Date.now};
  const rows = await manyAtOnce(chosen.hosts, fleet.atOnce, async (host) => {
    const own = await lookAtHost(host, looking);
    arriving.arrived(host, own);
    return own;
  });
  arriving.end();
  const look = fleetLook(rows.flat(), {at, tookMs: Math.round(performance.now() - begun), notes: chosen.notes});
  return print(look, options) ?? (look.rows.some(({reached}) => reached) ? exitCodes[worstOf(look.rows)] : unavailable);
}

/** Null, or the code with which it could not be printed. */
function print(look: FleetLook, {fleet, json, file}: Options): number | null {
  const now = Date.now();
  if (json) return written(`${JSON.stringify(fleetReport(look))}\n`);
  if (!fleet.ticket) return written(fleetText(look, now));
  const text = fleetTicket(look, now);
  if (file === undefined) return written(text);
  const problem = writeTicketFile(file, text);
  return problem === null ? null : complain(problem);
}

function written(text: string): null {
  process.stdout.write(text);
  return null;
}
