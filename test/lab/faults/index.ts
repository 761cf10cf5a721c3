import type {Fault} from '../fault.ts';
import {bindPublic} from './bind-public.ts';
import {capabilityLost} from './capability-lost.ts';
import {capabilityLostAgent} from './capability-lost-agent.ts';
import {capabilityLostPlugin} from './capability-lost-plugin.ts';
import {channelDown} from './channel-down.ts';
import {channelHalf} from './channel-half.ts';
import {channelsSuppressed} from './channels-suppressed.ts';
import {cliUnusable} from './cli-unusable.ts';
import {configBroken} from './config-broken.ts';
import {configIncomplete} from './config-incomplete.ts';
import {configMissing} from './config-missing.ts';
import {configNewer} from './config-newer.ts';
import {configNewerRefused} from './config-newer-refused.ts';
import {configRejected} from './config-rejected.ts';
import {configSplit} from './config-split.ts';
import {crashLoop} from './crash-loop.ts';
import {deliveryDead} from './delivery-dead.ts';
import {diskFull} from './disk-full.ts';
import {egressDown} from './egress-down.ts';
import {entryMissing} from './entry-missing.ts';
import {entryMissingNode} from './entry-missing-node.ts';
import {entryStale} from './entry-stale.ts';
import {envFileMissing} from './env-file-missing.ts';
import {foregroundOwner} from './foreground-owner.ts';
import {gatewayHung} from './gateway-hung.ts';
import {gatewayNotReady} from './gateway-not-ready.ts';
import {heapLimit} from './heap-limit.ts';
import {inodesFull} from './inodes-full.ts';
import {nodeMismatch} from './node-mismatch.ts';
import {nodeMismatchLoop} from './node-mismatch-loop.ts';
import {notLasting} from './not-lasting.ts';
import {notLastingBoot} from './not-lasting-boot.ts';
import {oomKilled} from './oom-killed.ts';
import {portSilent} from './port-silent.ts';
import {portTaken} from './port-taken.ts';
import {providerUnusable} from './provider-unusable.ts';
import {reachUnmet, reachUnmetTailnet} from './reach-unmet.ts';
import {reloadNeeded} from './reload-needed.ts';
import {restartedByOthers} from './restarted-by-others.ts';
import {secretInUnit} from './secret-in-unit.ts';
import {secretMissing} from './secret-missing.ts';
import {secretReadable} from './secret-readable.ts';
import {secretShadowed} from './secret-shadowed.ts';
import {sourcesDisagree} from './sources-disagree.ts';
import {spawnFailed} from './spawn-failed.ts';
import {spawnFailedBefore} from './spawn-failed-before.ts';
import {startBlocked} from './start-blocked.ts';
import {startBlockedBound} from './start-blocked-bound.ts';
import {startBlockedType} from './start-blocked-type.ts';
import {startLimitHit} from './start-limit-hit.ts';
import {stateUnusable} from './state-unusable.ts';
import {stateUnusableLocked} from './state-unusable-locked.ts';
import {stateUnusableOwner} from './state-unusable-owner.ts';
import {switchedOff} from './switched-off.ts';
import {tokenMismatch} from './token-mismatch.ts';
import {twoOwners} from './two-owners.ts';
import {unitDown} from './unit-down.ts';
import {unitDownOwnEnd} from './unit-down-own-end.ts';
import {unitForbids} from './unit-forbids.ts';
import {unitForbidsFiles} from './unit-forbids-files.ts';
import {unitMissing} from './unit-missing.ts';
import {unitStartsClient} from './unit-starts-client.ts';
import {configBrokenFolder, configIncompleteAsked, secretReadableEnvironment} from './unreadable.ts';
import {updateUnfinished} from './update-unfinished.ts';
import {upstreamThrottled} from './upstream-throttled.ts';
import {versionSkew} from './version-skew.ts';
import {versionSkewCli} from './version-skew-cli.ts';

/**
 * Every fault of the lab, in the order in which it is made: on the running gateway first, the cheapest first, and a fault
 * that leaves the gateway touchy for a while (a provider's key is put aside for a minute) last.
 */
export const faults: readonly Fault[] = [
  reloadNeeded,
  secretReadable,
  secretInUnit,
  entryStale,
  nodeMismatch,
  versionSkew,
  versionSkewCli,
  cliUnusable,
  notLasting,
  notLastingBoot,
  gatewayHung,
  gatewayNotReady,
  capabilityLost,
  capabilityLostPlugin,
  capabilityLostAgent,
  configMissing,
  configBroken,
  configRejected,
  configNewer,
  deliveryDead,
  restartedByOthers,
  tokenMismatch,
  twoOwners,
  channelDown,
  channelHalf,
  egressDown,
  // Some minutes before the other fault of the provider: OpenClaw leaves one that failed alone for a while.
  providerUnusable,
  secretMissing,
  diskFull,
  inodesFull,
  updateUnfinished,
  upstreamThrottled,
  unitDown,
  unitDownOwnEnd,
  startBlocked,
  startBlockedBound,
  startBlockedType,
  unitForbids,
  unitForbidsFiles,
  unitMissing,
  entryMissing,
  entryMissingNode,
  spawnFailed,
  spawnFailedBefore,
  unitStartsClient,
  nodeMismatchLoop,
  envFileMissing,
  startLimitHit,
  crashLoop,
  stateUnusable,
  stateUnusableOwner,
  stateUnusableLocked,
  heapLimit,
  oomKilled,
  configNewerRefused,
  configIncomplete,
  configIncompleteAsked,
  configBrokenFolder,
  secretReadableEnvironment,
  bindPublic,
  reachUnmet,
  reachUnmetTailnet,
  portTaken,
  foregroundOwner,
  configSplit,
  sourcesDisagree,
  secretShadowed,
  portSilent,
  channelsSuppressed,
  switchedOff,
];
