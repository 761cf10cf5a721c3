import containerHalfAFile from '../../runbooks/drills/container-half-a-file.yaml';
import containerOutOfMemory from '../../runbooks/drills/container-out-of-memory.yaml';
import containerRestartedNotMade from '../../runbooks/drills/container-restarted-not-made.yaml';
import everythingRed from '../../runbooks/drills/everything-red.yaml';
import expiredCredential from '../../runbooks/drills/expired-credential.yaml';
import firstLadder from '../../runbooks/drills/first-ladder.yaml';
import forgottenForeground from '../../runbooks/drills/forgotten-foreground.yaml';
import greenAndSilent from '../../runbooks/drills/green-and-silent.yaml';
import halfSession from '../../runbooks/drills/half-session.yaml';
import halfWrittenConfig from '../../runbooks/drills/half-written-config.yaml';
import hardCodedPath from '../../runbooks/drills/hard-coded-path.yaml';
import inodesGone from '../../runbooks/drills/inodes-gone.yaml';
import macBrewedAway from '../../runbooks/drills/mac-brewed-away.yaml';
import macEditedAndKicked from '../../runbooks/drills/mac-edited-and-kicked.yaml';
import macForLinuxHands from '../../runbooks/drills/mac-for-linux-hands.yaml';
import macHalfAFile from '../../runbooks/drills/mac-half-a-file.yaml';
import macInTheOtherWindow from '../../runbooks/drills/mac-in-the-other-window.yaml';
import macNobodyAtTheDesktop from '../../runbooks/drills/mac-nobody-at-the-desktop.yaml';
import macParked from '../../runbooks/drills/mac-parked.yaml';
import macUpgradedAway from '../../runbooks/drills/mac-upgraded-away.yaml';
import nodeMajor from '../../runbooks/drills/node-major.yaml';
import outOfMemory from '../../runbooks/drills/out-of-memory.yaml';
import portThief from '../../runbooks/drills/port-thief.yaml';
import rescueLoop from '../../runbooks/drills/rescue-loop.yaml';
import retiredEntry from '../../runbooks/drills/retired-entry.yaml';
import shadowedSecret from '../../runbooks/drills/shadowed-secret.yaml';
import twoFaults from '../../runbooks/drills/two-faults.yaml';
import twoRepairs from '../../runbooks/drills/two-repairs.yaml';
import type {Drill} from './drill.ts';
import {mistakeText, parseDrill} from './parse.ts';

/** The YAML of the drills that ship, by name; read only when one is wanted. */
const texts: Readonly<Record<string, string>> = {
  'container-half-a-file': containerHalfAFile,
  'container-out-of-memory': containerOutOfMemory,
  'container-restarted-not-made': containerRestartedNotMade,
  'everything-red': everythingRed,
  'expired-credential': expiredCredential,
  'first-ladder': firstLadder,
  'forgotten-foreground': forgottenForeground,
  'green-and-silent': greenAndSilent,
  'half-session': halfSession,
  'half-written-config': halfWrittenConfig,
  'hard-coded-path': hardCodedPath,
  'inodes-gone': inodesGone,
  'mac-brewed-away': macBrewedAway,
  'mac-edited-and-kicked': macEditedAndKicked,
  'mac-for-linux-hands': macForLinuxHands,
  'mac-half-a-file': macHalfAFile,
  'mac-in-the-other-window': macInTheOtherWindow,
  'mac-nobody-at-the-desktop': macNobodyAtTheDesktop,
  'mac-parked': macParked,
  'mac-upgraded-away': macUpgradedAway,
  'node-major': nodeMajor,
  'out-of-memory': outOfMemory,
  'port-thief': portThief,
  'rescue-loop': rescueLoop,
  'retired-entry': retiredEntry,
  'shadowed-secret': shadowedSecret,
  'two-faults': twoFaults,
  'two-repairs': twoRepairs,
};

export const drillNames: readonly string[] = Object.keys(texts);

/** The drills that ship, the first one first, then by level and name. */
export function drillList(): readonly Drill[] {
  listed ??= drillNames.map(loadDrill).toSorted((a, b) => a.level - b.level || a.name.localeCompare(b.name, 'en'));
  return listed;
}

/** Read once: they ship and do not change. */
let listed: readonly Drill[] | null = null;

/** A drill that ships. Its file is checked here too, so that a mistake in it is a sentence and not a strange world. */
export function loadDrill(name: string): Drill {
  const parsed = parseDrill(name, drillText(name));
  if (!parsed.ok) throw new Error(mistakeText(`runbooks/drills/${name}.yaml`, parsed.mistakes));
  return parsed.drill;
}

/** Its file, as it ships. */
export function drillText(name: string): string {
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
  if (text === undefined) throw new Error(`There is no drill called "${name}"; there are: ${drillNames.join(', ')}.`);
  return text;
}
