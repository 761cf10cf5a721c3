/** At most `charsMax` characters, never half a surrogate pair; a shortened text ends in … */
export function clipEnd(text: string, charsMax: number): string {
  return text.length <= charsMax ? text : `${head(text, Math.max(0, charsMax - 1))}…`;
}

export interface Kept {
  readonly text: string;
  /** What was left out between head and tail; null when nothing was. */
  readonly left: {readonly lines: number; readonly chars: number} | null;
}

/**
 * Keeps head and tail of a long output, whole lines where that is possible, with one line between them that says what
 * was left out. The tail gets more: the reason of a failure stands at the end.
 */
export function clipMiddle(text: string, linesMax: number, charsMax: number): Kept {
  const lines = text.split('\n');
  if (lines.length <= linesMax && text.length <= charsMax) {
    return {text, left: null};
  }
  const first = takeLines(lines, Math.floor(linesMax / 3), Math.floor(charsMax / 3), 'head');
  const last = takeLines(lines.slice(first.whole), linesMax - Math.floor(linesMax / 3), charsMax - first.text.length, 'tail');
  const left = {lines: Math.max(0, lines.length - first.touched - last.touched), chars: text.length - first.text.length - last.text.length};
  return {text: [first.text, omission(left), last.text].filter((part) => part !== '').join('\n'), left};
}

export function omission(left: {readonly lines: number; readonly chars: number}): string {
  return `[… ${left.lines === 0 ? '' : `${left.lines} lines, `}${left.chars} characters left out here …]`;
}

interface Taken {
  readonly text: string;
  readonly whole: number;
  /** Whole lines, and a line of which only a part fits. */
  readonly touched: number;
}

function takeLines(lines: readonly string[], linesMax: number, charsMax: number, from: 'head' | 'tail'): Taken {
  const order = from === 'head' ? lines : lines.toReversed();
  const taken: string[] = [];
  let room = charsMax;
  for (const line of order.slice(0, linesMax)) {
    if (line.length + 1 > room) {
      break;
    }
    taken.push(line);
    room -= line.length + 1;
  }
  if (taken.length === 0 && linesMax > 0) {
    const only = order[0] ?? '';
    return {text: from === 'head' ? head(only, charsMax) : tail(only, charsMax), whole: 0, touched: 1};
  }
  return {text: (from === 'head' ? taken : taken.toReversed()).join('\n'), whole: taken.length, touched: taken.length};
}

function head(text: string, chars: number): string {
  const end = isHigh(text.charCodeAt(chars - 1)) ? chars - 1 : chars;
  return text.slice(0, Math.max(0, end));
}

function tail(text: string, chars: number): string {
  const start = Math.max(0, text.length - chars);
  return chars <= 0 ? '' : text.slice(isLow(text.charCodeAt(start)) ? start + 1 : start);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
