import type {Disks} from './disks.ts';
import type {Files} from './files.ts';
import type {Ledger} from './gateway/ledger.ts';
import type {GatewayRun} from './gateway/run.ts';
import type {FileLine} from './gateway/words.ts';
import type {Journal} from './journal.ts';
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
  readonly memory: Memory;
  /** Running gateways by the pid of their process. */
  readonly gateways: Map<number, GatewayRun>;
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

export interface Memory {
  totalBytes: number;
  /** What everything but the gateways takes. */
  othersBytes: number;
  swapTotalBytes: number;
  /** What a gateway needs when it has started. */
  gatewayBytes: number;
}

export interface Social {
  readonly pairings: {code: string; readonly channel: string; readonly sender: string; readonly at: number}[];
  readonly approved: Set<string>;
}

/** A command that changed the world. */
export interface Deed {
  readonly at: number;
  readonly argv: readonly string[];
  readonly exit: number | null;
}

/** A consequence that a responder is to blame for. */
export interface Harm {
  readonly at: number;
  readonly text: string;
}

export function availableBytes({memory, gateways, processes}: World): number {
  const taken = [...gateways.keys()].reduce((sum, pid) => sum + (processes.get(pid)?.rssBytes ?? 0), 0);
  return Math.max(40_000_000, memory.totalBytes - memory.othersBytes - taken);
}

/** Says a harm once. */
export function harm(world: World, text: string): void {
  if (!world.harms.some((one) => one.text === text)) world.harms.push({at: world.time.now(), text});
}
