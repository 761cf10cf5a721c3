import {z} from 'zod';
import {listOf, partsOf, timeShape} from '../event/shapes.ts';

export interface CapabilitiesValue {
  readonly capabilities: readonly Capability[];
  /** Why nothing beyond `claimed` could be said, when that is so. */
  readonly limitedBy: string | null;
}

export type CapabilityState = 'claimed' | 'loaded' | 'working' | 'failed' | 'not-provable' | 'off';

export interface Capability {
  readonly kind: 'channel' | 'agent' | 'provider' | 'plugin' | 'skill' | 'mcp' | 'speech' | 'browser' | 'hook' | 'cron';
  readonly name: string;
  /** Where it is claimed, e.g. `openclaw.json channels.telegram`, `service environment`. */
  readonly claimedIn: string;
  readonly state: CapabilityState;
  /** One line: what the latest look said, or what would prove it. */
  readonly detail: string;
  readonly sends: boolean | null;
  readonly receives: boolean | null;
  readonly checkedAt: number | null;
  readonly tookMs: number | null;
}

export function capabilitiesShape(): z.ZodType<CapabilitiesValue> {
  return partsOf<CapabilitiesValue>({capabilities: listOf(capabilityShape()), limitedBy: z.string().nullable()});
}

function capabilityShape(): z.ZodType<Capability> {
  return partsOf<Capability>({
    kind: z.enum(['channel', 'agent', 'provider', 'plugin', 'skill', 'mcp', 'speech', 'browser', 'hook', 'cron']),
    name: z.string(),
    claimedIn: z.string(),
    state: z.enum(['claimed', 'loaded', 'working', 'failed', 'not-provable', 'off']),
    detail: z.string(),
    sends: z.boolean().nullable(),
    receives: z.boolean().nullable(),
    checkedAt: timeShape().nullable(),
    tookMs: z.number().nullable(),
  });
}
