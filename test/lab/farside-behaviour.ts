/** What the far side can do to a gateway. */
export interface Behaviour {
  /** `deaf`: all works but receiving. `mute`: all works but sending. `closed`: nothing listens. */
  telegram: 'ok' | 'unauthorised' | 'throttled' | 'closed' | 'deaf' | 'mute';
  provider: 'ok' | 'unauthorised' | 'throttled' | 'closed';
}

export const ports = {telegram: 8081, provider: 8082} as const;

/** Names, not addresses, so that a fault in name lookup is possible. */
export const names = {telegram: 'telegram.lab.test', provider: 'model.lab.test'} as const;
