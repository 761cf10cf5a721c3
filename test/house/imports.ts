import {everyNode, isNode, type Node} from './syntax.ts';

export interface Import {
  /** As written; `(computed)` where only the running program knows. */
  readonly from: string;
  /** A type is erased and brings nothing with it. */
  readonly kind: 'type' | 'value';
}

/** Everything that a source file takes from other files: static, dynamic, re-exported, for its side effect, required, as a type. */
export function importsOf(program: Node): readonly Import[] {
  return [...everyNode(program)].flatMap(importAt);
}

function importAt(node: Node): readonly Import[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node['source'] === null ? [] : [{from: written(node['source']), kind: isOnlyTypes(node) ? 'type' : 'value'}];
    case 'ImportExpression':
      return [{from: written(node['source']), kind: 'value'}];
    case 'TSImportType':
      return [{from: written(node['source']), kind: 'type'}];
    case 'TSExternalModuleReference':
      return [{from: written(node['expression']), kind: 'value'}];
    case 'CallExpression':
      return isRequire(node['callee']) ? [{from: written((node['arguments'] as readonly unknown[])[0]), kind: 'value'}] : [];
    default:
      return [];
  }
}

function written(source: unknown): string {
  return isNode(source) && source.type === 'Literal' && typeof source['value'] === 'string' ? source['value'] : '(computed)';
}

/** `import type`, or braces in which every name says `type`; bare `import 'x'` is there for what it does. */
function isOnlyTypes(node: Node): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const names = (node['specifiers'] ?? []) as readonly Node[];
  return names.length > 0 && names.every((name) => name['importKind'] === 'type' || name['exportKind'] === 'type');
}

/** `require(…)`, and `require.resolve(…)` and whatever else is called on it. */
function isRequire(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  return callee.type === 'MemberExpression' ? isRequire(callee['object']) : callee.type === 'Identifier' && callee['name'] === 'require';
}
