import {childrenOf, isNode, type Node} from './syntax.ts';

/** What of the world a program can touch without an import, by kind. */
export type Power = 'clock' | 'process' | 'random' | 'network' | 'code';

export interface GlobalUse {
  readonly power: Power;
  /** As a person would say it: `Date.now`, `new Date()`, `process`. */
  readonly name: string;
}

const powers: Readonly<Record<string, Power>> = {
  performance: 'clock',
  setTimeout: 'clock',
  setInterval: 'clock',
  setImmediate: 'clock',
  queueMicrotask: 'clock',
  process: 'process',
  globalThis: 'process',
  global: 'process',
  console: 'process',
  require: 'process',
  module: 'process',
  __dirname: 'process',
  __filename: 'process',
  crypto: 'random',
  fetch: 'network',
  WebSocket: 'network',
  EventSource: 'network',
  XMLHttpRequest: 'network',
  eval: 'code',
  Function: 'code',
  WebAssembly: 'code',
};

/** Members of otherwise harmless globals that reach the world; of these globals nothing else than a named member may be taken. */
const members: Readonly<Record<string, Readonly<Record<string, Power>>>> = {
  Date: {now: 'clock'},
  Math: {random: 'random'},
  AbortSignal: {timeout: 'clock'},
};

/** The globals of the world that a source file uses. A name that the file itself declares around the place is none. */
export function globalsOf(program: Node): readonly GlobalUse[] {
  return usesIn(program, []);
}

type Scopes = readonly ReadonlySet<string>[];

function usesIn(node: Node, outer: Scopes): readonly GlobalUse[] {
  const scopes = opensScope.test(node.type) ? [...outer, declaredIn(node)] : outer;
  const free = (one: unknown): string | null =>
    isNode(one) && one.type === 'Identifier' && !scopes.some((scope) => scope.has(one['name'] as string)) ? (one['name'] as string) : null;
  const own = touchedAt(node, free);
  if (own !== null) return own;
  return childrenOf(node)
    .filter(
      ({place, child}) => !isErased(place, child) && !isMereName(node, place) && !(isHarmlessDate(node, place) && free(child) === 'Date'),
    )
    .flatMap(({child}) => usesIn(child, scopes));
}

/** What this very node uses, with which its children are accounted for; null = look at the children. */
function touchedAt(node: Node, free: (one: unknown) => string | null): readonly GlobalUse[] | null {
  if (node.type === 'NewExpression' && free(node['callee']) === 'Date' && argumentsOf(node).length === 0) {
    return [{power: 'clock', name: 'new Date()'}];
  }
  if (node.type === 'CallExpression' && free(node['callee']) === 'Date') return [{power: 'clock', name: 'Date()'}];
  const held = node.type === 'MemberExpression' ? members[free(node['object']) ?? ''] : undefined;
  if (held !== undefined) {
    const object = free(node['object']);
    const member = memberName(node);
    if (member === null) return [{power: 'code', name: `${object}[…]`}];
    return Object.hasOwn(held, member) ? [{power: held[member] as Power, name: `${object}.${member}`}] : [];
  }
  const name = free(node);
  return name !== null && Object.hasOwn(powers, name) ? [{power: powers[name] as Power, name}] : name === null ? null : takenWhole(name);
}

/** `const D = Date` would carry the clock out of sight. */
function takenWhole(name: string): readonly GlobalUse[] {
  return Object.hasOwn(members, name) ? [{power: 'code', name: `${name} as a value`}] : [];
}

/** A date of a given time, or a question whether something is one. */
function isHarmlessDate(node: Node, place: string): boolean {
  return (node.type === 'NewExpression' && place === 'callee') || (node['operator'] === 'instanceof' && place === 'right');
}

function argumentsOf(node: Node): readonly unknown[] {
  return node['arguments'] as readonly unknown[];
}

function memberName(node: Node): string | null {
  const property = node['property'];
  if (!isNode(property)) return null;
  if (node['computed'] !== true) return property['name'] as string;
  return property.type === 'Literal' && typeof property['value'] === 'string' ? property['value'] : null;
}

const opensScope = /^(?:Program|BlockStatement|For\w*Statement|CatchClause|SwitchStatement|Function\w*|ArrowFunctionExpression|Class\w+)$/;

/** The names that a node declares for what stands in it. */
function declaredIn(node: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (pattern: unknown): void => void (isNode(pattern) && patternNames(pattern).forEach((name) => names.add(name)));
  if (/^(?:Function|Arrow|Catch|Class)/.test(node.type)) {
    add(node['id']);
    add(node['param']);
    ((node['params'] as readonly unknown[] | undefined) ?? []).forEach(add);
  }
  for (const {child} of childrenOf(node)) {
    const statement = /^Export\w+Declaration$/.test(child.type) && isNode(child['declaration']) ? child['declaration'] : child;
    if (statement.type === 'VariableDeclaration') for (const one of statement['declarations'] as readonly Node[]) add(one['id']);
    if (/^(?:Function|Class|TSEnum|TSModule)\w*Declaration$/.test(statement.type)) add(statement['id']);
    if (statement.type === 'ImportDeclaration') for (const one of statement['specifiers'] as readonly Node[]) add(one['local']);
  }
  return names;
}

function patternNames(pattern: Node): readonly string[] {
  if (pattern.type === 'Identifier') return [pattern['name'] as string];
  return childrenOf(pattern)
    .filter(({place}) => !isType(place) && !(pattern.type === 'Property' && place === 'key') && place !== 'right')
    .flatMap(({child}) => patternNames(child));
}

const isType = (place: string): boolean =>
  /^(?:typeAnnotation|typeArguments|typeParameters|returnType|superTypeArguments|implements)$/.test(place);

function isErased(place: string, child: Node): boolean {
  return isType(place) || /^TS(?:Interface|TypeAlias)Declaration$/.test(child.type) || child['declare'] === true;
}

/** A name in these places names a member, a label or an export; it is no use of a variable. */
function isMereName(node: Node, place: string): boolean {
  if (node.type === 'MemberExpression') return place === 'property' && node['computed'] !== true;
  if (/^(?:Property|MethodDefinition|PropertyDefinition|AccessorProperty)$/.test(node.type))
    return place === 'key' && node['computed'] !== true;
  if (/^(?:Import|Export)\w*Specifier$/.test(node.type)) return place !== 'local' || node.type.startsWith('Import');
  if (/^(?:Labeled|Break|Continue)Statement$/.test(node.type)) return place === 'label';
  return node.type === 'MetaProperty' || node.type === 'ImportDeclaration' || (node.type === 'JSXAttribute' && place === 'name');
}
