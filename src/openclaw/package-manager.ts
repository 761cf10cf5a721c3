/** Who put a package into its place, as its path tells. `foreign` is one that keeps its own book of what it installed. */
export type PackageManager =
  | {readonly name: 'npm'; readonly prefix: string}
  | {readonly name: 'pnpm' | 'bun'}
  | {readonly name: 'foreign'; readonly who: string};

/** Null where nobody's layout is known: a checkout, a folder of somebody's own. */
export function packageManagerOf(packageRoot: string): PackageManager | null {
  const who = keepers.find(({at}) => at.test(packageRoot))?.who;
  if (who !== undefined) return {name: 'foreign', who};
  if (/\/\.bun\/install\/global\/node_modules\/openclaw$/.test(packageRoot)) return {name: 'bun'};
  if (/\/pnpm\/(?:[^/]+\/)*(?:\.pnpm\/openclaw@[^/]+\/)?node_modules\/openclaw$/i.test(packageRoot)) return {name: 'pnpm'};
  const prefix = /^(.+)\/lib\/node_modules\/openclaw$/.exec(packageRoot)?.[1];
  return prefix === undefined ? null : {name: 'npm', prefix};
}

/** The folder of npm's package that a file of it would lie in, whether anything of it is there or not. */
export function npmRootOf(file: string): string | null {
  return /^(.+?\/lib\/node_modules\/openclaw)\//.exec(file)?.[1] ?? null;
}

/** They use npm's layout in a place that is theirs. */
const keepers: readonly {readonly who: string; readonly at: RegExp}[] = [
  {who: 'Nix or Guix', at: /^\/(?:nix|gnu)\/store\//},
  {who: 'Homebrew', at: /\/Cellar\//},
  {who: 'Volta', at: /\/\.volta\/tools\/image\/packages\//},
  {who: 'mise', at: /\/mise\/installs\/npm-/},
  {who: 'snap', at: /^\/snap\//},
];
