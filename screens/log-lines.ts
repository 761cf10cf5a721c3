import type {Finding, LogLine} from '../src/model/index.ts';

/** A line of the log as a person reads it. */
export interface ReadLine {
  readonly line: LogLine;
  readonly mark: 'down' | 'degraded' | null;
  /** It proves what was found. */
  readonly proves: boolean;
  /** How often it was said, and since when. */
  readonly times: number;
  readonly since: number;
}

/** Lines with what each says of itself; what was said before in the same words stands once, where it was said last. */
export function readLines(lines: readonly LogLine[], findings: readonly Finding[], folds: boolean): readonly ReadLine[] {
  if (kept?.lines !== lines || kept.findings !== findings || kept.folds !== folds)
    kept = {lines, findings, folds, read: read(lines, findings, folds)};
  return kept.read;
}

/** A key that only scrolls must not read them all again. */
let kept: {
  readonly lines: readonly LogLine[];
  readonly findings: readonly Finding[];
  readonly folds: boolean;
  readonly read: readonly ReadLine[];
} | null = null;

function read(lines: readonly LogLine[], findings: readonly Finding[], folds: boolean): readonly ReadLine[] {
  const proofs = findings.flatMap((one) => one.evidence.filter(({probe}) => probe === 'log').map(({line}) => line.trim()));
  const found = new Map<string, ReadLine>();
  for (const [index, line] of lines.entries()) {
    const words = folds ? `${line.from} ${samePart(line.text)}` : String(index);
    const before = found.get(words);
    // The place in the list is that of the newest.
    found.delete(words);
    found.set(words, {
      line,
      mark: markOf(line.text),
      proves: before?.proves === true || proofs.some((proof) => isSaidIn(proof, line.text.trim())),
      times: (before?.times ?? 0) + 1,
      since: before?.since ?? line.at,
    });
  }
  return [...found.values()];
}

/** Evidence quotes a line whole, with its time before it, or the telling part of it. */
function isSaidIn(proof: string, text: string): boolean {
  return text.length >= shortestProof && proof.length >= shortestProof && (proof.endsWith(text) || text.includes(proof));
}

/** Fewer letters than that are found in lines that have nothing to do with it. */
const shortestProof = 12;

function markOf(text: string): ReadLine['mark'] {
  return grave.test(text) ? 'down' : doubtful.test(text) ? 'degraded' : null;
}

const grave =
  /\b(?:error|fatal|panic|uncaught|unhandled|cannot find|out of memory|oom-kill|EADDRINUSE|refus(?:ed|ing) to)\b|Error:|\b(?:401|403)\b.*unauthori[sz]ed/i;
const doubtful =
  /\b(?:warn(?:ing)?|failed|failure|timed? ?out|retry(?:ing)?|disconnected|conflicts?|denied|too quickly|main process exited|reconnect\w*)\b/i;

/** What differs between two tellings of the same: a number of a process, a count of restarts, a time. */
function samePart(text: string): string {
  return text
    .replace(/\bpid[ =:]\d+/g, 'pid')
    .replace(/restart counter is at \d+/, 'restart counter')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?/g, 'time');
}
