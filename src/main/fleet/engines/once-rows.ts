import {z} from 'zod';
import type {Broadcast} from '../../../far/index.ts';
import {emptyRow, type FleetHost, type FleetRow} from '../../../fleet/index.ts';
import {cleanStrings, platformSchema} from '../../../host/index.ts';
import {lookedShape} from '../../../model/event/looked.ts';
import type {Readings} from '../../../model/index.ts';
import {foundOverThere} from '../../away/found.ts';
import {noLineSentence} from '../../away/no-line.ts';
import type {SeenGateway} from '../../away/see-gateway.ts';
import {cleanerOfOurs} from '../../open-gateway.ts';
import {type FleetLooking, lateSentence, noGatewayRow, rowOf} from '../look-at-host.ts';

/** All that a carrier brought from one host. */
export interface Came {
  readonly stdout: string;
  readonly stderr: string;
  /** How the carrier says that it ended there. */
  readonly how: string;
}

/** What was said over there once, as rows; or the row that says why nothing was. */
export async function onceRows(
  host: FleetHost,
  {stdout, stderr, how}: Came,
  cast: Broadcast,
  looking: FleetLooking,
  when: Pick<FleetRow, 'at' | 'tookMs'>,
): Promise<readonly FleetRow[]> {
  const value = await cast.said(stdout);
  if (value === undefined) return [emptyRow(host, noLineSentence(cast.whyNot(stdout, stderr, how), 'ssh', host.name), when)];
  if (z.object({late: z.literal(true)}).safeParse(value).success) return [emptyRow(host, lateSentence(host, looking), when)];
  const said = saidShape().safeParse(value);
  if (!said.success) return [emptyRow(host, `what answers on ${host.name} is not our program`, when)];
  const {name, found: entered, whole} = said.data;
  const found = foundOverThere(entered);
  // As on a line of our own: once more through a cleaner that knows whatever betrays itself.
  const cleaner = await cleanerOfOurs(found.untold, looking.markKey);
  const clean = <T>(one: T): T => cleanStrings(one, (text) => looking.marks.again(cleaner.clean(text, 'a fleet')));
  const rows =
    found.gateways.length === 0
      ? [noGatewayRow(host, name, found.problem, found.denied)]
      : found.gateways.flatMap((gateway, index) => {
          const seen = seenGateway(whole[index]);
          return seen === null ? [] : [rowOf(host, name, gateway, seen, looking)];
        });
  return rows.map((row) => ({...clean(row), ...when}));
}

function saidShape() {
  return z.object({name: z.string(), platform: platformSchema(), found: z.unknown(), whole: z.array(z.unknown()), now: z.number()});
}

/** What another machine says of itself has the form of readings, or is none. */
function seenGateway(said: unknown): SeenGateway | null {
  const shape = z.object({
    readings: z.record(z.string(), z.unknown()),
    config: z.unknown(),
    state: z.string().nullable(),
    now: z.number(),
  });
  const checked = shape.safeParse(said);
  if (!checked.success) return null;
  const one = lookedShape();
  const looked = Object.entries(checked.data.readings).map(([name, reading]) => one.safeParse({name, reading}));
  const readings = Object.fromEntries(looked.flatMap(({data}) => (data === undefined ? [] : [[data.name, data.reading]])));
  return {...checked.data, readings: readings as Readings};
}
