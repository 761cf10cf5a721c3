import {createInterface} from 'node:readline';
import {type RepairLock, repairLock, sessionsFolder} from '../../journal/index.ts';
import {lockName} from '../begin-session.ts';
import type {Options} from '../options.ts';
import type {Hands, Outcome} from './change.ts';
import type {Subject} from './subject.ts';

/** 0 changed or so already, 1 nothing was changed, 2 taken back, 3 changed and not heard of again. */
const codes: Readonly<Record<Outcome, number>> = {changed: 0, already: 0, unchanged: 1, refused: 1, 'taken back': 2, unheard: 3};

export interface VerbHands extends Hands {
  readonly codes: typeof codes;
}

/** The terminal from which the verb was started, and the lock of this user's consoles. */
export function handsFor({typed}: Options, {facts, gateway}: Subject): VerbHands {
  return {
    codes,
    lock: lentBy(process.ppid, repairLock(sessionsFolder(undefined), lockName(facts.name, gateway), process.pid)),
    say: (line) => void process.stdout.write(`${line.trimEnd()}\n`),
    async ask(question) {
      if (typed !== undefined) return typed;
      if (!process.stdin.isTTY) return null;
      const lines = createInterface({input: process.stdin, output: process.stdout});
      try {
        return await new Promise<string | null>((done) => {
          lines.once('close', () => done(null));
          lines.question(question, done);
        });
      } finally {
        lines.close();
      }
    },
  };
}

/** A console whose act this is has the gateway locked already, and keeps it afterwards. */
function lentBy(parent: number, lock: RepairLock): RepairLock {
  let lent = false;
  return {
    ...lock,
    take(act) {
      lent = lock.holder() === parent;
      return lent ? {is: 'ours', over: null} : lock.take(act);
    },
    release() {
      if (!lent) lock.release();
    },
  };
}

export function leave(hands: VerbHands, why: string): number {
  hands.say(`${why}; nothing was changed`);
  return codes.unchanged;
}
