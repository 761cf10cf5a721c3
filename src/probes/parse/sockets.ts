/** One listening socket of /proc/net/tcp or tcp6. */
export interface ListeningSocket {
  readonly address: string;
  readonly port: number;
  readonly uid: number;
  readonly inode: number;
  /** Where whoever lists the sockets names their processes, too. */
  readonly pid?: number;
}

/** State 0A is LISTEN; lines of other states and lines that are none are passed over. */
export function parseListening(text: string): readonly ListeningSocket[] {
  const found: ListeningSocket[] = [];
  for (const line of text.split('\n')) {
    if (!line.includes(' 0A ')) continue;
    const hit = /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 0A \S+ \S+ \S+ +(\d+) +\d+ (\d+)/.exec(line);
    if (!hit) continue;
    const [, address = '', port = '', uid = '', inode = ''] = hit;
    found.push({address: addressOf(address), port: Number.parseInt(port, 16), uid: Number(uid), inode: Number(inode)});
  }
  return found;
}

/** The kernel prints each 32-bit word in host order, little-endian on every machine that runs OpenClaw. */
function addressOf(hex: string): string {
  const bytes: number[] = [];
  for (let word = 0; word < hex.length; word += 8) {
    for (let byte = 6; byte >= 0; byte -= 2) bytes.push(Number.parseInt(hex.slice(word + byte, word + byte + 2), 16));
  }
  if (bytes.length === 4) return bytes.join('.');
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return mapped ? bytes.slice(12).join('.') : shortened(bytes);
}

/** The usual short form: the longest run of zero groups becomes `::`. */
function shortened(bytes: readonly number[]): string {
  const groups: string[] = [];
  for (let at = 0; at < 16; at += 2) groups.push((((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16));
  const runs = groups.join(':').match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? [];
  const longest = runs.toSorted((a, b) => b.length - a.length)[0];
  if (longest === undefined) return groups.join(':');
  const [head = '', tail = ''] = splitOnce(groups.join(':'), longest);
  return `${head}::${tail.replace(/^:/, '')}`;
}

function splitOnce(text: string, part: string): readonly [string, string] {
  const at = text.indexOf(part);
  return [text.slice(0, at), text.slice(at + part.length)];
}
