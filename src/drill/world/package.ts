import type {Files} from './files.ts';
import {isModern} from './gateway/run.ts';

export interface PackageNeeds {
  readonly files: Files;
}

/** What a Node release needs to be for OpenClaw, as its package says. */
export const nodeWanted = '>=24.16.0 <25 || >=26.1.0';

/** Puts a release's package there, as a package manager unpacks it. */
export function putPackage(world: PackageNeeds, root: string, version: string, owner: {readonly uid: number; readonly gid: number}): void {
  const {files} = world;
  files.putDirectory(root, owner);
  const engines = isModern(version) ? nodeWanted : '>=22.14.0';
  files.put(
    `${root}/package.json`,
    `${JSON.stringify({name: 'openclaw', version, type: 'module', bin: {openclaw: 'openclaw.mjs'}, engines: {node: engines}}, null, 2)}\n`,
    owner,
  );
  files.put(`${root}/openclaw.mjs`, '#!/usr/bin/env node\nimport "./dist/index.js";\n', {...owner, mode: 0o755, program: 'openclaw'});
  files.put(`${root}/dist/index.js`, 'export {};\n', {...owner, bytes: 48_211});
  files.put(`${root}/dist/entry.js`, 'import "./index.js";\n', {...owner, bytes: 912});
}

/** The `openclaw` command of an install: a link into the package, or pnpm's start script. */
export function putCommand(world: PackageNeeds, cli: string, root: string, owner: {readonly uid: number; readonly gid: number}): void {
  if (world.files.peek(cli) !== null || lexists(world, cli)) world.files.remove(cli, {uid: 0, gid: 0}, false);
  if (cli.endsWith('/pnpm/openclaw')) {
    const inside = root.slice(parentFolder(cli).length + 1);
    world.files.put(
      cli,
      `#!/bin/sh\nbasedir=$(dirname "$(echo "$0" | sed -e 's,\\\\,/,g')")\nexec node  "$basedir/${inside}/openclaw.mjs" "$@"\n`,
      {...owner, mode: 0o755, program: 'openclaw'},
    );
    return;
  }
  world.files.putLink(cli, `${root}/openclaw.mjs`);
}

/** The package that an `openclaw` command belongs to; null where it leads nowhere. */
export function packageOfCommand(world: PackageNeeds, cli: string): {readonly root: string; readonly version: string} | null {
  const node = world.files.peek(cli);
  if (!node) return null;
  const inside = /"\$basedir\/(.*)\/openclaw\.mjs"/.exec(node.text)?.[1];
  const root = inside === undefined ? parentFolder(world.files.real(cli, {uid: 0, gid: 0})) : `${parentFolder(cli)}/${inside}`;
  const text = world.files.peek(`${root}/package.json`)?.text;
  return text === undefined ? null : {root, version: (JSON.parse(text) as {version: string}).version};
}

function parentFolder(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function lexists(world: PackageNeeds, path: string): boolean {
  try {
    return world.files.find(path, {uid: 0, gid: 0}, 'keep') !== null;
  } catch {
    return false;
  }
}
