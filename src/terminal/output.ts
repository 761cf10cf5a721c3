import {write} from 'node:fs';
import {Writable} from 'node:stream';

/**
 * A standard output for Ink that writes on a thread of its own. Node writes to terminals synchronously, so a stalled line
 * (Ctrl-S, a sleeping laptop) would stop the whole program: no looks, no journal, no signals.
 */
export function neverBlocking(terminal: NodeJS.WriteStream & {fd: number}): Output {
  let writing: number | null = null;
  let staying = false;
  const send = (chunk: Buffer, done: (error?: Error | null) => void) => {
    writing = Date.now();
    const finish = (error?: Error | null) => {
      writing = null;
      done(error);
    };
    const from = (offset: number) =>
      write(terminal.fd, chunk, offset, chunk.length - offset, null, (error, written) => {
        if (error?.code === 'EAGAIN') setTimeout(from, retryMs, offset);
        else if (error) finish(error);
        else if (offset + written < chunk.length) from(offset + written);
        else finish();
      });
    from(0);
  };
  const stream = new Writable({
    highWaterMark: 64 * 1024,
    write: (chunk: Buffer, _encoding, done) => send(chunk, done),
    writev: (chunks, done) => send(Buffer.concat(chunks.map(({chunk}) => chunk as Buffer)), done),
  });
  Object.defineProperty(stream, 'isTTY', {get: () => terminal.isTTY});
  // A serial line says 0×0, and a console that is closing says nothing; Ink would start tput for every frame then.
  Object.defineProperty(stream, 'columns', {get: () => terminal.columns || unknownSize.columns});
  Object.defineProperty(stream, 'rows', {get: () => terminal.rows || unknownSize.rows});
  terminal.on('resize', () => stream.emit('resize'));
  // A terminal that is gone is told by SIGHUP; the walk and its journal do not end for it here.
  stream.on('error', () => {});
  const writeNow = stream.write.bind(stream);
  const facade = Object.assign(stream, {
    /** Ink writes a frame in three parts; they go out as one, so that a frame is there as a whole or not at all. */
    write(said: string | Uint8Array, ...more: [BufferEncoding?, (() => void)?]) {
      if (stream.writableCorked === 0) {
        stream.cork();
        process.nextTick(() => stream.uncork());
      }
      return writeNow(typeof said === 'string' ? shortened(onTheScreen(said, staying)) : said, ...(more as [BufferEncoding]));
    },
    fd: terminal.fd,
    getColorDepth: () => terminal.getColorDepth(),
    hasColors: (count?: number) => terminal.hasColors(count),
    stalled: () => writing !== null && Date.now() - writing > stalledAfterMs,
    stay(on: boolean) {
      staying = on;
    },
  });
  return facade as unknown as Output;
}

export type Output = NodeJS.WriteStream & {
  /** The line has taken nothing for a while. */
  stalled(): boolean;
  /** While on, leaving and entering the alternate screen becomes a clear, so that a whole redraw does not flash the shell. */
  stay(on: boolean): void;
};

/** Ink enters the alternate screen without clearing it and draws from where the cursor happens to be. */
function onTheScreen(said: string, staying: boolean): string {
  if (!said.includes(alternate)) return said;
  const kept = staying ? said.replaceAll(leaveScreen, '').replaceAll(enterScreen, '') : said;
  return kept.replaceAll(enterScreen, `${enterScreen}${fromTheTop}`) + (staying && said.includes(enterScreen) ? fromTheTop : '');
}

/** Ink steps over each unchanged line by itself; over forty of them that is half of a frame in which one number changed. */
export function shortened(said: string): string {
  return said.replace(/(?:\u001B\[E){2,}/g, (steps) => `\u001B[${steps.length / 3}E`);
}

const alternate = '\u001B[?1049';
const enterScreen = '\u001B[?1049h';
const leaveScreen = '\u001B[?1049l';
const fromTheTop = '\u001B[2J\u001B[H';

const unknownSize = {columns: 80, rows: 24};

/** A non-blocking terminal whose buffer is full says EAGAIN; it drains in milliseconds or not at all. */
const retryMs = 5;
const stalledAfterMs = 400;
