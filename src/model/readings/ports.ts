import type {ProcessFacts} from './supervisor.ts';

export interface PortsValue {
  /** The gateway port first, then derived ports on which somebody listens. */
  readonly ports: readonly PortState[];
}

export interface PortState {
  readonly port: number;
  readonly role: 'gateway' | 'browser-control' | 'telegram-webhook' | 'cli-default';
  readonly listeners: readonly Listener[];
}

export interface Listener {
  readonly address: string;
  readonly uid: number;
  readonly user: string;
  /** Null when the owner belongs to another user and cannot be seen. */
  readonly process: ProcessFacts | null;
}
