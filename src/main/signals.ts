const ending = [
  ['SIGTERM', 15],
  ['SIGINT', 2],
  ['SIGHUP', 1],
] as const;

/** The signals that end a verb, as long as it runs: others listen once only, and without a listener Node ends at once. */
export function onEndingSignal(end: (signal: NodeJS.Signals, number: number) => void): void {
  for (const [signal, number] of ending) process.on(signal, () => end(signal, number));
}

/** A limit on the size of files then fails the write, which is said, instead of ending the verb. */
export function outliveFileLimit(): void {
  process.on('SIGXFSZ', () => {});
}
