import {write} from 'node:fs';
import {Writable} from 'node:stream';

/**
 * A standard output for Ink that writes on a thread of its own. Node writes to terminals synchronously, so a stalled line
 * (Ctrl-S, a sleeping laptop) would stop the whole program: no looks, no journal, no signals.
 */
export function neverBlocking(terminal: NodeJS.WriteStream & {fd: number}): NodeJS.WriteStream & {readonly stalled: () => boolean} {
  let writing: number | null = null;
  const stream = new Writable({
    highWaterMark: 64 * 1024,
    write(chunk: Buffer, _encoding, done) {
      writing = Date.now();
      const finish = (error?: Error | null) => { writing = null; done(error); };
      const from = (offset: number) => write(terminal.fd, chunk, offset, chunk.length - offset, null, (error, written) => {
        if (error?.code === 'EAGAIN') setTimeout(from, retryMs, offset);
        else if (error) finish(error);
        else if (offset + written < chunk.length) from(offset + written);
        else finish();
      });
      from(0);
    },
  });
  for (const name of ['isTTY', 'columns', 'rows'] as const) Object.defineProperty(stream, name, {get: () => terminal[name]});
  terminal.on('resize', () => stream.emit('resize'));
  // A terminal that is gone is told by SIGHUP; the walk and its journal do not end for it here.
  stream.on('error', () => {});
  const facade = Object.assign(stream, {
    fd: terminal.fd,
    getColorDepth: () => terminal.getColorDepth(),
    hasColors: (count?: number) => terminal.hasColors(count),
    stalled: () => writing !== null && Date.now() - writing > stalledAfterMs,
  });
  return facade as unknown as NodeJS.WriteStream & {readonly stalled: () => boolean};
}

/** A non-blocking terminal whose buffer is full says EAGAIN; it drains in milliseconds or not at all. */
const retryMs = 5;
const stalledAfterMs = 2000;
