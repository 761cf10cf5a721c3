import type {Code, Rule} from '../model/index.ts';
import {bindPublic} from './bind-public.ts';
import {capabilityLost} from './capability-lost.ts';
import {certificateUnusable} from './certificate-unusable.ts';
import {channelDown} from './channel-down.ts';
import {channelHalf} from './channel-half.ts';
import {channelsSuppressed} from './channels-suppressed.ts';
import {checkFailing} from './check-failing.ts';
import {cliUnusable} from './cli-unusable.ts';
import {clientsRefused} from './clients-refused.ts';
import {clockOff} from './clock-off.ts';
import {configBroken} from './config-broken.ts';
import {configIncomplete} from './config-incomplete.ts';
import {configMissing} from './config-missing.ts';
import {configNewer} from './config-newer.ts';
import {configRejected} from './config-rejected.ts';
import {configSplit} from './config-split.ts';
import {crashLoop} from './crash-loop.ts';
import {deliveryDead} from './delivery-dead.ts';
import {diskFull} from './disk-full.ts';
import {egressDown} from './egress-down.ts';
import {entryMissing} from './entry-missing.ts';
import {entryStale} from './entry-stale.ts';
import {envFileMissing} from './env-file-missing.ts';
import {foregroundOwner} from './foreground-owner.ts';
import {gatewayHung} from './gateway-hung.ts';
import {gatewayNotReady} from './gateway-not-ready.ts';
import {gatewayStarting} from './gateway-starting.ts';
import {heapLimit} from './heap-limit.ts';
import {hotReloadOff} from './hot-reload-off.ts';
import {inodesFull} from './inodes-full.ts';
import {memoryShort} from './memory-short.ts';
import {nodeMismatch} from './node-mismatch.ts';
import {notLasting} from './not-lasting.ts';
import {oomKilled} from './oom-killed.ts';
import {portSilent} from './port-silent.ts';
import {portTaken} from './port-taken.ts';
import {providerUnusable} from './provider-unusable.ts';
import {reachUnmet} from './reach-unmet.ts';
import {refusedToStart} from './refused-to-start.ts';
import {reloadNeeded} from './reload-needed.ts';
import {restartedByOthers} from './restarted-by-others.ts';
import {secretInUnit} from './secret-in-unit.ts';
import {secretMissing} from './secret-missing.ts';
import {secretReadable} from './secret-readable.ts';
import {secretShadowed} from './secret-shadowed.ts';
import {sessionStuck} from './session-stuck.ts';
import {sourcesDisagree} from './sources-disagree.ts';
import {spawnFailed} from './spawn-failed.ts';
import {startBlocked} from './start-blocked.ts';
import {startLimitHit} from './start-limit-hit.ts';
import {stateUnusable} from './state-unusable.ts';
import {switchedOff} from './switched-off.ts';
import {tokenMismatch} from './token-mismatch.ts';
import {twoOwners} from './two-owners.ts';
import {unitDown} from './unit-down.ts';
import {unitForbids} from './unit-forbids.ts';
import {unitMissing} from './unit-missing.ts';
import {unitStartsClient} from './unit-starts-client.ts';
import {updateUnfinished} from './update-unfinished.ts';
import {upstreamThrottled} from './upstream-throttled.ts';
import {versionSkew} from './version-skew.ts';

/** Every rule under its code: one too few, one too many or one under another's code does not compile. */
const table: {readonly [C in Code]: Rule & {readonly code: C}} = {
  'bind-public': bindPublic,
  'capability-lost': capabilityLost,
  'certificate-unusable': certificateUnusable,
  'channel-down': channelDown,
  'channel-half': channelHalf,
  'channels-suppressed': channelsSuppressed,
  'check-failing': checkFailing,
  'cli-unusable': cliUnusable,
  'clients-refused': clientsRefused,
  'clock-off': clockOff,
  'config-broken': configBroken,
  'config-incomplete': configIncomplete,
  'config-missing': configMissing,
  'config-newer': configNewer,
  'config-rejected': configRejected,
  'config-split': configSplit,
  'crash-loop': crashLoop,
  'delivery-dead': deliveryDead,
  'disk-full': diskFull,
  'egress-down': egressDown,
  'entry-missing': entryMissing,
  'entry-stale': entryStale,
  'env-file-missing': envFileMissing,
  'foreground-owner': foregroundOwner,
  'gateway-hung': gatewayHung,
  'gateway-not-ready': gatewayNotReady,
  'gateway-starting': gatewayStarting,
  'heap-limit': heapLimit,
  'hot-reload-off': hotReloadOff,
  'inodes-full': inodesFull,
  'memory-short': memoryShort,
  'node-mismatch': nodeMismatch,
  'not-lasting': notLasting,
  'oom-killed': oomKilled,
  'port-silent': portSilent,
  'port-taken': portTaken,
  'provider-unusable': providerUnusable,
  'reach-unmet': reachUnmet,
  'refused-to-start': refusedToStart,
  'reload-needed': reloadNeeded,
  'restarted-by-others': restartedByOthers,
  'secret-in-unit': secretInUnit,
  'secret-missing': secretMissing,
  'secret-readable': secretReadable,
  'secret-shadowed': secretShadowed,
  'session-stuck': sessionStuck,
  'sources-disagree': sourcesDisagree,
  'spawn-failed': spawnFailed,
  'start-blocked': startBlocked,
  'start-limit-hit': startLimitHit,
  'state-unusable': stateUnusable,
  'switched-off': switchedOff,
  'token-mismatch': tokenMismatch,
  'two-owners': twoOwners,
  'unit-down': unitDown,
  'unit-forbids': unitForbids,
  'unit-missing': unitMissing,
  'unit-starts-client': unitStartsClient,
  'update-unfinished': updateUnfinished,
  'upstream-throttled': upstreamThrottled,
  'version-skew': versionSkew,
};

/** Every rule, one a code, in the order of the alphabet. */
export const rules: readonly Rule[] = Object.values(table);
