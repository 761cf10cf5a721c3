import {type Said, said} from '../programs/call.ts';
import {startChannel} from '../world/gateway/channels.ts';
import {eventLoop} from '../world/gateway/http.ts';
import type {Channel} from '../world/gateway/run.ts';
import {accountPatch, byChannel, labels, probePatch, summaryPatch} from './account.ts';
import {type Asked, answered, type Command, pretty} from './asked.ts';
import {invalidConfig, uncheckable} from './config.ts';
import {type Connection, connect, mismatch, type Open, tokenTries} from './connect.ts';
import {earlierReason, earlierTarget, earlierTry} from './earlier-failure.ts';
import {credentialsWanted, failure} from './failure.ts';
import {instead, type Patch} from './patch.ts';

export const channelsStatus: Command = {words: ['channels', 'status'], run: status};

async function status(asked: Asked): Promise<Said> {
  const {call, world} = asked;
  await call.wait(1_100);
  if (asked.config.is === 'broken' && asked.modern) return {...(uncheckable(asked) ?? invalidConfig(asked)), stderr: ''};
  if (asked.config.is !== 'read' && !asked.modern) return invalidConfig(asked);
  const connection = connect(asked);
  if (connection.is === 'protocol') return failure(asked, connection, 0);
  if (connection.is !== 'open' && connection.is !== 'suspended') return unreached(asked, connection.is);
  const wanted = asked.option('--channel');
  const channels = [...connection.run.channels.values()].filter((channel) => wanted === null || channel.id === wanted);
  if (asked.flags.has('--probe')) await call.wait(world.network.state() === 'ok' ? 800 : 5_000);
  return said(asked.json ? report(asked, connection, channels) : channels.map(line).join(''));
}

function report(asked: Asked, {run, process}: Open, channels: readonly Channel[]): string {
  const {world, modern} = asked;
  const ids = channels.map((channel) => channel.id);
  const asking = asked.flags.has('--probe');
  const account = (channel: Channel): Patch => ({
    ...accountPatch(world, channel, asking ? probePatch(world, run, channel) : undefined, modern),
    ...(asking ? {} : {probe: undefined}),
  });
  return answered(
    asked,
    'channels status --probe --json',
    {
      ts: Math.round(world.time.now()),
      channelOrder: ids,
      channels: byChannel(channels, (channel) => summaryPatch(account(channel))),
      channelAccounts: byChannel(channels, account),
      channelDefaultAccountId: instead(Object.fromEntries(ids.map((id) => [id, 'default']))),
    },
    modern
      ? {...named(ids), statusIssues: issuesOf(channels), eventLoop: eventLoop(world, world.time.now() - process.startedAt)}
      : {channelMeta: ids.map((id) => ({id}))},
  );
}

function issuesOf(channels: readonly Channel[]): readonly object[] {
  return channels
    .filter((channel) => channel.lastError !== null)
    .map((channel) => ({
      channel: channel.id,
      accountId: 'default',
      kind: 'runtime',
      message: channel.lastError,
      fix: 'resolve the reported channel error, then restart the channel',
    }));
}

function line({id, running, connected, lastError}: Channel): string {
  const state = running ? `running, ${connected ? 'connected' : 'not connected'}` : 'not running';
  return `${text(id)} default: configured, ${state}${lastError === null ? '' : `, error: ${lastError}`}\n`;
}

function named(ids: readonly string[]): Patch {
  const by = (of: (id: string) => string): (() => unknown) => instead(Object.fromEntries(ids.map((id) => [id, of(id)])));
  return {
    channelLabels: by(text),
    channelDetailLabels: by((id) => `${text(id)} Bot`),
    channelSystemImages: by(() => 'paperplane'),
    channelMeta: ids.map((id) => ({id, label: text(id), detailLabel: `${text(id)} Bot`, systemImage: 'paperplane'})),
  };
}

function text(id: string): string {
  return labels[id] ?? id;
}

/** Without the gateway it shows what the configuration has. */
async function unreached(asked: Asked, is: 'refused' | 'frozen' | 'foreign' | 'refuses-token' | 'no-credentials'): Promise<Said> {
  const {call, configPath, port, table, timeoutMs} = asked;
  const denied = is === 'refuses-token';
  // Without a limit it asks a foreign server for ever.
  const patienceMs = timeoutMs ?? (is === 'refused' ? 15_000 : is === 'frozen' ? 60_000 : Number.POSITIVE_INFINITY);
  const bare = is === 'no-credentials';
  const waitedMs = bare ? 0 : denied ? 11_500 : is === 'refused' ? Math.min(patienceMs, 20_000) : patienceMs;
  await call.wait(waitedMs);
  if (!asked.modern) return earlierUnreached(asked, is);
  const target = `Gateway target: ws://127.0.0.1:${port}\\nSource: local loopback\\nConfig: ${configPath}\\nBind: loopback`;
  const why = is === 'refused' ? 'waiting for managed service' : `gateway timeout after 1ms\\n${target}`;
  const error = bare
    ? credentialsWanted(asked, 'channels.status')
    : denied
      ? mismatch
      : `Gateway not reachable after waiting ${Math.round(waitedMs / 1000)} s.\n${why}\nRun openclaw gateway status --deep to diagnose.`;
  const value = {
    gatewayReachable: false,
    error,
    gatewayAuthUnavailable: bare,
    configOnly: true,
    config: {path: configPath, mode: 'local'},
    configuredChannels: Object.keys((table['channels'] ?? {}) as object),
  };
  const stderr = denied ? tokenTries(2) : '';
  return {exit: 0, stdout: asked.json ? pretty(value) : `${error}\n`, stderr};
}

/** Releases before 2026.8 print a text here, with --json as well. */
function earlierUnreached(asked: Asked, is: Connection['is']): Said {
  const why = `${earlierTry(asked, is)}Gateway not reachable: Error: ${earlierReason(asked, is)}\n${earlierTarget(asked)}`;
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
