/** A message on the wire: four bytes that say its length, then JSON in UTF-8. */
export function frame(message: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(message));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text]);
}

const lengthBytes = 4;

/** No answer is nearly as large: what claims to be is no frame. */
const frameBytesMax = 128 * 1024 * 1024;

/** Cuts what comes, however it is cut, into messages again. Throws where what comes is none. */
export function createUnframer(onMessage: (message: unknown) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let bytes = 0;
  /** How many bytes the next message takes; null = its length has not come yet. */
  let wanted: number | null = null;
  const take = (count: number): Buffer | null => {
    if (bytes < count) return null;
    const all = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    chunks = all.length > count ? [all.subarray(count)] : [];
    bytes -= count;
    return all.subarray(0, count);
  };
  return (chunk) => {
    chunks.push(chunk);
    bytes += chunk.length;
    for (;;) {
      wanted ??= take(lengthBytes)?.readUInt32BE() ?? null;
      if (wanted === null) return;
      if (wanted > frameBytesMax) throw new Error(`a message of ${wanted} bytes`);
      const text = take(wanted);
      if (text === null) return;
      wanted = null;
      onMessage(JSON.parse(text.toString('utf8')));
    }
  };
}
