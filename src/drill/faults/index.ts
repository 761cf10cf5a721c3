import {configCut} from './config-cut.ts';
import {composeAhead} from './docker/compose-ahead.ts';
import {composeMemory} from './docker/compose-memory.ts';
import {entryGone} from './entry-gone.ts';
import {entryRetired} from './entry-retired.ts';
import {envFileGone} from './env-file-gone.ts';
import type {Fault} from './fault.ts';
import {foreground} from './foreground.ts';
import {inodesGone} from './inodes-gone.ts';
import {keyExpired} from './key-expired.ts';
import {jobDisabled} from './mac/job-disabled.ts';
import {listEdited} from './mac/list-edited.ts';
import {loggedOut} from './mac/logged-out.ts';
import {nodeMoved} from './mac/node-moved.ts';
import {maintenanceHeld} from './maintenance-held.ts';
import {memoryCap} from './memory-cap.ts';
import {namesDead} from './names-dead.ts';
import {nodeReplaced} from './node-replaced.ts';
import {pairingPending} from './pairing-pending.ts';
import {portThief} from './port-thief.ts';
import {providerThrottled} from './provider-throttled.ts';
import {rescueScript} from './rescue-script.ts';
import {rivalPoller} from './rival-poller.ts';
import {secretShadowed} from './secret-shadowed.ts';
import {stopped} from './stopped.ts';
import {tokenRevoked} from './token-revoked.ts';

/** Everything that can be planted, in the order of the alphabet. */
export const faults: readonly Fault[] = [
  composeAhead,
  composeMemory,
  configCut,
  entryGone,
  entryRetired,
  envFileGone,
  foreground,
  inodesGone,
  jobDisabled,
  keyExpired,
  listEdited,
  loggedOut,
  maintenanceHeld,
  memoryCap,
  namesDead,
  nodeMoved,
  nodeReplaced,
  pairingPending,
  portThief,
  providerThrottled,
  rescueScript,
  rivalPoller,
  secretShadowed,
  stopped,
  tokenRevoked,
];
