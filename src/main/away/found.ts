import {z} from 'zod';
import type {Cleaner} from '../../host/index.ts';
import {gatewayShape} from '../../model/event/walk.ts';
import type {Entered} from '../open-gateway.ts';

/** What the door over there has found. */
export type FoundOverThere = Pick<Entered, 'gateways' | 'leftovers' | 'problem' | 'denied'> & Pick<Cleaner, 'untold'>;

export function nothingOverThere(problem: string): FoundOverThere {
  return {gateways: [], leftovers: [], denied: [], problem, untold: problem};
}

/** What another machine says of itself has the form of an answer, or is none. */
export function foundOverThere(said: unknown): FoundOverThere {
  const gateways = gatewayShape().array();
  const shape = z.object({
    gateways,
    leftovers: gateways,
    denied: z.array(z.string()),
    problem: z.string().nullable(),
    untold: z.string().nullable(),
  });
  const checked = shape.safeParse(said);
  return checked.success ? checked.data : nothingOverThere('What answers over there is not our program.');
}
