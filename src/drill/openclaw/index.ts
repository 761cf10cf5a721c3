import {complained, said, type Tool} from '../programs/call.ts';
import {packageOfCommand} from '../world/package.ts';
import {type Asked, askedOf, type Command} from './asked.ts';
import {channelsStatus, startChannelCall} from './channels.ts';
import {configGet, configSet, configUnset, configValidate} from './config.ts';
import {doctor} from './doctor.ts';
import {mcpDoctor, pluginsDoctor} from './doctors.ts';
import {gatewayStatus} from './gateway-status.ts';
import {callHealth, gatewayHealth, health} from './health.ts';
import {gatewayAlone, gatewayInstall, gatewayRestart, gatewayRun, gatewayStart, gatewayStop} from './lifecycle.ts';
import {modelsStatus, secretsAudit, skillsList, stability} from './lists.ts';
import {logs} from './logs.ts';
import {nodeRefusal} from './node.ts';
import {pairingApprove, pairingList} from './pairing.ts';
import {status} from './status.ts';
import {gatewayResume, gatewaySuspend} from './suspension.ts';

const commands: readonly Command[] = [
  callHealth,
  channelsStatus,
  configGet,
  configSet,
  configUnset,
  configValidate,
  doctor,
  gatewayAlone,
  gatewayHealth,
  gatewayInstall,
  gatewayRestart,
  gatewayResume,
  gatewayRun,
  gatewayStart,
  gatewayStatus,
  gatewayStop,
  gatewaySuspend,
  health,
  logs,
  mcpDoctor,
  modelsStatus,
  pairingApprove,
  pairingList,
  pluginsDoctor,
  secretsAudit,
  skillsList,
  stability,
  startChannelCall,
  status,
];

/** The `openclaw` command of a world, in the shapes of the release that is installed there. */
export const openclaw: Tool = async (call) => {
  const found = packageOfCommand(call.world, call.argv[0] ?? '');
  if (found === null) return complained(`node:internal/modules/run_main:123\nError: Cannot find module '${call.argv[0] ?? ''}'\n`);
  const refusal = nodeRefusal(call, found.root);
  if (refusal !== null) return complained(refusal);
  const asked = askedOf(call, found);
  if (asked.flags.has('--version') || asked.flags.has('-V')) {
    await call.wait(100);
    return said(`OpenClaw ${asked.version} (${asked.modern ? 'eb377ac' : '323493f'})\n`);
  }
  const best = commands
    .filter((command) => command.words.every((word, at) => asked.words[at] === word))
    .toSorted((a, b) => b.words.length - a.words.length)[0];
  if (!best || asked.flags.has('--help')) return help(asked);
  if (!asked.modern && (best === stability || best === gatewaySuspend || best === gatewayResume)) return help(asked);
  return best.run(asked);
};

/** A drill's CLI knows the commands of the ladder and of repair; for others it prints a page as the real one would. */
async function help({call, words, version}: Asked): Promise<ReturnType<typeof said>> {
  await call.wait(1_200);
  return said(
    `🦞 OpenClaw ${version}\n\nUsage: openclaw [options] [command]\n\nIn this drill: ${[...new Set(commands.map((command) => command.words.join(' ')))].toSorted().join(', ')}\n`,
    words.length === 0 ? 0 : 1,
  );
}
