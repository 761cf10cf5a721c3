/** A part of a unit's name as it was before systemd-escape: dashes were slashes, `\x2d` is a dash. */
export function unescapedName(text: string): string {
  return text.replaceAll('-', '/').replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The folders of a unit's drop-ins by their names, the one for this unit alone first: `a-b.service.d`, `a-.service.d`, `service.d`. */
export function dropInFolders(unit: string): readonly string[] {
  const [, stem = unit, type = 'service'] = /^(.*)\.([a-z]+)$/s.exec(unit) ?? [];
  const at = stem.indexOf('@');
  const prefix = at < 0 ? stem : stem.slice(0, at);
  const words = prefix.split('-');
  const shorter = words
    .slice(1)
    .map((_, index) => `${words.slice(0, index + 1).join('-')}-.${type}.d`)
    .toReversed();
  return [`${unit}.d`, ...(at < 0 ? [] : [`${prefix}@.${type}.d`]), ...shorter, `${type}.d`];
}
