import {PassThrough} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';

/**
 * A standard input for Ink that hands over one key per turn of the event loop. Over a slow line several keys arrive in one
 * read, and Ink would pass "jjj" or "abc\r" on as one unknown key.
 */
export function oneKeyAtATime(terminal: NodeJS.ReadStream & {fd: number}): NodeJS.ReadStream {
  const keys = new PassThrough({encoding: 'utf8'});
  const decoder = new StringDecoder('utf8');
  let queue: string[] = [];
  let held = '';
  let pumping = false;

  const pump = () => {
    const key = queue.shift();
    if (key === undefined) {
      pumping = false;
      return;
    }
    keys.push(key);
    setImmediate(pump);
  };
  terminal.on('data', (chunk: Buffer | string) => {
    const {parts, rest} = splitKeys(held + (typeof chunk === 'string' ? chunk : decoder.write(chunk)));
    held = rest;
    queue = [...queue, ...parts];
    if (!pumping) {
      pumping = true;
      setImmediate(pump);
    }
  });
  // It flows only while Ink holds raw mode, so that a program started from a suspended console gets its input.
  terminal.pause();
  const facade = Object.assign(keys, {
    isTTY: terminal.isTTY,
    fd: terminal.fd,
    setRawMode(on: boolean) {
      terminal.setRawMode(on);
      if (on) terminal.resume();
      else terminal.pause();
      return facade;
    },
    ref() {
      terminal.ref();
      return facade;
    },
    unref() {
      terminal.unref();
      return facade;
    },
  });
  return facade as unknown as NodeJS.ReadStream;
}

const pasteStart = '\u001B[200~';
const pasteEnd = '\u001B[201~';
/** A bracketed paste, a control sequence, a function key, alt-something, or one character. */
const oneKey = /\u001B\[200~[\s\S]*?\u001B\[201~|\u001B\[[0-9;:<=>?]*[ -/]*[@-~]|\u001BO[A-Za-z0-9]|\u001B[^\u001B[O]|[\s\S]/gu;

/** Splits what one read brought into keys; an unfinished paste is kept for the next read. */
export function splitKeys(text: string): {readonly parts: readonly string[]; readonly rest: string} {
  const start = text.lastIndexOf(pasteStart);
  const open = start >= 0 && !text.includes(pasteEnd, start);
  return {parts: (open ? text.slice(0, start) : text).match(oneKey) ?? [], rest: open ? text.slice(start) : ''};
}
