import type {Step} from '../model/index.ts';
import {pastable, printStep} from '../steps/index.ts';

/** A command stands whole or not at all: the beginning of one is another command. */
export function stepText(step: Step, charsMax: number): string {
  const line = printStep(step);
  if (line.length <= charsMax || 'text' in step) return line;
  const command = pastable(step);
  return command !== null && command.length <= charsMax ? command : `# a step of ${line.length} characters, left out here`;
}
