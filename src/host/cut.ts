/** How Rungs states what it left out. One format, because the cleaner has to find the place again. */
export function cutNotice(bytes: number, lines: number): string {
  return `\n[rungs: ${bytes} bytes, ${lines} lines left out here]\n`;
}

export function lineCutNotice(bytes: number): string {
  return ` [rungs: ${bytes} bytes of this line left out]`;
}

export function countNewlines(text: string | Buffer): number {
  let newlines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    newlines += 1;
  }

  return newlines;
}

/** Takes an incomplete UTF-8 character off the end of a buffer that was cut there. */
export function wholeHead(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) {
      return bytes;
    }

    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }

  return bytes;
}

/** Takes the rest of a UTF-8 character off the start of a buffer that was cut there. */
export function wholeTail(bytes: Buffer): Buffer {
  let start = 0;
  while (start < Math.min(3, bytes.length) && ((bytes[start] ?? 0) & 0xc0) === 0x80) {
    start += 1;
  }

  return bytes.subarray(start);
}
