import {type Said, said} from '../programs/call.ts';
import {startChannel} from '../world/gateway/channels.ts';
import {eventLoop} from '../world/gateway/http.ts';
import type {Process} from '../world/processes.ts';
import {accountOf, labels, probeOf, summaryOf} from './account.ts';
import {type Asked, type Command, pretty} from './asked.ts';
import {invalidConfig} from './config.ts';
import {connect, failure} from './connect.ts';

export const channelsStatus: Command = {words: ['channels', 'status'], run: status};

async function status(asked: Asked): Promise<Said> {
  const {call, world, table} = asked;
  await call.wait(1_100);
  if (asked.config.is !== 'read' || asked.config.issues.length > 0) return invalidConfig(asked);
  const connection = connect(asked);
  if (connection.is === 'protocol' || connection.is === 'foreign') return failure(asked, connection, 0);
  if (connection.is !== 'open') {
    const denied = connection.is === 'refuses-token';
    const waitedMs = denied
      ? 11_500
      : connection.is === 'frozen'
        ? (asked.timeoutMs ?? 60_000)
        : Math.min(asked.timeoutMs ?? 15_000, 15_000);
    await call.wait(waitedMs);
    if (!asked.modern) return earlierUnreached(asked, waitedMs);
    const error = denied
      ? 'unauthorized: gateway token mismatch (provide gateway auth token)'
      : `Gateway not reachable after waiting ${Math.round(waitedMs / 1000)} s.\nwaiting for managed service\nRun openclaw gateway status --deep to diagnose.`;
    const value = {
      gatewayReachable: false,
      error,
      gatewayAuthUnavailable: false,
      configOnly: true,
      config: {path: asked.configPath, mode: 'local'},
      configuredChannels: Object.keys((table['channels'] ?? {}) as object),
    };
    const stderr = denied ? `gateway connect failed: GatewayClientRequestError: ${error}\n` : '';
    return {exit: 0, stdout: asked.json ? pretty(value) : `${error}\n`, stderr};
  }
  const {run, process} = connection;
  const wanted = asked.option('--channel');
  const probes = asked.flags.has('--probe');
  const channels = [...run.channels.values()].filter((channel) => wanted === null || channel.id === wanted);
  if (probes) await call.wait(world.network.state() === 'ok' ? 800 : 5_000);
  const accounts = Object.fromEntries(
    channels.map((channel) => [channel.id, [accountOf(world, channel, probes ? probeOf(world, run, channel) : null, asked.modern)]]),
  );
  const ids = channels.map((channel) => channel.id);
  const issues = channels
    .filter((channel) => channel.lastError !== null)
    .map((channel) => ({
      channel: channel.id,
      accountId: 'default',
      kind: 'runtime',
      message: channel.lastError,
      fix: 'resolve the reported channel error, then restart the channel',
    }));
  const value = {
    ts: Math.round(world.time.now()),
    channelOrder: ids,
    ...(asked.modern
      ? named(asked, process, ids)
      : {channelLabels: {}, channelDetailLabels: {}, channelSystemImages: {}, channelMeta: ids.map((id) => ({id}))}),
    channels: Object.fromEntries(ids.map((id) => [id, summaryOf(accounts[id]?.[0] ?? {})])),
    channelAccounts: accounts,
    channelDefaultAccountId: Object.fromEntries(ids.map((id) => [id, 'default'])),
    ...(asked.modern ? {statusIssues: issues} : {}),
  };
  if (asked.json) return said(pretty(value));
  return said(
    channels
      .map(
        (channel) =>
          `${text(channel.id)} default: configured, ${channel.running ? `running, ${channel.connected ? 'connected' : 'not connected'}` : 'not running'}${channel.lastError === null ? '' : `, error: ${channel.lastError}`}\n`,
      )
      .join(''),
  );
}

function named({world}: Asked, process: Process, ids: readonly string[]): object {
  return {
    channelLabels: Object.fromEntries(ids.map((id) => [id, text(id)])),
    channelDetailLabels: Object.fromEntries(ids.map((id) => [id, `${text(id)} Bot`])),
    channelSystemImages: Object.fromEntries(ids.map((id) => [id, 'paperplane'])),
    channelMeta: ids.map((id) => ({id, label: text(id), detailLabel: `${text(id)} Bot`, systemImage: 'paperplane'})),
    eventLoop: eventLoop(world, world.time.now() - process.startedAt),
  };
}

function text(id: string): string {
  return labels[id] ?? id;
}

/** Releases before 2026.8 print a text here, with --json as well. */
function earlierUnreached(asked: Asked, waitedMs: number): Said {
  const target = `Gateway target: ws://127.0.0.1:${asked.port}\nSource: local loopback\nConfig: ${asked.configPath}\nBind: loopback\n`;
  const why = `Gateway not reachable: Error: gateway timeout after ${waitedMs}ms\n${target}`;
  return {
    exit: 0,
    stdout: '',
    stderr: `${why}Gateway not reachable; showing config-only status.\nConfig: ${asked.configPath}\nMode: local\n`,
  };
}

/** `gateway call channels.start --params '{"channel":"telegram"}'`: the way out of the breaker's hold. */
export const startChannelCall: Command = {
  words: ['gateway', 'call', 'channels.start'],
  async run(asked) {
    await asked.call.wait(950);
    const connection = connect(asked);
    if (connection.is !== 'open') return failure(asked, connection, 0);
    let channel: unknown;
    try {
      ({channel} = JSON.parse(asked.option('--params') ?? '{}') as {channel?: unknown});
    } catch {
      return {exit: 1, stdout: '', stderr: 'Invalid --params JSON\n'};
    }
    if (typeof channel !== 'string' || !connection.run.channels.has(channel))
      return {exit: 1, stdout: '', stderr: `unknown channel ${String(channel)}\n`};
    asked.world.deeds.push({at: asked.world.time.now(), argv: asked.call.argv, exit: 0});
    startChannel(asked.world, connection.process, connection.run, channel);
    await asked.call.wait(1_200);
    return said(pretty({channel, accountId: 'default', started: true}));
  },
};
