import {createHmac} from 'node:crypto';
import type {TicketOptions} from '../ticket/ticket.ts';

/** How a ticket shows who somebody is: by the session's key, so that nobody can try out all phone numbers. */
export function idsIn(markKey: Buffer | null, keepIds = false): TicketOptions['ids'] {
  if (keepIds) return 'kept';
  return markKey === null ? undefined : (value) => `~${createHmac('sha256', markKey).update(`id ${value}`).digest('hex').slice(0, 6)}`;
}
