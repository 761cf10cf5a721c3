import type {Pattern} from '../danger.ts';
import {isGiven, valueAt} from './value-at.ts';

/** The port is open beyond the machine, or to the whole internet, and nobody is asked for anything. */
export const publicBind: Pattern = ({config}) => {
  const bind = valueAt(config, 'gateway', 'bind');
  const mode = valueAt(config, 'gateway', 'auth', 'mode');
  const funnel = valueAt(config, 'gateway', 'tailscale', 'mode') === 'funnel';
  const isPublic = typeof bind === 'string' && !/^(?:loopback|localhost|auto|127\.[\d.]+|::1)$/i.test(bind);
  if (!isPublic && !funnel) return [];
  const opened = funnel
    ? 'a funnel brings the whole internet to the port'
    : `gateway.bind=${bind as string} opens the port beyond this machine`;
  const at = funnel ? ['gateway', 'tailscale', 'mode'] : ['gateway', 'bind'];
  if (mode === 'none')
    return [
      {
        pattern: 'public-bind',
        at,
        because: `${opened}, and gateway.auth.mode=none asks nobody for anything: whoever reaches it commands the agent`,
      },
    ];
  const given = ['token', 'password'].some((name) => isGiven(valueAt(config, 'gateway', 'auth', name))) || mode === 'trusted-proxy';
  if (given) return [];
  return [
    {
      pattern: 'public-bind',
      at,
      because: `${opened}, and no credential is written here: the gateway refuses to start so unless one is in its environment`,
    },
  ];
};
