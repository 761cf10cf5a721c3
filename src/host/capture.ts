import {createHash, type Hash} from 'node:crypto';
import type {Captured} from '../model/index.ts';
import {countNewlines, cutNotice, wholeHead, wholeTail} from './cut.ts';

export interface Capture {
  push(chunk: Buffer): void;
  end(): Captured;
}

/** Keeps `keepBytes` of the head and as much of the tail of a stream, in memory that never grows beyond both. */
export function createCapture(keepBytes: number): Capture {
  const head: Buffer[] = [];
  let headBytes = 0;
  let ring: Buffer | null = null;
  let ringBytes = 0;
  let ringAt = 0;
  let bytes = 0;
  let newlines = 0;
  let lastByte = newline;
  // Only a stream that outgrows the head can be cut, so only that one is hashed; the head is fed to the hash late.
  let hash: Hash | null = null;

  const intoRing = (chunk: Buffer) => {
    ring ??= Buffer.allocUnsafe(keepBytes);
    const kept = chunk.length > keepBytes ? chunk.subarray(chunk.length - keepBytes) : chunk;
    const first = Math.min(kept.length, keepBytes - ringAt);
    kept.copy(ring, ringAt, 0, first);
    kept.copy(ring, 0, first);
    ringAt = (ringAt + kept.length) % keepBytes;
    ringBytes = Math.min(keepBytes, ringBytes + kept.length);
  };

  const tail = (): Buffer => {
    if (!ring) {
      return Buffer.alloc(0);
    }

    const start = (ringAt - ringBytes + keepBytes) % keepBytes;
    return start + ringBytes <= keepBytes
      ? ring.subarray(start, start + ringBytes)
      : Buffer.concat([ring.subarray(start), ring.subarray(0, start + ringBytes - keepBytes)]);
  };

  return {
    push(chunk) {
      if (chunk.length === 0) {
        return;
      }

      bytes += chunk.length;
      newlines += countNewlines(chunk);
      lastByte = chunk[chunk.length - 1] ?? newline;
      const room = keepBytes - headBytes;
      if (room > 0) {
        // A copy, so that a short piece does not keep the stream's whole buffer alive.
        head.push(Buffer.from(chunk.subarray(0, room)));
        headBytes += Math.min(room, chunk.length);
      }

      if (chunk.length > room) {
        const rest = room > 0 ? chunk.subarray(room) : chunk;
        if (!hash) {
          hash = createHash('sha256');
          for (const piece of head) {
            hash.update(piece);
          }
        }

        hash.update(rest);
        intoRing(rest);
      }
    },
    end() {
      const lines = newlines + (lastByte === newline ? 0 : 1);
      const start = Buffer.concat(head);
      const end = tail();
      if (bytes === start.length + end.length) {
        return {text: Buffer.concat([start, end]).toString('utf8'), bytes, lines, cut: null, sha256: null};
      }

      const first = wholeHead(start);
      const last = wholeTail(end);
      const cut = {bytes: bytes - first.length - last.length, lines: Math.max(0, newlines - countNewlines(first) - countNewlines(last))};
      const text = first.toString('utf8') + cutNotice(cut.bytes, cut.lines) + last.toString('utf8');
      return {text, bytes, lines, cut, sha256: hash?.digest('hex') ?? null};
    },
  };
}

const newline = 0x0a;
