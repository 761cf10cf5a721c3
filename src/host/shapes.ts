import type {Shape} from './cleaner/find-names.ts';

/** How a file is written, by its path: that decides where a value in it ends. */
export function shapeOfPath(path: string): Shape {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^\/proc\/[^/]+(?:\/task\/[^/]+)?\/(?:environ|cmdline)$/.test(path)
    ? 'nul'
    : /(?:^|\.)env(?:\.|$)|\.(?:ya?ml|ini|properties|toml)$|^environment$|^\.?npmrc$|^\.?netrc$|^credentials$/.test(name)
      ? 'settings'
      : 'text';
}
