import {z} from 'zod';
import type {Proof} from './proofs.ts';

/** What the gateway says of one account; a key that is absent was not reported, which is never the same as false. */
const shape = z.looseObject({
  accountId: z.string().catch('default'),
  enabled: z.boolean().nullish().catch(null),
  configured: z.boolean().nullish().catch(null),
  linked: z.boolean().nullish().catch(null),
  running: z.boolean().nullish().catch(null),
  connected: z.boolean().nullish().catch(null),
  lifecycle: z.string().nullish().catch(null),
  healthState: z.string().nullish().catch(null),
  ingressUnavailable: z.boolean().nullish().catch(null),
  lastError: z.string().nullish().catch(null),
  lastStartAt: z.number().nullish().catch(null),
  lastInboundAt: z.number().nullish().catch(null),
  lastOutboundAt: z.number().nullish().catch(null),
  lastProbeAt: z.number().nullish().catch(null),
  tokenSource: z.string().nullish().catch(null),
  probe: z
    .looseObject({
      ok: z.boolean(),
      status: z.number().nullish().catch(null),
      error: z.string().nullish().catch(null),
      elapsedMs: z.number().nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

export type Account = z.infer<typeof shape>;

/** Connecting takes this long at most; after it, not connected is a failure. */
const connectGraceMs = 120_000;

/** States of the gateway's own health monitor in which messages do not pass. */
const badHealth = new Set([
  'terminal-disconnect',
  'ingress-unavailable',
  'blocked',
  'stopped',
  'not-running',
  'stuck',
  'disconnected',
  'stale',
  'stale-socket',
]);

export function parseAccount(value: unknown): Account | null {
  return shape.safeParse(value).data ?? null;
}

/**
 * A good token proves sending at most, and a running channel with a bad connection does not receive: `running`, `connected` and
 * `lifecycle` are believed before `probe.ok`.
 */
export function channelProof(account: Account, at: number): Proof {
  const {probe, lastError} = account;
  const probed = probe?.ok === true;
  const base = {checkedAt: account.lastProbeAt ?? at, tookMs: probe?.elapsedMs ?? null};
  const failed = (detail: string, sends: boolean | null, receives: boolean | null): Proof => ({
    ...base,
    state: 'failed',
    detail,
    sends,
    receives,
  });
  if (account.enabled === false) return {...base, state: 'off', detail: 'switched off', sends: null, receives: null};
  if (account.configured === false) return failed('the gateway finds it not configured', false, false);
  if (account.linked === false) return failed('its login is lost; it must be linked again', false, false);
  if (account.running === false && !isBare(account))
    return failed(lastError ?? `it is not running (${account.lifecycle ?? 'stopped'})`, false, false);
  if (account.ingressUnavailable === true) return failed(lastError ?? 'nothing can come in', probed ? true : null, false);
  if (probe?.ok === false)
    return failed(`its own check failed: ${[probe.status, probe.error].filter(Boolean).join(' ') || 'no reason given'}`, false, null);
  if (account.connected === false) {
    const starting = account.lifecycle === 'starting' && at - (account.lastStartAt ?? 0) < connectGraceMs;
    if (starting) return {...base, state: 'loaded', detail: 'it is still connecting', sends: probed ? true : null, receives: null};
    return failed(lastError ?? `it runs and is not connected (${account.lifecycle ?? 'unknown'})`, probed ? true : null, false);
  }
  if (badHealth.has(account.healthState ?? ''))
    return failed(lastError ?? `the gateway calls it ${account.healthState}`, probed ? true : null, null);
  const receives = account.lastInboundAt != null ? true : null;
  const inbound = receives ? 'messages came in since its start' : 'nothing has come in since its start, which proves neither';
  if (probed && !isBare(account))
    return {...base, state: 'working', detail: `its check passed and it is connected; ${inbound}`, sends: true, receives};
  if (probed && isBare(account))
    return {
      ...base,
      state: 'loaded',
      detail: bare,
      sends: null,
      receives,
    };
  const runs = account.running === true || account.connected === true;
  return {
    ...base,
    state: runs ? 'loaded' : 'claimed',
    sends: account.lastOutboundAt != null ? true : null,
    receives,
    detail: runs ? `the gateway runs it; ${inbound}` : 'the gateway did not say whether it runs',
  };
}

/** What a release proves that does not say whether a channel runs. */
export const bare = 'its token is accepted; this release does not say here whether it runs';

/** Older releases' `health` knows only the configuration and the check: every channel is "not running" there, without a token. */
function isBare({configured, running, lastStartAt, tokenSource}: Account): boolean {
  return configured === true && running === false && lastStartAt == null && tokenSource === 'none';
}
