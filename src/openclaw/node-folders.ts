import type {Gateway, Readings} from '../model/index.ts';

/**
 * Where the owner's command finds its Node, which it looks for on the PATH: the one of the service first, then the one that a gateway
 * runs under without a service, then whatever lies beside the command, as version managers put it.
 */
export function nodeFolders({cliPath}: Pick<Gateway, 'cliPath'>, {install}: Readings): readonly string[] {
  const {unit, running} = install?.seen === true ? install.value : {unit: null, running: null};
  const nodes = [unit?.node.exists === true ? unit.node.path : null, running?.node.exists === false ? null : running?.node.path];
  return [...nodes, cliPath].flatMap((file) =>
    file == null || !file.startsWith('/') ? [] : [file.slice(0, Math.max(1, file.lastIndexOf('/')))],
  );
}
