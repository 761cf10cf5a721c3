/** What a property list of a job can hold here. */
export type Value = string | number | boolean | readonly string[] | Readonly<Record<string, string | boolean>>;

/** A property list as OpenClaw's installer writes one, key by key. */
export function propertyList(entries: Readonly<Record<string, Value>>): string {
  const keys = Object.entries(entries).flatMap(([key, value]) => [
    `    <key>${escaped(key)}</key>`,
    ...lines(value).map((line) => `    ${line}`),
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '  <dict>',
    ...keys,
    '  </dict>',
    '</plist>',
    '',
  ].join('\n');
}

function lines(value: Value): readonly string[] {
  if (typeof value === 'boolean') return [`<${value}/>`];
  if (typeof value === 'number') return [`<integer>${value}</integer>`];
  if (typeof value === 'string') return [`<string>${escaped(value)}</string>`];
  if (isList(value)) return ['<array>', ...value.map((word) => `  <string>${escaped(word)}</string>`), '</array>'];
  const pairs = Object.entries(value).flatMap(([name, one]) => [`  <key>${escaped(name)}</key>`, ...lines(one).map((line) => `  ${line}`)]);
  return ['<dict>', ...pairs, '</dict>'];
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
