import sax from 'sax';

/** The values that LaunchAgent files hold. */
export type Plist = string | number | boolean | readonly Plist[] | {readonly [key: string]: Plist};

/** Reads an XML property list; null for anything else, a binary one among it. Dates and data come as their text. */
export function parsePlist(text: string): Plist | null {
  const parser = sax.parser(true);
  const open: Open[] = [{tag: '', text: '', key: null, items: []}];
  let broken = false;
  parser.onopentag = ({name}) => {
    broken ||= open.length > depthMax || (open.length === 1 && name !== 'plist');
    open.push({tag: name, text: '', key: null, items: []});
  };
  parser.ontext = parser.oncdata = (piece) => {
    open.at(-1)!.text += piece;
  };
  parser.onclosetag = () => close(open.pop()!, open.at(-1)!);
  parser.onerror = () => {
    broken = true;
  };
  for (let at = 0; at < text.length && !broken; at += pieceChars) parser.write(text.slice(at, at + pieceChars));
  if (!broken) parser.close();
  const list = open[0]?.items[0];
  return broken || list === undefined ? null : list.value;
}

/** Deeper nesting does not occur in LaunchAgent files. */
const depthMax = 32;

/** So that what is no property list is given up at its beginning. */
const pieceChars = 4096;

/** An element that has not ended, with what stands in it. */
interface Open {
  readonly tag: string;
  text: string;
  /** Of a dictionary, the key whose value comes next. */
  key: string | null;
  readonly items: {readonly key: string | null; readonly value: Plist}[];
}

function close(one: Open, within: Open): void {
  if (one.tag === 'key') {
    within.key = one.text;
    return;
  }
  const value = meaning(one);
  if (value !== null) within.items.push({key: within.key, value});
  within.key = null;
}

function meaning({tag, text, items}: Open): Plist | null {
  switch (tag) {
    case 'plist':
      return items[0]?.value ?? null;
    case 'dict':
      return Object.fromEntries(items.flatMap(({key, value}) => (key === null ? [] : [[key, value]])));
    case 'array':
      return items.map(({value}) => value);
    case 'true':
    case 'false':
      return tag === 'true';
    case 'integer':
    case 'real':
      return Number(text);
    case 'string':
    case 'date':
    case 'data':
      return text;
    default:
      return null;
  }
}
