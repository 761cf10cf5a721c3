import {z} from 'zod';
import {listOf, partsOf} from '../event/shapes.ts';
import {type ProcessFacts, processShape} from './process.ts';

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

export function portsShape(): z.ZodType<PortsValue> {
  return partsOf<PortsValue>({ports: listOf(portShape())});
}

function portShape(): z.ZodType<PortState> {
  return partsOf<PortState>({
    port: z.number(),
    role: z.enum(['gateway', 'browser-control', 'telegram-webhook', 'cli-default']),
    listeners: listOf(listenerShape()),
  });
}

function listenerShape(): z.ZodType<Listener> {
  return partsOf<Listener>({address: z.string(), uid: z.number(), user: z.string(), process: processShape().nullable()});
}
