import type {NoLine} from '../../far/index.ts';
import {tidy} from './tidy.ts';

const otherwise = 'leave out --become, or log in as the user of the gateway';

/** Why sudo over there starts nothing for us, and what to do about it, in one sentence. */
export function noSudoSentence({sudo, detail, complaint}: Pick<NoLine, 'sudo' | 'detail' | 'complaint'>, named: string): string {
  switch (sudo) {
    case 'missing':
      return `there is no sudo on ${named} for --become: ${otherwise}, or as root`;
    case 'terminal':
      return `sudo on ${named} insists on a terminal (requiretty) and there is no \`script\` of util-linux that could give it one: ${otherwise}`;
    case 'unanswered':
      return `sudo on ${named} asked and got no answer: ${otherwise}`;
    case 'wrong':
      return `sudo on ${named} did not take the password that was typed; it was tried once there: ${otherwise}, or look at it by itself`;
    case 'refused':
      return refusedSentence(complaint, named);
    default:
      return (
        `sudo on ${named} wants a password or does not let this user (${tidy(detail)}), and there is no terminal here on which it could ask: ` +
        `start this on one, or allow it with NOPASSWD, or ${otherwise}`
      );
  }
}

/** sudo's own words, of which the last that says why is the reason. */
const known: readonly (readonly [RegExp, (named: string, words: string) => string])[] = [
  [
    /incorrect password attempt|no password was provided|Authentication failure|maximum \d+ incorrect/i,
    (named, words) =>
      `sudo on ${named} took no password (${words}): it wants the one of the user who logs in there; try again, or ${otherwise}`,
  ],
  [
    /not in the sudoers file|may not run sudo|not allowed to (?:run sudo|execute)|not allowed to/i,
    (named, words) => `sudo on ${named} does not let this user (${words}): whoever runs that host can allow it; ${otherwise}`,
  ],
  [
    /timed out reading password/i,
    (named, words) => `sudo on ${named} waited for its answer and gave up (${words}): try again, or ${otherwise}`,
  ],
];

function refusedSentence(complaint: string, named: string): string {
  const lines = complaint.split(/[\r\n]/).map(tidy);
  for (const [pattern, sentence] of known) {
    const line = lines.findLast((one) => pattern.test(one));
    if (line !== undefined) return sentence(named, withoutQuestion(line));
  }
  const last = lines.findLast((line) => line !== '') ?? '';
  return `sudo on ${named} did not start our program (${withoutQuestion(last)}): ${otherwise}`;
}

/** sudo ends the line of its question only when it is answered on a terminal. */
function withoutQuestion(line: string): string {
  return line.replace(/^.*?\[sudo\][^:]*: ?/, '').replace(/^sudo: /, '');
}
