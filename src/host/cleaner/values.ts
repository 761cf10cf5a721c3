import type {Shape} from './find-names.ts';
import {markPattern} from './marks.ts';
import type {NameKind} from './names.ts';
import {type Quoted, quotedAt, quotedListAt} from './quoted.ts';
import type {Reader} from './reader.ts';

export interface Name {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly kind: NameKind;
}

export interface Value extends Quoted {
  /** True where the writing leaves no doubt that this is a value: quoted, a setting, an argument; false in prose. */
  readonly sure: boolean;
  /** The quote to put around a mark, where JSON has a bare number. */
  readonly quote?: string;
  readonly exact?: true;
}

/** Finds what is written after a name: one value, several in a list, or none. */
export function valuesAfter(reader: Reader, name: Name, shape: Shape): Value[] {
  const {text} = reader;
  const separator = separatorAfter(text, name);
  if (!separator) {
    return [];
  }

  const {at, by} = separator;
  mark.lastIndex = at;
  if (mark.test(text)) {
    return [];
  }

  if (by !== 'space' && text.charAt(at) === '[') {
    return quotedListAt(text, at).map((quoted) => ({...quoted, sure: true, exact: true}));
  }

  const quoted = quotedAt(text, at);
  // In `{"said":"TOKEN=","n":1}` the quote after the name ends a string of JSON and opens nothing.
  if (quoted && !(by !== 'next' && separator.quote === undefined && /[,}\]]/.test(text.charAt(quoted.start)) && reader.inJson(at))) {
    // Between backticks stands what prose talks about.
    return [{...quoted, ...schemeless(text, quoted), sure: !text.slice(at, quoted.start).endsWith('`'), exact: true}];
  }

  const end = bareEnd(reader, at, name, by, shape);
  const bare = schemeless(text, {start: at, end, text: text.slice(at, end)});
  return end === at
    ? []
    : [
        {
          ...bare,
          sure: bare.start > at || isSure(reader, name, by, shape),
          ...(by === ':' && separator.quote ? {quote: separator.quote} : {}),
        },
      ];
}

/** What has been replaced already stays, also behind the name of a scheme. */
const mark = new RegExp(`(?:\\w{1,12} {1,4})?${markPattern.source}`, 'y');

type By = '=' | ':' | 'space' | 'next';

function separatorAfter(
  text: string,
  {end, name}: Name,
): {readonly at: number; readonly by: By; readonly quote?: string | undefined} | null {
  const separator = name.startsWith('-') ? afterFlag : afterName;
  separator.lastIndex = end;
  const {1: written, 2: quote} = separator.exec(text) ?? [];
  if (written === undefined) {
    return null;
  }

  return {
    at: separator.lastIndex,
    by: written.includes('=') ? '=' : written.includes(':') ? ':' : /[,\u0000]/.test(written) ? 'next' : 'space',
    quote,
  };
}

/** `NAME=`, `name: `, `"name" : `, `name => `; more than sixteen spaces are a table's, not a separator's. */
const afterName = /(?=(?:\\{0,63}["']\]?)?([ \t]{0,16}(?:=>|:=|[=:])))(\\{0,63}["'])?\]?[ \t]{0,16}(?:=>|:=|[=:])[ \t]{0,16}/y;

/** After `--token`: an equals sign, spaces, the NUL of /proc/PID/cmdline, or the next string of a list. */
const afterFlag = /(\\{0,63}["']\s{0,16},\s{0,64}|=|\u0000|[ \t]{1,16})/y;

/** `Bearer` and the like stay readable, so that the token behind gets the same mark as where it stands alone. */
function schemeless(text: string, quoted: Quoted): Quoted {
  scheme.lastIndex = quoted.start;
  const begins = scheme.test(text) && scheme.lastIndex < quoted.end ? scheme.lastIndex - quoted.start : 0;
  return begins === 0 ? quoted : {start: quoted.start + begins, end: quoted.end, text: quoted.text.slice(begins)};
}

const scheme = /(?:Bearer|Basic|Bot|Digest|Token|ApiKey) {1,4}/iy;

function bareEnd(reader: Reader, at: number, name: Name, by: By, shape: Shape): number {
  const before = reader.text.charAt(name.start - 1);
  return reader.valueEnd(
    name.kind === 'header' && by === ':'
      ? 'header'
      : shape === 'nul' && (before === '' || before === '\u0000' || name.name.startsWith('-'))
        ? 'nul'
        : by === '=' && (before === '?' || before === '&' || before === '#')
          ? 'query'
          : by === '=' && (before === '"' || before === "'")
            ? before
            : shape === 'settings'
              ? 'setting'
              : by === '='
                ? 'assigned'
                : 'prose',
    at,
  );
}

function isSure(reader: Reader, name: Name, by: By, shape: Shape): boolean {
  if (shape !== 'text' || by === 'next') {
    return true;
  }

  if (by === '=') {
    // Variables and settings have names of capitals or of several words; `token=missing` in a log line is prose.
    return /^[A-Z][A-Z0-9_]*$|[._-]|[a-z][A-Z]/.test(name.name) || /[?&#]/.test(reader.text.charAt(name.start - 1));
  }

  // A unit's command line, where `--token x` is no sentence.
  return by === 'space' && /(?:^|[;{ ])(?:Exec\w{4,12}=|argv\[\]=)/.test(reader.lineBefore(name.start));
}
