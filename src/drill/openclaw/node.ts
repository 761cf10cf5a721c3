import {nodeFits} from '../../openclaw/node-versions.ts';
import {type Call, findProgram} from '../programs/call.ts';
import {nodeVersionOf} from '../world/gateway/last-words.ts';
import type {World} from '../world/world.ts';

/** The Node that `#!/usr/bin/env node` finds for this call; null when there is none. */
export function findNode(call: Call): {readonly path: string; readonly version: string} | null {
  const found = findProgram(call.world, {argv: ['node'], env: Object.fromEntries(call.env)});
  return 'seen' in found ? null : {path: found.path, version: versionAt(call.world, found.path)};
}

function versionAt(world: World, path: string): string {
  return nodeVersionOf(world, {exe: world.files.real(path, {uid: 0, gid: 0})});
}

/** What the command prints when its Node is not fit for it; null when it is. */
export function nodeRefusal(call: Call, root: string): string | null {
  const node = findNode(call);
  if (node === null) return '/usr/bin/env: ‘node’: No such file or directory\n';
  const {engines} = JSON.parse(call.world.files.peek(`${root}/package.json`)?.text ?? '{}') as {engines?: {node?: string}};
  if (engines?.node === undefined || nodeFits(node.version, engines.node) !== false) return null;
  return `openclaw: Node ${node.version}: node:sqlite is unavailable; use 24.16+/26.1+ or a build with the fix.\nDetected: node ${node.version} (exec: ${node.path}).\nPATH searched: ${call.env.get('PATH') ?? ''}\n`;
}
