/** What an argv starts: a Node, and the .js file that it runs, or another program. */
export interface Started {
  readonly node: string | null;
  readonly entry: string | null;
  /** The program itself where it is no Node: `openclaw`, a wrapper. */
  readonly program: string | null;
}

/** Options of Node that are followed by a value; the others carry it after `=`. */
const withValue = new Set([
  '-r',
  '--require',
  '--import',
  '-e',
  '--eval',
  '--loader',
  '--experimental-loader',
  '--env-file',
  '-C',
  '--conditions',
]);

/** `path` is the program that was really executed, where that is known better than by the first word. */
export function entryOfArgv(path: string | null, argv: readonly string[]): Started {
  const program = path ?? argv[0] ?? null;
  if (program === null || program.startsWith('[')) return {node: null, entry: null, program: null};
  if (!/(?:^|\/)(?:node|nodejs|bun)(?:-?\d[\d.]*)?$/.test(program)) return {node: null, entry: null, program};
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (withValue.has(word)) at++;
    else if (!word.startsWith('-'))
      return {node: program, entry: /\.[cm]?js$/.test(word) ? word : null, program: /\.[cm]?js$/.test(word) ? null : word};
  }
  return {node: program, entry: null, program: null};
}
