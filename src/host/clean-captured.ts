import {setImmediate} from 'node:timers/promises';
import type {Captured} from '../model/index.ts';
import type {Cleaner} from './cleaner/index.ts';
import {countNewlines, cutNotice, lineCutNotice} from './cut.ts';

/**
 * Cleans what was kept of a stream. At a cut, the pieces of secrets that it may have left on both sides go too, and the notice
 * counts them. `whole` is false when the command was ended before it had said everything. Head and tail have a turn of the event loop each:
 * they are large, and somebody may be pressing a key.
 */
export async function cleanCaptured(stream: Captured, whole: boolean, where: string, cleaner: Cleaner): Promise<Captured> {
  const cleanLast = whole ? cleaner.clean : cleaner.cleanStopped;
  if (!stream.cut) {
    return {...stream, text: cleanLast(stream.text, where)};
  }

  const notice = cutNotice(stream.cut.bytes, stream.cut.lines);
  const at = stream.text.indexOf(notice);
  const head = stream.text.slice(0, at);
  const tail = stream.text.slice(at + notice.length);
  const end = cleaner.safeEnd(head);
  const start = cleaner.safeStart(tail);
  const dropped = [head.slice(end), tail.slice(0, start)];
  const cut = {bytes: stream.cut.bytes + Buffer.byteLength(dropped.join('')), lines: stream.cut.lines + countNewlines(dropped[1] ?? '')};
  // The head now ends with a newline of its own wherever it could.
  await setImmediate();
  const cleanHead = cleaner.clean(head.slice(0, end), where).replace(/\n$/, '');
  await setImmediate();
  return {...stream, text: cleanHead + cutNotice(cut.bytes, cut.lines) + cleanLast(tail.slice(start), where), cut};
}

/** A line that was cut for its length may end in the middle of a secret. */
export function withoutSplitSecret(line: string, cleaner: Cleaner): string {
  const notice = lineNotice.exec(line);
  if (!notice) {
    return line;
  }

  const head = line.slice(0, notice.index);
  const end = cleaner.safeEnd(head);
  return head.slice(0, end) + lineCutNotice(Number(notice[1]) + Buffer.byteLength(head.slice(end)));
}

const lineNotice = / \[rungs: (\d+) bytes of this line left out\]$/;
