import {splitWords} from './words-of.ts';

/** One assignment of a unit file, in the order of the file. */
export interface Setting {
  readonly section: string;
  readonly key: string;
  readonly value: string;
}

/** Settings of a unit file or drop-in; comments, blank lines and lines that are none are passed over, continued lines are joined. */
export function parseUnitFile(text: string): readonly Setting[] {
  const settings: Setting[] = [];
  let section = '';
  for (const line of joined(text)) {
    const head = /^\[([^\]]+)\]\s*$/.exec(line);
    if (head?.[1] !== undefined) {
      section = head[1];
      continue;
    }
    const found = /^([A-Za-z][A-Za-z0-9-]*)\s*=\s*(.*)$/.exec(line);
    if (found?.[1] !== undefined && section !== '') settings.push({section, key: found[1], value: (found[2] ?? '').trimEnd()});
  }
  return settings;
}

/** The variables of one `Environment=` value: words `NAME=value`, quoted where they hold blanks. */
export function parseEnvironment(value: string): readonly (readonly [name: string, value: string])[] {
  return splitWords(value).flatMap((word) => {
    const at = word.indexOf('=');
    return at > 0 && /^[A-Za-z_][A-Za-z0-9_]*$/.test(word.slice(0, at)) ? [[word.slice(0, at), word.slice(at + 1)] as const] : [];
  });
}

/** A backslash that ends a line joins the next one with a blank; comment lines between them are dropped and end nothing. */
function joined(text: string): readonly string[] {
  const lines: string[] = [];
  let open = '';
  for (const raw of text.replace(/^\uFEFF/, '').split('\n')) {
    const line = raw.trim();
    if (/^[#;]/.test(line)) continue;
    const whole = open + line;
    // Of two backslashes the first one escapes the second.
    if ((/\\+$/.exec(whole)?.[0].length ?? 0) % 2 === 1) {
      open = `${whole.slice(0, -1)} `;
      continue;
    }
    if (whole.trim() !== '') lines.push(whole.trim());
    open = '';
  }
  if (open.trim() !== '') lines.push(open.trim());
  return lines;
}
