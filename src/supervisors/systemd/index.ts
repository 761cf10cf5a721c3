import type {Gateway, Owner} from '../../model/index.ts';
import {loadedUnit} from '../chosen.ts';
import {nothingHeld} from '../owner.ts';
import type {RunningGateway, Supervisor} from '../supervisor.ts';
import {systemdArmed} from './armed.ts';
import {definitionOf} from './definition.ts';
import {environmentOf} from './environment.ts';
import {heldByManagers} from './held.ts';
import {followCommand, kernelOom, pastJournals, readJournals} from './journal.ts';
import {parseJournalLine} from './journal-entry.ts';
import {unitTraces} from './traces.ts';
import {systemdWords} from './words.ts';

/** Linux hosts with systemd: a user's own manager and that of the system. */
export const systemd: Supervisor = {
  name: 'systemd',
  owners: {'systemd-user': 'systemd user unit', 'systemd-system': 'systemd system unit'},
  livesOn: (os) => os !== 'darwin',
  traces: unitTraces,
  state: heldByManagers,
  around: async () => nothingHeld,
  ownerOf,
  log: {read: readJournals, past: pastJournals, kernel: kernelOom, follow: followCommand, entry: parseJournalLine},
  definition: definitionOf,
  program: async (_host, _gateway, readings) => loadedUnit(readings)?.exec ?? null,
  environment: environmentOf,
  words: systemdWords,
  armed: systemdArmed,
  usualOn: (os) => !/darwin|mac ?os/i.test(os),
  needed: ['supervisor', 'ports', 'http'],
};

/** A manager that could not be asked still shows in the control group, which everyone may read. */
function ownerOf(process: RunningGateway, gateway: Gateway): Owner | null {
  if (process.unit !== gateway.unit) return null;
  return process.managerUid === null ? 'systemd-system' : 'systemd-user';
}
