import {splitWords} from '../../steps/split-words.ts';
import {shown} from './fleet-host.ts';

/** Arguments for ssh as one line each, of which those are taken that say where and as whom and not what is done there. */
export function sshWords(lines: readonly string[]): readonly string[] | {readonly problem: string} {
  const words: string[] = [];
  for (const line of lines) {
    const split = line.trim() === '' ? [] : splitWords(line);
    if ('problem' in split) return {problem: `cannot be split (${shown(split.piece)}): ${split.problem}`};
    const left = [...split];
    while (left.length > 0) {
      const word = left.shift()!;
      const [, option, value] = /^(-[oJiF])(.*)$/s.exec(word) ?? [];
      const said = value === '' ? left.shift() : value;
      if (option === undefined || said === undefined)
        return {problem: `hold ${shown(word)}, which is none that is passed on: -o, -J, -i and -F are`};
      words.push(option, said);
    }
  }
  return words;
}
