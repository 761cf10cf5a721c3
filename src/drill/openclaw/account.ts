import {troubleOf} from '../world/gateway/channels.ts';
import {type Channel, type GatewayRun, isModern} from '../world/gateway/run.ts';
import type {World} from '../world/world.ts';
import {instead, type Patch, patched} from './patch.ts';

/** One account of a channel, as it stands now, put over the recorded one; `probe` when its far side was asked. */
export function accountPatch(world: World, channel: Channel, probe: Patch | (() => unknown) | undefined, modern: boolean): Patch {
  return {
    lastStartAt: whole(channel.startedAt),
    lastStopAt: whole(channel.stoppedAt),
    restartPending: channel.restartPending,
    reconnectAttempts: modern && channel.startedAt === null ? undefined : channel.attempts,
    lastInboundAt: whole(channel.inboundAt),
    lastOutboundAt: whole(channel.outboundAt),
    tokenSource: channel.tokenSource,
    tokenStatus: channel.token === null ? 'missing' : 'available',
    configured: channel.token !== null,
    running: channel.running,
    lastError: channel.lastError,
    lastProbeAt: probe === undefined ? null : Math.round(world.time.now()),
    ...(probe === undefined ? {} : {probe}),
    ...(modern ? connectionPatch(channel) : {}),
  };
}

/** Only releases since 2026.8 say how the connection is, and not only whether the channel runs. */
function connectionPatch(channel: Channel): Patch {
  const connectedAt = channel.connectedAt === null ? undefined : Math.round(channel.connectedAt);
  return {
    lastConnectedAt: connectedAt,
    lastEventAt: connectedAt,
    lastTransportActivityAt: connectedAt,
    lifecycle: channel.lifecycle,
    terminalDisconnect: channel.terminal ? true : undefined,
    connected: channel.running ? channel.connected : undefined,
    healthState: channel.healthState ?? undefined,
    mode: channel.id === 'telegram' ? 'polling' : 'socket',
  };
}

/** The channel itself in `channels status`: an older and shorter form of its account. */
export function summaryPatch(account: Patch): Patch {
  const wanted = ['configured', 'running', 'lastStartAt', 'lastStopAt', 'lastError', 'tokenSource', 'probe', 'lastProbeAt'];
  return Object.fromEntries(Object.entries(account).filter(([key]) => wanted.includes(key)));
}

/** A table by channel, made from the recorded channel: each of this gateway's is that one with what is different. */
export function byChannel(channels: readonly Channel[], patchOf: (channel: Channel) => Patch): (recorded: unknown) => unknown {
  return (recorded) => {
    const [like] = Object.values(recorded as Readonly<Record<string, unknown>>);
    const one = (channel: Channel): unknown =>
      Array.isArray(like) ? [patched(like[0], patchOf(channel))] : patched(like, patchOf(channel));
    return Object.fromEntries(channels.map((channel) => [channel.id, one(channel)]));
  };
}

/** What a channel's far side says to its token right now: sending only, nothing about what comes in. */
export function probePatch(world: World, run: GatewayRun, channel: Channel): Patch | (() => unknown) {
  const trouble = troubleOf(world, run, channel);
  if (trouble === null || trouble.says.includes('Conflict: terminated')) {
    const bot = {id: 123_456_789, username: world.scene.botName};
    const elapsedMs = world.network.state() === 'ok' ? 61 : 5_000;
    // The far sides of other channels tell nothing of the bot but who it is.
    return channel.id === 'telegram'
      ? {bot, ...(isModern(run.version) ? {botInfo: {id: bot.id, username: bot.username}} : {}), elapsedMs}
      : instead({ok: true, status: null, error: null, bot, elapsedMs});
  }
  return instead(
    trouble.final
      ? {ok: false, status: 401, error: 'Unauthorized', elapsedMs: 48}
      : {ok: false, status: null, error: trouble.says.replace(/^.*failed: (.*)$/, 'fetch failed | $1'), elapsedMs: 5_000},
  );
}

function whole(at: number | null): number | null {
  return at === null ? null : Math.round(at);
}

export const labels: Readonly<Record<string, string>> = {telegram: 'Telegram', discord: 'Discord', slack: 'Slack'};
