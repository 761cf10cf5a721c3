import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {parseAst} from 'rolldown/parseAst';

/** One file's way to another; a type is erased before anything runs, a value is not. */
interface Import {
  readonly to: string;
  readonly kind: 'type' | 'value';
}

/** Files by their path from the top of the house, with what each of them imports of the others. */
export type Graph = ReadonlyMap<string, readonly Import[]>;

/** The sources below some folders, and how they hang together. */
export function graphOf(root: string, folders: readonly string[]): Graph {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const known = new Set(files);
  return new Map(
    files.map((file) => [
      file,
      importsOf(file, readFileSync(join(root, file), 'utf8')).filter((one) => known.has(one.to) || broken(file, one)),
    ]),
  );
}

/** Every group of files that reach one another in a round, each with its files in the order of the alphabet. */
export function circles(graph: Graph, kinds: readonly Import['kind'][]): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: (readonly string[])[] = [];
  const visit = (file: string): number => {
    const own = order.size;
    order.set(file, own);
    lowest.set(file, own);
    open.push(file);
    for (const {to, kind} of graph.get(file) ?? []) {
      if (!kinds.includes(kind)) continue;
      const reached = !order.has(to) ? visit(to) : open.includes(to) ? (order.get(to) ?? own) : own;
      lowest.set(file, Math.min(lowest.get(file) ?? own, reached));
    }
    if (lowest.get(file) === own) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1 || isItsOwn(graph, file, kinds)) found.push(group.toSorted());
    }
    return lowest.get(file) ?? own;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

function isItsOwn(graph: Graph, file: string, kinds: readonly Import['kind'][]): boolean {
  return graph.get(file)?.some(({to, kind}) => to === file && kinds.includes(kind)) === true;
}

interface Part {
  readonly type: string;
  readonly source?: {readonly value?: unknown} | null;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly [key: string]: unknown;
}

/** What a file imports of other files of the house: statically, dynamically, by re-export, or only as a type. */
export function importsOf(file: string, text: string): readonly Import[] {
  const imports: Import[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const part = value as Part;
    const name = part.source?.value;
    if (/^(?:Import|Export)|^TSImportType$/.test(part.type) && typeof name === 'string' && name.startsWith('.'))
      imports.push({to: join(dirname(file), name), kind: isType(part) ? 'type' : 'value'});
    for (const inner of Object.values(part)) walk(inner);
  };
  walk(parseAst(text, {lang: file.endsWith('x') ? 'tsx' : 'ts'}).body);
  return imports;
}

function isType({type, importKind, exportKind}: Part): boolean {
  return type === 'TSImportType' || importKind === 'type' || exportKind === 'type';
}

/** A source that names a file which is not there would go unnoticed otherwise; data files are no part of a circle. */
function broken(file: string, {to}: Import): boolean {
  if (/\.tsx?$/.test(to)) throw new Error(`${file} imports ${to}, which is not among the sources.`);
  return false;
}
