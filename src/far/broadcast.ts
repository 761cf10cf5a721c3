import {randomBytes} from 'node:crypto';
import {frame} from './frames.ts';
import {protocol} from './messages.ts';
import {onceEnded, onceSaid} from './once.ts';
import {type NoLine, whyNot} from './reach.ts';
import {readScript, seekNode, sought} from './seek-node.ts';
import type {Become} from './sudo.ts';

/** One look that is made over there by itself, on however many hosts: the same bytes go to all of them. */
export interface Broadcast {
  /** For `sh -c`; what it reads is `input`. */
  readonly line: string;
  readonly input: Buffer;
  /** Whether all that a host has to say is in what came from it. */
  ended(text: string): boolean;
  said(text: string): Promise<unknown>;
  /** Why nothing was said. */
  whyNot(text: string, complaint: string, how: string): NoLine;
}

export interface BroadcastWish {
  /** Packed. */
  readonly program: Buffer;
  readonly key: Buffer;
  readonly wanted: unknown;
  readonly become: boolean;
  /** Over there it ends after so long, whatever becomes of the carrier. */
  readonly limitMs: number;
}

/** Over standard input, for carriers that hand theirs to every host. */
export function broadcast(wish: BroadcastWish): Broadcast {
  const {halves, said, message} = begun(wish);
  const script = seekNode(halves, wish.program.length, becoming(wish));
  return {...said, line: readScript(script), input: Buffer.concat([script, wish.program, message])};
}

/** As a file that a carrier brings to every host and starts there: `input` is the file, and nobody's standard input. */
export function broadcastFile(wish: BroadcastWish): Broadcast {
  const {halves, said, message} = begun(wish);
  const at = (offset: number) => seekNode(halves, wish.program.length, becoming(wish), String(offset).padStart(offsetDigits, '0'));
  const script = Buffer.concat([Buffer.from('#!/bin/sh\n'), at(0)]);
  const file = Buffer.concat([Buffer.from('#!/bin/sh\n'), at(script.length + 1), wish.program, message]);
  return {...said, line: '', input: file};
}

/** Nobody can answer for many hosts at once. */
function becoming({become}: BroadcastWish): Become {
  return become ? 'unasked' : 'no';
}

const offsetDigits = 8;

function begun({key, wanted, limitMs}: BroadcastWish) {
  const halves = [randomBytes(8).toString('hex'), randomBytes(8).toString('hex')] as const;
  const mark = randomBytes(16).toString('hex');
  const message = frame({is: 'once', protocol, mark, key: key.toString('base64'), wanted, limitMs});
  const said: Pick<Broadcast, 'ended' | 'said' | 'whyNot'> = {
    ended: (text) => onceEnded(mark, text),
    said: (text) => onceSaid(mark, text),
    whyNot: (text, complaint, how) => ({...whyNot(how, sought(Buffer.from(text), halves)), complaint, exit: null}),
  };
  return {halves, message, said};
}
