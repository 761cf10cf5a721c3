/** Counts the lines of a file that comes in blocks; each line is counted once, however often it is asked on which line one stands. */
export interface LineCount {
  /** Begins with the next block; what it gives says on which line of the file that offset of the block is. Offsets that grow cost least. */
  within(block: Uint8Array): (offset: number) => number;
  /** How many newlines there were in all. */
  total(): number;
}

export function countLines(): LineCount {
  let [before, counted, upTo] = [0, 0, 0];
  let block: Uint8Array = new Uint8Array(0);
  const countTo = (end: number): void => {
    if (end < upTo) [counted, upTo] = [0, 0];
    for (let at = block.indexOf(newline, upTo); at >= 0 && at < end; at = block.indexOf(newline, at + 1)) counted += 1;
    upTo = end;
  };
  const close = (): void => {
    countTo(block.length);
    [before, counted, upTo, block] = [before + counted, 0, 0, new Uint8Array(0)];
  };
  return {
    within(next) {
      close();
      block = next;
      return (offset) => {
        countTo(offset);
        return before + counted + 1;
      };
    },
    total() {
      close();
      return before;
    },
  };
}

const newline = 10;
