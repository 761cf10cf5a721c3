import type {Facts, Host, LogLine, Owner, Readings} from '../model/index.ts';
import {presentUnits} from './chosen.ts';
import {container} from './container/index.ts';
import {launchd} from './launchd/index.ts';
import {nobody} from './nobody/index.ts';
import {servicesOf} from './owner.ts';
import type {LogEntry, Supervisor} from './supervisor.ts';
import {systemd} from './systemd/index.ts';
import type {ArmedWords, Words} from './words.ts';

/** Every supervisor. A process is the first one's that knows it for its own, so what lives inside another stands before it. */
export const supervisors: readonly Supervisor[] = [container, systemd, launchd, nobody];

/** Those that can be there on this host. */
export function supervisorsOn({platform}: Pick<Host, 'platform'>): readonly Supervisor[] {
  return supervisors.filter((one) => one.livesOn(platform.os));
}

export {chooseUnit, chosenUnit, gatewayProcess, isForOtherPort, loadedUnit, presentUnits} from './chosen.ts';
export {engineBehind, whoPublishes} from './container/helpers.ts';
export {madeAnewWith, makeAgain, stackUp, startedAtBoot} from './container/made-anew.ts';
export {hidesFiles, mayBeContainers} from './container/owns-files.ts';
export {containerVariables} from './container/variables.ts';
export {asOwner, asRoot} from './hands.ts';
export {historyOf} from './history.ts';
export {insideOf, releaseApart, whyNobodyToAsk, whyNotInside} from './inside.ts';
export {cliBeside, cliInside, livesApart, mainService, nothingHeld, ownerOf, processInside, servicesOf, together} from './owner.ts';
export type {LogEntry, RunningGateway, Supervisor, VariableSource} from './supervisor.ts';
export {followCommand} from './systemd/journal.ts';
export {madeElsewhere} from './systemd/made-elsewhere.ts';
export type {Trace} from './trace.ts';
export {unaskedName} from './unasked.ts';
export type {ArmedWords, Subject, Words} from './words.ts';

/** The record of this name; nobody's for a name that no record has. */
export function supervisorNamed(name: string): Supervisor {
  return supervisors.find((one) => one.name === name) ?? nobody;
}

/** The supervisor that has to do with this gateway: its owner's, else the one that holds something for it, else the machine's usual one. */
export function supervisorFor({supervisor, vitals}: Readings): Supervisor {
  const value = supervisor?.seen === true ? supervisor.value : null;
  const os = value?.init === 'launchd' ? 'darwin' : vitals?.seen === true ? vitals.value.os : '';
  const usual = supervisors.find((one) => one.usualOn(os)) ?? nobody;
  if (value === null) return usual;
  const owning = supervisors.find((one) => one !== nobody && value.owner in one.owners);
  if (owning !== undefined) return owning;
  if (presentUnits(value).length > 0) return systemd;
  const [service] = servicesOf(value);
  if (service !== undefined) return supervisorNamed(service.by);
  return usual === systemd ? nobody : usual;
}

/** The words of whoever starts this gateway. */
export function wordsFor({readings}: Facts): Words {
  return supervisorFor(readings).words;
}

/** How an undo is left with whoever starts this gateway; null = he cannot keep one. */
export function armedWordsFor(readings: Readings): ArmedWords | null {
  return supervisorFor(readings).armed ?? null;
}

/** The machine's own programs differ there, whoever starts the gateway. */
export function isMac({readings}: Facts): boolean {
  const {supervisor, vitals} = readings;
  if (supervisor?.seen === true && supervisor.value.init === 'launchd') return true;
  if (vitals?.seen === true) return launchd.usualOn(vitals.value.os);
  return supervisor?.seen === true && supervisorFor(readings) === launchd;
}

/** An owner in words for a person. */
export function ownerWord(owner: Owner): string {
  return supervisors.map((one) => one.owners[owner]).find((words) => words !== undefined) ?? others[owner] ?? owner;
}

const others: Readonly<Record<Owner, string>> = {'two-at-once': 'two at once', unknown: 'could not be seen'};

/** A followed line as a whole look at the log would read it; null when it is none. */
export function logEntry(raw: string): LogEntry | null {
  return supervisors.map((one) => one.log.entry(raw)).find((entry) => entry !== null) ?? null;
}

/** Whether a line is the supervisor's own word about the gateway. */
export function isSupervisorsLine({from}: LogLine): boolean {
  return from !== 'gateway' && from !== 'file' && from !== 'kernel';
}
