import type {CommandStep, Facts, UnitFile} from '../model/index.ts';
import {change, operand, path} from '../steps/index.ts';
import {asOwner, asRoot} from '../supervisors/index.ts';

/** The files of the unit that counts, the unit first; empty where they were not seen. */
export function unitFilesOf({readings: {unit}}: Facts): readonly UnitFile[] {
  return unit?.seen === true ? unit.value.files : [];
}

/** A name beside a file that no manager reads, the same as long as the file is the same. */
export function besideOf(file: string, kind: 'aside' | 'before', modifiedAt: number): string {
  return `${file}.${kind}-${new Date(modifiedAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** A change of a file of the unit, with the rights that it needs: whatever lies beside the home of its user is root's. */
export function asItsManager(facts: Facts, file: string, step: CommandStep): CommandStep {
  return file.startsWith(`${facts.gateway.user.home}/`) ? asOwner(facts, step) : asRoot(facts, step);
}

/** One rename over what is there: the one text or the other, and never half of one. */
export function movedOver(effect: string, from: string, to: string): CommandStep {
  return change({effect, word: 'move'})`mv -f -T ${path(from)} ${path(to)}`;
}

/** A copy that its owner alone can read, from its first byte on. */
export function privateCopy(from: string, to: string): CommandStep {
  return change({effect: 'keeps a copy beside it that only its owner can read', word: 'copy'})`install -m 600 -T ${path(from)} ${path(to)}`;
}

export function withMode(mode: number, file: string): CommandStep {
  return change({effect: 'gives it its mode', word: 'chmod'})`chmod ${operand((mode & 0o7777).toString(8))} ${path(file)}`;
}
