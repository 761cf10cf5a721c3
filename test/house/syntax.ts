import {readFileSync} from 'node:fs';
import {parseAst} from 'rolldown/parseAst';

/** A node of the syntax tree: its kind, and whatever that kind has. */
export interface Node {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** The syntax tree of a source file, by the parser that also bundles it. */
export function parseSource(text: string, file: string): Node {
  const lang = file.endsWith('x') ? 'tsx' : file.endsWith('.mjs') ? 'js' : 'ts';
  return parseAst(text, {lang}, file) as unknown as Node;
}

export function parseFile(file: string): Node {
  return parseSource(readFileSync(file, 'utf8'), file);
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as {type?: unknown}).type === 'string';
}

/** The nodes directly under a node, with the name of the place in which each stands. */
export function childrenOf(node: Node): readonly {readonly place: string; readonly child: Node}[] {
  return Object.entries(node).flatMap(([place, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map((child) => ({place, child})),
  );
}

export function* everyNode(node: Node): Generator<Node> {
  yield node;
  for (const {child} of childrenOf(node)) yield* everyNode(child);
}
