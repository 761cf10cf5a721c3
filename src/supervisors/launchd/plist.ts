/** The values that LaunchAgent files hold. */
export type Plist = string | number | boolean | readonly Plist[] | {readonly [key: string]: Plist};

/** Reads an XML property list; null for anything else (binary ones are for `plutil`). Dates and data come as their text. */
export function parsePlist(text: string): Plist | null {
  if (!text.includes('<plist')) return null;
  const tokens = text.slice(text.indexOf('<plist')).match(/<[^>]*>|[^<]+/g) ?? [];
  return value(
    tokens.filter((token) => token.trim() !== '' && !/^<[?!]|^<\/?plist/.test(token)),
    {at: 0},
    0,
  );
}

/** The program and its arguments of a job, without the shell and the wrapper that load its environment file. */
export function programOfPlist(plist: Plist | null): readonly string[] {
  const words =
    typeof plist === 'object' && plist !== null && !Array.isArray(plist)
      ? (plist as {readonly [key: string]: Plist})['ProgramArguments']
      : undefined;
  const argv = Array.isArray(words) ? words.filter((word): word is string => typeof word === 'string') : [];
  const wrapped = argv.findIndex((word) => word.endsWith('-env-wrapper.sh'));
  // What follows the wrapper is its environment file, then the real command.
  return wrapped < 0 ? argv : argv.slice(wrapped + 2);
}

/** Deeper nesting does not occur in LaunchAgent files. */
const depthMax = 16;

function value(tokens: readonly string[], place: {at: number}, depth: number): Plist | null {
  const token = tokens[place.at++] ?? '';
  if (depth > depthMax) return null;
  if (token === '<true/>' || token === '<false/>') return token === '<true/>';
  if (/^<(array|dict|string)\s*\/>$/.test(token)) return token.startsWith('<array') ? [] : token.startsWith('<dict') ? {} : '';
  if (token === '<array>') return array(tokens, place, depth);
  if (token === '<dict>') return dict(tokens, place, depth);
  const name = /^<(string|integer|real|date|data|key)>$/.exec(token)?.[1];
  if (name === undefined) return null;
  const inner = textUpTo(tokens, place, `</${name}>`);
  return name === 'integer' || name === 'real' ? Number(inner) : inner;
}

function array(tokens: readonly string[], place: {at: number}, depth: number): readonly Plist[] {
  const items: Plist[] = [];
  while (place.at < tokens.length && tokens[place.at] !== '</array>') {
    const item = value(tokens, place, depth + 1);
    if (item !== null) items.push(item);
  }
  place.at++;
  return items;
}

function dict(tokens: readonly string[], place: {at: number}, depth: number): {readonly [key: string]: Plist} {
  const entries: (readonly [string, Plist])[] = [];
  while (place.at < tokens.length && tokens[place.at] !== '</dict>') {
    if (tokens[place.at++] !== '<key>') continue;
    const key = textUpTo(tokens, place, '</key>');
    const item = value(tokens, place, depth + 1);
    if (item !== null) entries.push([key, item]);
  }
  place.at++;
  return Object.fromEntries(entries);
}

function textUpTo(tokens: readonly string[], place: {at: number}, end: string): string {
  let text = '';
  while (place.at < tokens.length && tokens[place.at] !== end) text += tokens[place.at++] ?? '';
  place.at++;
  return text.replace(/&(lt|gt|amp|quot|apos);/g, (_, entity: string) => entities[entity] ?? '');
}

const entities: Readonly<Record<string, string>> = {lt: '<', gt: '>', amp: '&', quot: '"', apos: "'"};
