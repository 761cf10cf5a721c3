/** What was asked for cannot be done as it was asked for. */
export function complain(sentence: string): number {
  process.stderr.write(`rungs: ${sentence}\n`);
  return 64;
}
