import {type Danger, dangersIn, filesOf, lineOf, printPath, whole} from '../../config/index.ts';
import type {Cleaner} from '../../host/index.ts';
import type {Gateway, Host, Readings} from '../../model/index.ts';
import {cliVersion} from '../../openclaw/commands.ts';
import {parseConfig} from '../../probes/parse/config.ts';
import {askVendor, type Vendor} from './vendor.ts';

/** What is known of one configuration, or of one that somebody wants to have. */
export interface Looked {
  readonly path: string;
  /** Where it cannot be parsed. */
  readonly mistakes: readonly Mistake[];
  readonly vendor: Vendor;
  readonly dangers: readonly Found[];
}

export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Found extends Omit<Danger, 'at'> {
  readonly at: string;
  /** The line of the file in which it stands; null = it comes from another file. */
  readonly line: number | null;
}

export interface Candidate {
  readonly host: Host;
  readonly cleaner: Cleaner;
  readonly gateway: Pick<Gateway, 'user' | 'own' | 'cliPath'>;
  readonly path: string;
  /** Reads what it includes, and the file itself; null = cannot be read. */
  read(path: string): string | null;
  readonly readings: Readings;
}

/** Judges a configuration: whether it can be parsed, whether OpenClaw takes it, what in it is dangerous. Nothing of it is a secret any more. */
export async function lookAtConfig({host, cleaner, gateway, path, read, readings}: Candidate): Promise<Looked> {
  const texts = filesOf(path, read);
  for (const [file, text] of texts) await cleaner.learnFile(file, text, true);
  const clean = (text: string): string => cleaner.clean(text, 'the configuration');
  const mistakes = [...texts].flatMap(([file, text]): readonly Mistake[] => {
    const parsed = parseConfig(text);
    return parsed.ok ? [] : [{file, line: parsed.problem.line, column: parsed.problem.column, message: clean(parsed.problem.message)}];
  });
  if (mistakes.length > 0)
    return {path, mistakes, dangers: [], vendor: {is: 'not asked', why: 'it cannot be parsed, so there is nothing to ask about'}};
  const text = texts.get(path) ?? '';
  const dangers = dangersIn(whole(path, texts), cliVersion(readings)).map(({at, because, pattern}) => ({
    pattern,
    at: clean(printPath(at)),
    because: clean(because),
    line: lineOf(text, at),
  }));
  const vendor = await askVendor({host, gateway, readings, path, texts});
  return {path, mistakes, vendor, dangers};
}
