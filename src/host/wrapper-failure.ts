import type {Ran, Unseen} from '../model/index.ts';
import {unseen} from './unseen.ts';

/**
 * A command that runs through `setpriv`, `env`, `nice` or `prlimit` fails in their words when the program itself was never started: that is no
 * answer of the program, so it is not shown as one.
 */
export function wrapperFailure(file: string, ran: Ran): Unseen | null {
  const said =
    ran.ended === 'exit' && ran.exit !== 0 && ran.argv[0] !== file && ran.stdout.bytes === 0 ? wrapperSays.exec(ran.stderr.text) : null;
  if (!said) {
    return null;
  }

  const [, words = ''] = said;
  return unseen(
    /permission denied|not permitted|not allowed|password is required/i.test(words) ? 'denied' : 'missing',
    `Starting ${ran.argv[0] ?? ''}: ${words}.`,
  );
}

const wrapperSays = /^(?:setpriv|runuser|sudo|env|nice|prlimit): (.*?)\.?\n*$/s;
