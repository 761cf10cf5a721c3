import type {Deed, Harm} from './deeds.ts';
import type {Disks} from './disks.ts';
import type {Engine} from './docker/engine.ts';
import type {Files} from './files.ts';
import type {Ledger} from './gateway/ledger.ts';
import type {Gateways} from './gateway/run.ts';
import type {FileLine} from './gateway/words.ts';
import type {Journal} from './journal.ts';
import type {Launchd} from './launchd/launchd.ts';
import type {Memory} from './memory.ts';
import type {Network} from './network.ts';
import type {Processes} from './processes.ts';
import type {Random} from './random.ts';
import type {Scene} from './scene.ts';
import type {Manager} from './systemd/manager.ts';
import type {Time} from './time.ts';

/** A small host in memory. Everything that programs and probes see of it follows from what is in here. */
export interface World {
  readonly random: Random;
  readonly time: Time;
  readonly scene: Scene;
  readonly files: Files;
  readonly disks: Disks;
  readonly processes: Processes;
  readonly journal: Journal;
  readonly network: Network;
  readonly managers: {readonly user: Manager; readonly system: Manager};
  /** What keeps services on a Mac; null on any other host, and there the managers hold nothing. */
  readonly launchd: Launchd | null;
  /** What runs containers; null where there is none. */
  readonly engine: Engine<World> | null;
  readonly memory: Memory;
  /** Running gateways by the pid of their process. */
  readonly gateways: Gateways;
  /** What OpenClaw's state directories remember, by their path. */
  readonly ledgers: Map<string, Ledger>;
  /** OpenClaw's own log file, shared by the gateway and the commands of that user. */
  readonly fileLog: FileLine[];
  /** Senders that wait for approval, and chats that nobody answers. */
  readonly social: Social;
  /** What was done to this world, in order. */
  readonly deeds: Deed[];
  /** What went wrong for good because of it. */
  readonly harms: Harm[];
}

export interface Social {
  readonly pairings: {code: string; readonly channel: string; readonly sender: string; readonly at: number}[];
  readonly approved: Set<string>;
}
