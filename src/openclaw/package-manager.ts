/** Who put a package into its place, as its path tells. */
export type PackageManager = {readonly name: 'npm'; readonly prefix: string} | {readonly name: 'pnpm' | 'bun'};

/** Null where nobody's layout is known: a checkout, a store, a folder of somebody's own. */
export function packageManagerOf(packageRoot: string): PackageManager | null {
  if (/\/\.bun\/install\/global\/node_modules\/openclaw$/.test(packageRoot)) return {name: 'bun'};
  if (/\/pnpm\/(?:[^/]+\/)*(?:\.pnpm\/openclaw@[^/]+\/)?node_modules\/openclaw$/i.test(packageRoot)) return {name: 'pnpm'};
  const prefix = /^(.+)\/lib\/node_modules\/openclaw$/.exec(packageRoot)?.[1];
  return prefix === undefined ? null : {name: 'npm', prefix};
}
