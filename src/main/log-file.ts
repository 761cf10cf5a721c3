import {randomBytes} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {resolve} from 'node:path';
import {type Cleaner, createCleaner} from '../host/index.ts';
import type {SignatureHit} from '../model/index.ts';
import {signatureCounter, signatures} from '../openclaw/signatures.ts';
import {parseFileLine} from '../probes/parse/file-log.ts';
import {countLines} from './count-lines.ts';
import {openGateway, wishOf} from './open-gateway.ts';
import type {Options} from './options.ts';
import {keepYoungSmall} from './spare-memory.ts';

/**
 * Reads a whole log, a file or what is piped in, and says which known lines are in it: how often, and what each means. The cleaner
 * reads all of it, so what one line says under its name is found in every other.
 */
export async function judgeLog(options: Options): Promise<number> {
  const path = options.rest[0] ?? '-';
  if (path === '-' && process.stdin.isTTY)
    return complain('name a log file, or pipe a log in: journalctl --user -u openclaw-gateway -o cat | rungs log');
  const startedAt = performance.now();
  keepYoungSmall();
  const far =
    options.host === undefined && options.via === undefined ? null : await (await import('./away/log.ts')).logOverThere(options, path);
  if (far !== null && 'problem' in far) return complain(far.problem, far.code);
  const cleaner = far?.cleaner ?? (await toldCleaner(options));
  let counted: Counted;
  try {
    counted = await countIn(far?.pieces ?? source(path), cleaner);
  } catch (error) {
    return complain(`${path} cannot be read: ${reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message}`);
  }
  const name = far?.name ?? (path === '-' ? 'standard input' : path);
  process.stdout.write(options.json ? asJson(name, counted, cleaner) : asText(name, counted, cleaner, performance.now() - startedAt));
  return 0;
}

/** It knows what the gateways of this host keep; a log can come from elsewhere, so a host without one is no reason to refuse. */
async function toldCleaner(options: Options): Promise<Cleaner> {
  try {
    return (await openGateway({find: wishOf(options)})).cleaner;
  } catch (error) {
    return createCleaner({key: randomBytes(32)}).tellNothing(`the secrets of this host could not be learnt: ${(error as Error).message}`);
  }
}

interface Counted {
  readonly bytes: number;
  readonly lines: number;
  readonly hits: readonly SignatureHit[];
}

/** No more than a piece of the file is ever in memory. What is counted is shown to nobody; a line that is quoted is cleaned then. */
async function countIn(pieces: AsyncIterable<Buffer>, cleaner: Cleaner): Promise<Counted> {
  const counter = signatureCounter();
  const lesson = cleaner.learning();
  const decoder = new TextDecoder();
  const lines = countLines();
  const push = (block: Buffer): void => counter.pushBlock(block, lines.within(block));
  let bytes = 0;
  let begun: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    bytes += piece.length;
    lesson.push(decoder.decode(piece, {stream: true}));
    const end = piece.lastIndexOf(newline) + 1;
    // A line without an end is looked at piece by piece.
    if (end === 0 && begun.length + piece.length <= lineBytesMax) {
      begun = Buffer.concat([begun, piece]);
      continue;
    }
    const first = end === 0 ? piece.length : piece.indexOf(newline) + 1;
    push(begun.length === 0 ? piece.subarray(0, first) : Buffer.concat([begun, piece.subarray(0, first)]));
    if (end > first) push(piece.subarray(first, end));
    begun = end === 0 ? Buffer.alloc(0) : Buffer.from(piece.subarray(end));
  }
  lesson.push(decoder.decode());
  lesson.end();
  if (begun.length > 0) push(begun);
  return {bytes, lines: lines.total() + (begun.length > 0 ? 1 : 0), hits: counter.hits()};
}

const lineBytesMax = 1024 * 1024;
const newline = 10;

function source(path: string): AsyncIterable<Buffer> {
  // npm runs scripts in the project's folder; a path is meant from where the person stands.
  const from = process.env['npm_lifecycle_event'] === 'start' ? (process.env['INIT_CWD'] ?? '.') : '.';
  return path === '-' ? process.stdin : createReadStream(resolve(from, path), {highWaterMark: 32 * 1024});
}

/** Cleaned once more: what was learnt further down in the log may stand in this line. */
function quoted(cleaner: Cleaner, hit: SignatureHit): string {
  const line = parseFileLine(hit.line)?.text ?? journalMessage(hit.line) ?? hit.line;
  const text = cleaner.clean(line, 'log').replaceAll(/\s+/g, ' ').trim();
  return text.length <= quotedMax ? text : `${text.slice(0, quotedMax - 1)}…`;
}

const quotedMax = 160;

/** `journalctl -o json` writes the line as one of many fields, in any order. */
function journalMessage(line: string): string | null {
  const found = /"MESSAGE":("(?:[^"\\\0-\x1f]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*")/i.exec(line)?.[1];
  return found === undefined ? null : (JSON.parse(found) as string);
}

function asText(name: string, {bytes, lines, hits}: Counted, cleaner: Cleaner, tookMs: number): string {
  const head = `${name}: ${(bytes / 1e6).toFixed(1)} MB, ${lines.toLocaleString('en')} lines, ${(tookMs / 1000).toFixed(1)} s; ${hits.length} of ${signatures.length} known kinds of line occur`;
  return `${[
    head,
    ...(cleaner.untold === null
      ? []
      : [`what a gateway keeps secret was not known (${cleaner.untold}), so values that nothing betrays may stand below`]),
    ...hits.flatMap((hit) => {
      const known = signatures.find(({id}) => id === hit.id);
      return [
        '',
        `${String(hit.count).padStart(8)}×  ${known?.supports ?? 'note'}: ${known?.means ?? hit.id}`,
        `${`line ${hit.lastAt.toLocaleString('en')}`.padStart(10)} | ${quoted(cleaner, hit)}`,
      ];
    }),
  ].join(
    '\n',
  )}\n${hits.some(({id}) => signatures.find((one) => one.id === id)?.supports != null) ? '\nrungs explain CODE says what a code means and what to do\n' : ''}`;
}

function asJson(name: string, {bytes, lines, hits}: Counted, cleaner: Cleaner): string {
  const found = hits.map((hit) => {
    const known = signatures.find(({id}) => id === hit.id);
    return {
      signature: hit.id,
      count: hit.count,
      code: known?.supports ?? null,
      means: known?.means ?? '',
      page: known?.page ?? null,
      last: quoted(cleaner, hit),
      lastLine: hit.lastAt,
    };
  });
  return `${JSON.stringify({schema: 'rungs.log/1', log: name, bytes, lines, untold: cleaner.untold, found})}\n`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
};

function complain(problem: string, code = 64): number {
  process.stderr.write(`rungs: ${problem}\n`);
  return code;
}
