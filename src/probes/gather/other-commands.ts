import type {Gateway, Host, OtherCommand} from '../../model/index.ts';
import {commandsIn, commandsOn} from './cli-path.ts';
import {packageOf} from './package.ts';
import {variablesInLook} from './variable-places.ts';

/**
 * The `openclaw` commands beside the chosen one, in the order in which who looks would get them: on their own PATH, in the usual places, on
 * the PATH of the gateway's process. Of one package the first.
 */
export async function otherCommands(host: Host, gateway: Gateway, pid: number | null): Promise<readonly OtherCommand[]> {
  const all = await Promise.all([
    commandsOn(host, host.platform.path ?? [], gateway.user.home),
    pathOfProcess(host, pid).then((path) => commandsIn(host, path)),
  ]);
  const commands = [...new Set(all.flat())].filter((command) => command !== gateway.cliPath);
  const found = await Promise.all(commands.map(async (command) => ({command, belongs: await packageOf(host, command)})));
  const packages = new Map<string, OtherCommand>();
  for (const {command, belongs} of found)
    if (belongs !== null && belongs.version !== '' && !packages.has(belongs.root))
      packages.set(belongs.root, {path: command, packageRoot: belongs.root, version: belongs.version});
  return [...packages.values()];
}

async function pathOfProcess(host: Host, pid: number | null): Promise<readonly string[]> {
  const variables = pid === null ? null : await variablesInLook(host, pid);
  return variables?.values.find(([name]) => name === 'PATH')?.[1].split(':') ?? [];
}
