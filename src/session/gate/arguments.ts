/**
 * What of a program only reads; whatever is not named here is asked for first. Options stand as the manual has them: `-n` takes
 * no value, `-n=` takes one (joined or the next word), `-n[=]` takes one only when joined, `-#` is a number such as `-20`.
 */
export interface OnlyReading {
  readonly options: string;
  /** What the words beside the options may be; anything where it is absent. */
  readonly words?: 'none' | RegExp;
  /** Subcommands that only read, with further options of each; one of them must stand unless `bare`. */
  readonly verbs?: Readonly<Record<string, string>>;
  readonly bare?: boolean;
}

type Value = 'none' | 'takes' | 'joined';

export function onlyReads(program: OnlyReading, argv: readonly string[]): boolean {
  let known = optionsOf(program.options);
  let verb: string | null = null;
  let ended = false;
  for (let at = 0; at < argv.length; at += 1) {
    const arg = argv[at]!;
    if (touchesDevice(arg)) return false;
    if (ended || arg === '-' || !arg.startsWith('-')) {
      if (program.verbs !== undefined && verb === null) {
        const further = Object.hasOwn(program.verbs, arg) ? program.verbs[arg] : undefined;
        if (further === undefined) return false;
        verb = arg;
        known = optionsOf(`${program.options} ${further}`);
      } else if (!fits(program.words, arg)) return false;
    } else if (arg === '--') ended = true;
    else {
      const value = placeOfValue(arg, known);
      if (value === null) return false;
      if (value === 'next') {
        at += 1;
        const next = argv[at];
        // Where the manual of another release gives the option no value, the next word would be an option of its own.
        if (next === undefined || (next.startsWith('-') && !/^-(?:\d\w*)?$/.test(next)) || touchesDevice(next)) return false;
      }
    }
  }
  return program.verbs === undefined || verb !== null || program.bare === true;
}

/** Where the value of an option is; null = it is not known to only read. */
function placeOfValue(arg: string, known: ReadonlyMap<string, Value>): 'here' | 'next' | null {
  if (arg.startsWith('--')) {
    const [name = '', ...joined] = arg.split('=');
    const value = known.get(name);
    if (value === undefined || (value === 'none' && joined.length > 0)) return null;
    return value === 'takes' && joined.length === 0 ? 'next' : 'here';
  }
  if (/^-\d+$/.test(arg) && known.has('-#')) return 'here';
  for (let at = 1; at < arg.length; at += 1) {
    const value = known.get(`-${arg[at]}`);
    if (value === undefined) return null;
    if (value === 'takes') return at === arg.length - 1 ? 'next' : 'here';
    if (value === 'joined' && at < arg.length - 1) return 'here';
  }
  return 'here';
}

const parsed = new Map<string, ReadonlyMap<string, Value>>();

function optionsOf(text: string): ReadonlyMap<string, Value> {
  let options = parsed.get(text);
  if (options === undefined) {
    options = new Map(
      text
        .split(/\s+/)
        .filter((one) => one !== '')
        .map((one): [string, Value] =>
          one.endsWith('[=]') ? [one.slice(0, -3), 'joined'] : one.endsWith('=') ? [one.slice(0, -1), 'takes'] : [one, 'none'],
        ),
    );
    parsed.set(text, options);
  }
  return options;
}

function fits(words: OnlyReading['words'], word: string): boolean {
  return words === undefined || (words !== 'none' && words.test(word));
}

/** To open a device can act on it: a watchdog that was opened reboots its machine. */
function touchesDevice(arg: string): boolean {
  return /(?:^|=|\/)dev\//.test(arg) && !/(?:^|=)\/dev\/(?:null|stdin)$/.test(arg);
}
