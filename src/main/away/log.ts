import type {Cleaner} from '../../host/index.ts';
import {openGateway, wishOf} from '../open-gateway.ts';
import type {Options} from '../options.ts';
import {connect, unavailable} from './connect.ts';

/** A log over there, cleaned there. */
export interface FarLog {
  readonly name: string;
  readonly cleaner: Cleaner;
  readonly pieces: AsyncIterable<Buffer>;
}

/** The end of a log is what an incident asks for, and a line to another host carries so much in a moment. */
const tailBytes = 8 * 1024 * 1024;

export async function logOverThere(options: Options, path: string): Promise<FarLog | {readonly problem: string; readonly code: number}> {
  const away = await connect(options, null);
  if (away === null || 'problem' in away) return {problem: away?.problem ?? 'no other host was named', code: unavailable};
  const {host, cleaner, facts} = await openGateway({find: wishOf(options)}, away);
  const file = await host.read(path, {bytesMax: tailBytes, from: 'tail'});
  away.line.end();
  if (!file.seen) return {problem: `${path} on ${facts.name}: ${file.detail}`, code: 64};
  const {text, bytes, cut} = file.value;
  const part = cut ? `, the last ${inMegabytes(Buffer.byteLength(text))} of ${inMegabytes(bytes)} MB` : '';
  return {name: `${path} on ${facts.name}${part}`, cleaner, pieces: once(Buffer.from(text))};
}

function inMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

async function* once(piece: Buffer): AsyncIterable<Buffer> {
  yield piece;
}
