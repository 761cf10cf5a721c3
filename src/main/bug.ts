/** Frames of the stack that are worth a line; the bundle is one file, so names tell more than positions. */
const framesMax = 6;

/** Our own failure in words: what, where, and what to do; never the source line that Node would print. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return `a bug of ours ended this: ${String(error)}`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, framesMax).map((line) => line.trim());
  return [`a bug of ours ended this: ${error.name}: ${error.message}`, ...frames.map((frame) => `  ${frame}`), 'What was seen up to here is in the ticket; please report these lines.'].join('\n');
}
