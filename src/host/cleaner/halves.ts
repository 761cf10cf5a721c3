/**
 * The parts of a structured token that are secret by themselves and may be met alone: `id:secret`, the claims and the signature of a
 * token with claims, the password of an address. Whether a part tells enough to be searched for is not decided here.
 */
export function halvesOf(value: string): string[] {
  const address = /^[a-z][\w+.-]*:\/\/[^\s/?#:@]*:([^\s/?#@]+)@/i.exec(value);
  if (address) return [address[1] ?? ''];
  if (/^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(value)) return value.split('.').slice(1).filter(isLong);
  const pair = /^[\w.@+-]{1,128}:([^\s:]+)$/.exec(value);
  return pair ? [pair[1] ?? ''].filter(isLong) : [];
}

/** What stands behind a colon may be a port, a tag or a version; these are shorter. */
function isLong(part: string): boolean {
  return part.length >= partCharsMin;
}

const partCharsMin = 12;
