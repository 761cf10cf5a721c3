import type {EntryFacts, Gateway, Readings} from '../model/index.ts';
import {nodeFits} from './node-versions.ts';

/**
 * Where the owner's command finds its Node, which it looks for on the PATH: the one of the service first, then the one that a gateway
 * runs under without a service, then whatever lies beside the command, as version managers put it. A Node that the command's own
 * release would refuse is left out.
 */
export function nodeFolders({cliPath}: Pick<Gateway, 'cliPath'>, {install}: Readings): readonly string[] {
  const known = install?.seen === true ? install.value : null;
  const wanted = known?.cli.seen === true ? known.cli.value.nodeWanted : null;
  const nodes = [known?.unit, known?.running].flatMap((facts) => (facts == null || !isUsable(facts.node, wanted) ? [] : [facts.node.path]));
  return [...nodes, cliPath ?? ''].flatMap((file) => (file.startsWith('/') ? [file.slice(0, Math.max(1, file.lastIndexOf('/')))] : []));
}

function isUsable({exists, version}: EntryFacts['node'], wanted: string | null): boolean {
  if (exists === false) return false;
  return wanted === null || version === null || nodeFits(version, wanted) !== false;
}
