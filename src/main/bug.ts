import {randomBytes} from 'node:crypto';

type Clean = (text: string, where: string) => string;

/** Frames of the stack that are worth a line; the bundle is one file, so names tell more than positions. */
const framesMax = 6;

let known: Clean | null = null;

/** From here on text of a host can stand in our own failures, so its cleaner reads them first. */
export function cleanReportsWith(clean: Clean): void {
  known = clean;
}

/** Our own failure in words: what, where, and what to do; never a secret, never the source line that Node would print. */
export async function describeBug(error: unknown): Promise<string> {
  const clean =
    known ??
    (await import('../host/index.ts')).createCleaner({key: randomBytes(32)}).tellNothing('this failed before the host was known').clean;
  return clean(wordsOf(error), 'crash report');
}

/** For verbs without a screen: whatever nobody caught ends them with our report and not with Node's. */
export function reportUncaught(): void {
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(kind, (error: unknown) => {
      void describeBug(error).then((report) => process.stderr.write(`rungs: ${report}\n`, () => process.exit(70)));
    });
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return `a bug of ours ended this: ${String(error)}`;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, framesMax)
    .map((line) => line.trim());
  return [
    `a bug of ours ended this: ${error.name}: ${error.message}`,
    ...frames.map((frame) => `  ${frame}`),
    'What was seen up to here is in the ticket; please report these lines.',
  ].join('\n');
}
