import type {Facts} from '../model/index.ts';
import {containerWords} from './container/words.ts';
import {launchdWords} from './launchd/words.ts';
import {nobodyWords} from './nobody/words.ts';
import {systemdWords} from './systemd/words.ts';
import type {Words} from './words.ts';

/** The words of whoever starts this gateway: the owner's, else of what is installed for it, else of the machine. */
export function wordsFor(facts: Facts): Words {
  const {supervisor} = facts.readings;
  if (supervisor?.seen !== true) return isMac(facts) ? launchdWords : systemdWords;
  const {owner, units, launchd, containers} = supervisor.value;
  const byOwner = owners.find(([prefix]) => owner.startsWith(prefix));
  if (byOwner !== undefined) return byOwner[1];
  if (units.some((unit) => unit.load !== 'not-found' && unit.load !== '')) return systemdWords;
  if (launchd.length > 0 || isMac(facts)) return launchdWords;
  return containers.length > 0 ? containerWords : nobodyWords;
}

/** The machine's own programs differ there, whoever starts the gateway. */
export function isMac({readings}: Facts): boolean {
  const {supervisor, vitals} = readings;
  if (vitals?.seen === true) return /darwin|mac ?os/i.test(vitals.value.os);
  return supervisor?.seen === true && supervisor.value.launchd.length > 0;
}

const owners: readonly (readonly [string, Words])[] = [
  ['systemd', systemdWords],
  ['launchd', launchdWords],
  ['container', containerWords],
];
