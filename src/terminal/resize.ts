/** A window that is dragged sends sizes in bursts. */
const settledMs = 120;

/**
 * What was drawn while the size was changing may lie anywhere, so it is drawn again once the size is settled. Node reports only a
 * size that differs from the last one; a terminal that came back to its size has lost its lines all the same.
 */
export function onResizeSettled(settled: () => void): void {
  let timer: NodeJS.Timeout | null = null;
  process.on('SIGWINCH', () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      settled();
    }, settledMs);
  });
}
