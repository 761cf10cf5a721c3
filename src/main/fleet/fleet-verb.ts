import {randomBytes} from 'node:crypto';
import {type Chosen, type FleetLook, type FleetRow, fleetLook, fleetReport, fleetText, fleetTicket, worstOf} from '../../fleet/index.ts';
import {writeTicketFile} from '../../journal/index.ts';
import {unavailable} from '../away/connect.ts';
import {reportUncaught} from '../bug.ts';
import {exitCodes} from '../check.ts';
import {complain} from '../complain.ts';
import {awayProgram} from '../far-program.ts';
import {wishOf} from '../open-gateway.ts';
import type {Options} from '../options.ts';
import {arrivals} from './arrivals.ts';
import {lookAtHosts, whyNoEngine} from './engines/engine.ts';
import {hostsOf} from './hosts-of.ts';
import type {FleetLooking} from './look-at-host.ts';
import {passwordForAll} from './password-for-all.ts';
import {shownMarks} from './shown-marks.ts';

/** Looks once at many hosts, says of each how it stands, the worst first, and leaves with the code of the worst. */
export async function fleetVerb(options: Options): Promise<number> {
  reportUncaught();
  const {fleet} = options;
  const program = await awayProgram();
  if (program === null) return complain('only the built program can be carried to another host: npm run build');
  const noEngine = await whyNoEngine(fleet.engine);
  if (noEngine !== null) return complain(noEngine);
  const chosen = await hostsOf(fleet);
  if ('problem' in chosen) return complain(chosen.problem);
  const asked = fleet.ask ? await passwordForAll(process) : null;
  if (asked !== null && 'problem' in asked) return complain(asked.problem);
  const {deep, become} = options;
  const keys = {markKey: randomBytes(32), marks: shownMarks()};
  const looking = {
    program,
    ...keys,
    wish: wishOf(options),
    deep,
    become,
    password: asked?.password ?? null,
    limitMs: fleet.limitMs,
    now: Date.now,
  };
  if (fleet.walk !== null) return (await import('./walk-fleet.ts')).walkFleet(chosen, looking, options);
  if (isDrawable(options)) {
    const shown = await (await import('./show-fleet.tsx')).showFleet(chosen, looking, options);
    return typeof shown === 'number' ? shown : codeOf(shown);
  }
  const look = await lookAtAllHosts(chosen, looking, options);
  return print(look, options) ?? codeOf(look);
}

function isDrawable({json, plain, fleet}: Options): boolean {
  return !json && !plain && !fleet.ticket && process.stdout.isTTY && process.stdin.isTTY && process.env['TERM'] !== 'dumb';
}

async function lookAtAllHosts({hosts, notes}: Chosen, looking: FleetLooking, {fleet, json}: Options): Promise<FleetLook> {
  const [at, begun] = [Date.now(), performance.now()];
  const arriving = arrivals(hosts, process.stderr, json && !process.stderr.isTTY);
  const rows: FleetRow[] = [];
  await lookAtHosts(hosts, looking, fleet, (host, own) => {
    rows.push(...own);
    arriving.arrived(host, own);
  });
  arriving.end();
  return fleetLook(rows, {at, tookMs: Math.round(performance.now() - begun), notes});
}

/** That of the worst; where nobody was reached there is no gateway to speak of. */
function codeOf({rows}: FleetLook): number {
  return rows.some(({reached}) => reached) ? exitCodes[worstOf(rows)] : unavailable;
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
