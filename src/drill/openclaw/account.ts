import {troubleOf} from '../world/gateway/channels.ts';
import {type Channel, type GatewayRun, isModern} from '../world/gateway/run.ts';
import type {World} from '../world/world.ts';

/** One account of a channel in the shape of `health` and `channels status`; with a probe when one was asked for. */
export function accountOf(world: World, channel: Channel, probe: object | null, modern: boolean): object {
  if (!modern) return earlierAccountOf(world, channel, probe);
  const {running, connected, lifecycle, terminal} = channel;
  const now = Math.round(world.time.now());
  return {
    accountId: 'default',
    enabled: true,
    lastStartAt: whole(channel.startedAt),
    lastStopAt: whole(channel.stoppedAt),
    ...(probe === null ? {} : {probe}),
    restartPending: channel.restartPending,
    ...(channel.startedAt === null ? {} : {reconnectAttempts: channel.attempts}),
    ...(channel.connectedAt === null
      ? {}
      : {
          lastConnectedAt: whole(channel.connectedAt),
          lastEventAt: whole(channel.connectedAt),
          lastTransportActivityAt: whole(channel.connectedAt),
        }),
    lifecycle,
    ...(terminal ? {terminalDisconnect: true} : {}),
    lastInboundAt: whole(channel.inboundAt),
    lastOutboundAt: whole(channel.outboundAt),
    tokenSource: channel.tokenSource,
    tokenStatus: channel.token === null ? 'missing' : 'available',
    mode: channel.id === 'telegram' ? 'polling' : 'socket',
    allowUnmentionedGroups: false,
    configured: channel.token !== null,
    running,
    ...(running ? {connected} : {}),
    lastError: channel.lastError,
    ...(channel.healthState === null ? {} : {healthState: channel.healthState}),
    lastProbeAt: probe === null ? null : now,
  };
}

/** Releases before 2026.8 say whether it runs, and not whether it is connected. */
function earlierAccountOf(world: World, channel: Channel, probe: object | null): object {
  return {
    accountId: 'default',
    enabled: true,
    configured: channel.token !== null,
    running: channel.running,
    lastStartAt: whole(channel.startedAt),
    lastStopAt: whole(channel.stoppedAt),
    lastError: channel.lastError,
    ...(probe === null ? {} : {probe}),
    restartPending: channel.restartPending,
    reconnectAttempts: channel.attempts,
    lastInboundAt: whole(channel.inboundAt),
    lastOutboundAt: whole(channel.outboundAt),
    tokenSource: channel.tokenSource,
    tokenStatus: channel.token === null ? 'missing' : 'available',
    mode: 'polling',
    allowUnmentionedGroups: false,
    lastProbeAt: probe === null ? null : Math.round(world.time.now()),
  };
}

/** In `health` of those releases a channel is its probe, and nothing of how it runs. */
export function bareAccountOf(world: World, channel: Channel, probe: object): object {
  return {
    configured: channel.token !== null,
    running: false,
    lastStartAt: null,
    lastStopAt: null,
    lastError: null,
    tokenSource: 'none',
    probe,
    lastProbeAt: Math.round(world.time.now()),
    mode: null,
    accountId: 'default',
  };
}

/** The channel itself in `channels status`: an older and shorter form of its account. */
export function summaryOf(account: object): object {
  const wanted = ['configured', 'running', 'lastStartAt', 'lastStopAt', 'lastError', 'tokenSource', 'probe', 'lastProbeAt', 'mode'];
  return Object.fromEntries(Object.entries(account).filter(([key]) => wanted.includes(key)));
}

/** What a channel's far side says to its token right now: sending only, nothing about what comes in. */
export function probeOf(world: World, run: GatewayRun, channel: Channel): object {
  const trouble = troubleOf(world, run, channel);
  if (trouble === null || trouble.says.includes('Conflict: terminated')) {
    return {
      ok: true,
      status: null,
      error: null,
      bot: {id: 123_456_789, ...(isModern(run.version) ? {isBot: true} : {}), username: world.scene.botName},
      elapsedMs: world.network.state() === 'ok' ? 61 : 5_000,
    };
  }
  return trouble.final
    ? {ok: false, status: 401, error: 'Unauthorized', elapsedMs: 48}
    : {ok: false, status: null, error: trouble.says.replace(/^.*failed: (.*)$/, 'fetch failed | $1'), elapsedMs: 5_000};
}

function whole(at: number | null): number | null {
  return at === null ? null : Math.round(at);
}

export const labels: Readonly<Record<string, string>> = {telegram: 'Telegram', discord: 'Discord', slack: 'Slack'};
