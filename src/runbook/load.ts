import type {Look} from '../model/index.ts';
import {builtInRunbooks} from './builtin.ts';
import type {Parsed, ParseOptions} from './parse.ts';
import {parsedAhead} from './parsed-ahead.ts';

/** Reads a file of the responder's own; the caller decides on which machine and with which limit. */
export type ReadText = (path: string) => Promise<Look<string>>;

/** A runbook by its built-in name (`ladder`) or by the path of a file (`./mine.md`). */
export async function loadRunbook(nameOrPath: string, readText: ReadText, options: ParseOptions = {}): Promise<Parsed> {
  const ahead = Object.hasOwn(parsedAhead, nameOrPath) ? parsedAhead[nameOrPath] : undefined;
  if (ahead !== undefined) {
    return {ok: true, runbook: ahead};
  }
  // The Markdown parser and its tables are evaluated only by who needs them.
  const {parseRunbook} = await import('./parse.ts');
  const builtIn = Object.hasOwn(builtInRunbooks, nameOrPath) ? builtInRunbooks[nameOrPath] : undefined;
  if (builtIn !== undefined) {
    return parseRunbook(builtIn, `runbooks/${nameOrPath}.md`, options);
  }
  if (!/[\\/]|\.md$/.test(nameOrPath)) {
    const names = Object.keys(builtInRunbooks).toSorted().join(', ');
    const what = `There is no runbook named ${nameOrPath}. Name one of ${names}, or give a path such as ./${nameOrPath}.md.`;
    return {ok: false, problems: [what]};
  }
  const look = await readText(nameOrPath);
  if (!look.seen) {
    return {ok: false, problems: [`The runbook ${nameOrPath} cannot be read: ${look.detail}`]};
  }
  return parseRunbook(look.value, nameOrPath, options);
}
