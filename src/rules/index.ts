import type {Rule} from '../model/index.ts';
import {bindPublic} from './bind-public.ts';
import {configBroken} from './config-broken.ts';
import {configIncomplete} from './config-incomplete.ts';
import {configMissing} from './config-missing.ts';
import {configNewer} from './config-newer.ts';
import {configRejected} from './config-rejected.ts';
import {configSplit} from './config-split.ts';
import {crashLoop} from './crash-loop.ts';
import {entryMissing} from './entry-missing.ts';
import {entryStale} from './entry-stale.ts';
import {foregroundOwner} from './foreground-owner.ts';
import {gatewayHung} from './gateway-hung.ts';
import {gatewayNotReady} from './gateway-not-ready.ts';
import {gatewayStarting} from './gateway-starting.ts';
import {heapLimit} from './heap-limit.ts';
import {nodeMismatch} from './node-mismatch.ts';
import {oomKilled} from './oom-killed.ts';
import {portSilent} from './port-silent.ts';
import {portTaken} from './port-taken.ts';
import {reloadNeeded} from './reload-needed.ts';
import {startLimitHit} from './start-limit-hit.ts';
import {twoOwners} from './two-owners.ts';
import {unitDown} from './unit-down.ts';
import {unitMissing} from './unit-missing.ts';
import {versionSkew} from './version-skew.ts';

/** Every rule, one a code, in the order of the alphabet. */
export const rules: readonly Rule[] = [
  bindPublic,
  configBroken,
  configIncomplete,
  configMissing,
  configNewer,
  configRejected,
  configSplit,
  crashLoop,
  entryMissing,
  entryStale,
  foregroundOwner,
  gatewayHung,
  gatewayNotReady,
  gatewayStarting,
  heapLimit,
  nodeMismatch,
  oomKilled,
  portSilent,
  portTaken,
  reloadNeeded,
  startLimitHit,
  twoOwners,
  unitDown,
  unitMissing,
  versionSkew,
];
