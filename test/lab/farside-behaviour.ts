/** What the far side can do to a gateway. */
export interface Behaviour {
  /** `deaf`: all works but receiving. `mute`: all works but sending. `closed`: nothing listens. */
  telegram: 'ok' | 'unauthorised' | 'throttled' | 'closed' | 'deaf' | 'mute';
  provider: 'ok' | 'unauthorised' | 'throttled' | 'closed';
}

export const ports = {telegram: 8081, provider: 8082} as const;

/**
 * The channel's far side is known by a name, so that a fault in name lookup is possible. The provider's is an address:
 * OpenClaw refuses to call a model at a name that resolves to a private address.
 */
export const addresses = {telegram: 'telegram.lab.test', provider: '127.0.0.1'} as const;
