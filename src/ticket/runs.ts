import type {Captured, Look, Ran} from '../model/index.ts';
import {showWords} from '../steps/index.ts';
import type {TicketLine} from './blocks.ts';
import {clipMiddle} from './clip.ts';
import {bytes, counted, duration} from './format.ts';
import {inertBlock} from './inert.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';

/** One command with how it ended and what it said. */
export function writeRun(page: Page, run: Look<Ran>, room: Room, extra: TicketLine = ours('')): void {
  const {say} = page;
  if (!run.seen) {
    page.bullet(say`did not run, ${run.why}: ${run.detail}${extra}`);
    return;
  }
  const {value} = run;
  page.bullet(say`${showWords(value.argv)}: ${howItEnded(value)}, after ${ours(duration(value.tookMs))}${extra}`);
  writeStream(page, 'Standard output', value.stdout, room);
  writeStream(page, 'Standard error', value.stderr, {...room, chars: Math.ceil(room.chars / 4)});
}

/** How much of an output there is room for. */
interface Room {
  readonly lines: number;
  readonly chars: number;
}

export function howItEnded(ran: Ran): TicketLine {
  switch (ran.ended) {
    case 'exit':
      return ours(`exit ${ran.exit ?? 'unknown'}`);
    case 'limit':
      return ours('killed at the time limit');
    case 'stopped':
      return ours('stopped by the responder');
    case 'signal':
      return ran.signal === null ? ours('ended by a signal') : ours(signalWords(ran.signal));
    default:
      return ours('ended in an unknown way');
  }
}

function signalWords(signal: string): string {
  return /^SIG[A-Z0-9]{1,12}$/.test(signal) ? `ended by ${signal}` : 'ended by a signal';
}

function writeStream(page: Page, name: string, stream: Captured, {lines, chars}: Room): void {
  const text = inertBlock(stream.text).replace(/\n+$/, '');
  if (text === '') {
    return;
  }
  const size = `${name}, ${counted(stream.lines, 'line')}, ${bytes(stream.bytes)}${cutWords(stream)}`;
  if (chars === 0) {
    page.shorten('output of commands');
    page.paragraph(ours(`${size}; left out here.`));
    return;
  }
  page.paragraph(ours(`${size}:`));
  const kept = clipMiddle(text, lines, chars);
  if (kept.left !== null) {
    page.shorten('output of commands');
  }
  page.fence(kept.text);
}

/** What was left out already when it was captured, with the hash that identifies the whole. */
function cutWords(stream: Captured): string {
  if (stream.cut === null) {
    return '';
  }
  const hash = stream.sha256 !== null && /^[0-9a-f]{64}$/.test(stream.sha256) ? `, SHA-256 of the whole ${stream.sha256}` : '';
  return `; captured without ${counted(stream.cut.lines, 'line')}, ${bytes(stream.cut.bytes)} of the middle${hash}`;
}
