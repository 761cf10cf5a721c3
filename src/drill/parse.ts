import {type Document, isNode, LineCounter, parseDocument} from 'yaml';
import type {z} from 'zod';
import {splitWords} from '../steps/split-words.ts';
import type {Drill, DrillAct} from './drill.ts';
import type {Options} from './faults/fault.ts';
import {faults} from './faults/index.ts';
import {type DrillFile, drillShape} from './schema.ts';
import {baseWords, dockerWords, macWords, wordsIn} from './words.ts';

/** One thing that is wrong with a drill's file, where it stands and what was expected. */
export interface Mistake {
  readonly line: number;
  readonly text: string;
}

export type ParsedDrill = {readonly ok: true; readonly drill: Drill} | {readonly ok: false; readonly mistakes: readonly Mistake[]};

/** Reads a drill out of YAML. Nothing is guessed: an unknown key is a mistake too, and so is a code that no rule has, where they are given. */
export function parseDrill(name: string, text: string, codes: ReadonlySet<string> | null = null): ParsedDrill {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false});
  const syntax = [...document.errors, ...document.warnings].map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    text: `the file is no YAML: ${error.message}`,
  }));
  if (syntax.length > 0) return {ok: false, mistakes: syntax};
  const at = (path: readonly PropertyKey[]): number => lineOf(document, lines, path);
  const read = drillShape.safeParse(document.toJS());
  if (!read.success)
    return {ok: false, mistakes: read.error.issues.map((issue) => ({line: at(lineOfIssue(issue)), text: sentence(issue)}))};
  const mistakes = [
    ...plantMistakes(read.data, at),
    ...wordMistakes(read.data, at),
    ...commandMistakes(read.data, at),
    ...codeMistakes(read.data, at, codes),
  ];
  return mistakes.length > 0
    ? {ok: false, mistakes: mistakes.toSorted((a, b) => a.line - b.line)}
    : {ok: true, drill: drillOf(name, read.data)};
}

/** `runbooks/drills/NAME.yaml:12: solve.0.effect: expected a sentence`, one line a mistake. */
export function mistakeText(file: string, mistakes: readonly Mistake[]): string {
  return mistakes.map(({line, text}) => `${file}:${line}: ${text}`).join('\n');
}

function drillOf(name: string, {plant, solve, hurt, ...rest}: DrillFile): Drill {
  return {
    name,
    ...rest,
    plant: plant.map(({fault, ...options}) => ({fault, options: options as Options})),
    solve: solve.map(actOf),
    hurt: hurt.map((one) => ({...actOf(one), because: one.because, harmful: one.harmful})),
  };
}

function actOf({run, effect, word, stage}: DrillFile['solve'][number]): DrillAct {
  const words = typeof run === 'string' ? splitWords(run) : run;
  return {argv: Array.isArray(words) ? words : [], effect, word: word ?? null, stage: stage ?? 1};
}

type Place = (path: readonly PropertyKey[]) => number;

/** Options are checked by the fault that takes them. */
function plantMistakes({plant}: DrillFile, at: Place): readonly Mistake[] {
  return plant.flatMap(({fault: name, ...options}, index) => {
    const read = faults.find((one) => one.name === name)?.takes.safeParse(options);
    return (
      read?.error?.issues.map((issue) => ({
        line: at(['plant', index, ...lineOfIssue(issue)]),
        text: `plant.${index} (${name}): ${sentence(issue)}`,
      })) ?? []
    );
  });
}

/** A word in braces must be one that the host or a planted fault has. */
function wordMistakes(file: DrillFile, at: Place): readonly Mistake[] {
  const own = {linux: [], darwin: macWords, docker: dockerWords}[file.platform];
  const known = new Set([...baseWords, ...own, ...file.plant.flatMap(({fault}) => faults.find((one) => one.name === fault)?.words ?? [])]);
  const check = (value: unknown, path: readonly PropertyKey[]): readonly Mistake[] => {
    if (typeof value === 'string') {
      return wordsIn(value)
        .filter((word) => !known.has(word))
        .map((word) => ({line: at(path), text: `${path.join('.')}: unknown word {${word}}; expected one of: ${[...known].join(', ')}`}));
    }
    return typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => check(one, [...path, /^\d+$/.test(key) ? Number(key) : key]))
      : [];
  };
  return check(file, []);
}

function commandMistakes({solve, hurt}: DrillFile, at: Place): readonly Mistake[] {
  return (['solve', 'hurt'] as const).flatMap((key) =>
    (key === 'solve' ? solve : hurt).flatMap(({run}, index) => {
      const words = typeof run === 'string' ? splitWords(run) : run;
      return Array.isArray(words)
        ? []
        : [{line: at([key, index, 'run']), text: `${key}.${index}.run: ${(words as {problem: string}).problem}`}];
    }),
  );
}

/** What is to be found must be something that can be found. */
function codeMistakes({expect}: DrillFile, at: Place, codes: ReadonlySet<string> | null): readonly Mistake[] {
  const unknown = (code: string, path: readonly PropertyKey[]): readonly Mistake[] =>
    codes === null || codes.has(code)
      ? []
      : [{line: at(path), text: `${path.join('.')}: there is no finding "${code}"; expected a code that "rungs explain" knows`}];
  return expect.flatMap(({root, also}, index) => [
    ...(root === null ? [] : unknown(root, ['expect', index, 'root'])),
    ...also.flatMap((code, place) => unknown(code, ['expect', index, 'also', place])),
  ]);
}

/** An unknown key is reported at the object that has it; its own line says more. */
function lineOfIssue(issue: z.core.$ZodIssue): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
}

function sentence(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  const text =
    issue.code === 'unrecognized_keys'
      ? `unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}`
      : issue.message.replace(/^Invalid input: /, '');
  return path === '' ? text : `${path}: ${text}`;
}

/** The line of the innermost node on the path that is there. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const parent: unknown = length === 1 ? document.contents : document.getIn(part.slice(0, -1), true);
    const key = keyNode(parent, part.at(-1));
    const node: unknown = key ?? document.getIn(part, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** In a map the key stands on the line that a person looks for; the value may begin on the next. */
function keyNode(parent: unknown, key: PropertyKey | undefined): unknown {
  if (typeof parent !== 'object' || parent === null || !('items' in parent) || !Array.isArray(parent.items)) return null;
  const found = (parent.items as {key?: {value?: unknown}}[]).find((item) => item.key?.value === key);
  return found?.key ?? null;
}
