import type {Network} from '../network.ts';
import type {Process} from '../processes.ts';
import {isTable, type Table, valueAt} from './config.ts';
import {type EarlierNeeds, earlierTrouble, earlierWords} from './earlier-channels.ts';
import {breakerWords, ledgerOf, uncleanBoots} from './ledger.ts';
import {agentTurn, type ProviderNeeds} from './provider.ts';
import {type Channel, type GatewayRun, type Gateways, isModern} from './run.ts';
import {channelTokens, credential} from './variables.ts';
import {tell} from './words.ts';

/** What it takes to run a gateway's channels. */
export interface ChannelNeeds extends ProviderNeeds, EarlierNeeds {}

/** A connection is looked after this often, as a long poll comes back. */
const checkMs = 30_000;

/** The channels that a configuration has and has not switched off. */
export function enabledChannels(config: Table): readonly string[] {
  const channels = config['channels'];
  return Object.keys(isTable(channels) ? channels : {}).filter((id) => valueAt(config, `channels.${id}.enabled`) !== false);
}

/** Starts every channel that the configuration has switched on, unless the breaker holds them down. */
export function startChannels(world: ChannelNeeds, process: Process, run: GatewayRun): void {
  for (const id of enabledChannels(run.config)) {
    const channel = newChannel(run, id);
    run.channels.set(id, channel);
    if (channel.token === null && !isModern(run.version)) continue;
    if (run.suppressed.includes(id)) {
      channel.healthState = 'not-running';
      channel.lastError = `gateway restart-loop breaker tripped: ${breakerWords(uncleanBoots(ledgerOf(world, run.stateDir), world.time.now()))}`;
      tell(
        world,
        process,
        id,
        `channel autostart suppressed by crash-loop breaker; refusing automatic start for ${id}. Start a channel manually with: openclaw gateway call channels.start --params '{"channel":"${id}"}'`,
        'warn',
      );
    } else {
      startChannel(world, process, run, id);
    }
  }
}

export function startChannel(world: ChannelNeeds, process: Process, run: GatewayRun, id: string, attempts = 0): void {
  const channel = run.channels.get(id) ?? newChannel(run, id);
  run.channels.set(id, channel);
  run.suppressed = run.suppressed.filter((one) => one !== id);
  Object.assign(channel, {
    running: true,
    lifecycle: 'starting',
    startedAt: world.time.now(),
    healthState: null,
    terminal: false,
    lastError: null,
    restartPending: false,
    attempts,
  });
  tell(world, process, id, `[default] starting provider (@${world.scene.botName})`);
  const since = channel.startedAt ?? 0;
  world.time.after(900, () => check(world, process, run, channel, since));
}

/** One look at the far side; what changed is said, and the next look follows. */
function check(world: ChannelNeeds, process: Process, run: GatewayRun, channel: Channel, since: number): void {
  // A channel that was started again has a round of its own.
  if (!world.gateways.has(process.pid) || !channel.running || run.channels.get(channel.id) !== channel || channel.startedAt !== since)
    return;
  if (process.state !== 'T') {
    const trouble = troubleOf(world, run, channel);
    if (trouble === null) connected(world, process, run, channel);
    else if (!isModern(run.version))
      earlierTrouble(world, process, run, channel, trouble, () => startChannel(world, process, run, channel.id, channel.attempts));
    else if (trouble.final) blocked(world, process, run, channel, trouble.says);
    else disconnected(world, process, run, channel, trouble.says);
  }
  world.time.after(checkMs, () => check(world, process, run, channel, since));
}

function connected(world: ChannelNeeds, process: Process, run: GatewayRun, channel: Channel): void {
  const now = world.time.now();
  if (!channel.connected && channel.lifecycle === 'recovering') tell(world, process, channel.id, '[default] connection recovered');
  Object.assign(channel, {connected: true, lifecycle: 'ready', healthState: null, lastError: null, attempts: 0, connectedAt: now});
  run.failing.delete(channel.id);
  // Somebody writes every few minutes, and gets an answer.
  if (world.random.fork(`talk ${channel.id} ${Math.floor(now / checkMs)}`).chance(0.15)) {
    channel.inboundAt = now;
    if (agentTurn(world, process, run)) channel.outboundAt = now + 1_800;
  }
}

function disconnected(world: ChannelNeeds, process: Process, run: GatewayRun, channel: Channel, says: string): void {
  channel.attempts += 1;
  Object.assign(channel, {connected: false, lifecycle: 'recovering', healthState: 'disconnected', lastError: says});
  if (channel.id === 'telegram') {
    tell(world, process, channel.id, `[diag] isolated polling ingress failed: ${says}`, 'warn');
    tell(world, process, channel.id, `isolated polling ingress failed; restarting in ${checkMs / 1000}.21s.`, 'warn');
  } else {
    tell(world, process, channel.id, `[default] ${says}; retrying in ${checkMs / 1000}s (attempt ${channel.attempts})`, 'warn');
  }
  if (channel.attempts > 1) run.failing.add(channel.id);
}

function blocked(world: ChannelNeeds, process: Process, run: GatewayRun, channel: Channel, says: string): void {
  Object.assign(channel, {
    running: false,
    connected: false,
    lifecycle: 'blocked',
    healthState: 'terminal-disconnect',
    terminal: true,
    lastError: says,
    stoppedAt: world.time.now(),
  });
  run.failing.add(channel.id);
  tell(world, process, channel.id, `[default] channel exited: ${says}`, 'error');
}

/** What decides whether a channel works. */
export interface TroubleNeeds {
  readonly network: Network;
  readonly gateways: Gateways;
}

/** Why this channel does not work now; null = it does. */
export function troubleOf(
  {network, gateways}: TroubleNeeds,
  run: GatewayRun,
  channel: Channel,
): {readonly says: string; readonly final: boolean} | null {
  const host = channel.id === 'telegram' ? 'api.telegram.org' : channel.id === 'discord' ? 'discord.com' : 'slack.com';
  const state = network.state();
  if (state === 'failing') return {says: `Network request for 'getUpdates' failed: getaddrinfo EAI_AGAIN ${host}`, final: false};
  if (state === 'silent') return {says: `Network request for 'getUpdates' failed: connect ETIMEDOUT ${host}:443`, final: false};
  if (channel.token === null || !network.accepts.get(channel.id)?.has(channel.token))
    return {says: unauthorised(run, channel), final: true};
  const rival = [...gateways.values()].some(
    (other) => other.pid !== run.pid && other.channels.get(channel.id)?.token === channel.token && other.channels.get(channel.id)?.running,
  );
  return rival ? {says: isModern(run.version) ? conflict : earlierWords('getUpdates', 409), final: false} : null;
}

function unauthorised(run: GatewayRun, {id, tokenSource, connectedAt}: Channel): string {
  const {setting = `channels.${id}.token`, variable = ''} = channelTokens[id] ?? {};
  const title = id[0]?.toUpperCase() + id.slice(1);
  if (id !== 'telegram')
    return `${title} bot token unauthorized for account "default" (401 from ${title}; source: ${tokenSource} token). Update ${setting} or ${variable}.`;
  if (!isModern(run.version)) return earlierWords(connectedAt === null ? 'getMe' : 'getUpdates', 401);
  return `Telegram bot token unauthorized for account "default" (getMe returned 401 from Telegram; source: ${tokenSource} token). Update channels.telegram.botToken, channels.telegram.tokenFile, or TELEGRAM_BOT_TOKEN with the current BotFather token.`;
}

export function newChannel(run: GatewayRun, id: string): Channel {
  const {setting = `channels.${id}.token`, variable = `${id.toUpperCase()}_BOT_TOKEN`} = channelTokens[id] ?? {};
  const {value, from} = credential(run.config, setting, variable, run.variables);
  return {
    id,
    token: value,
    tokenSource: from,
    running: false,
    connected: false,
    lifecycle: 'stopped',
    healthState: null,
    terminal: false,
    lastError: null,
    startedAt: null,
    stoppedAt: null,
    restartPending: false,
    connectedAt: null,
    inboundAt: null,
    outboundAt: null,
    attempts: 0,
  };
}

/** What Telegram says to the one of two pollers that came second. */
const conflict =
  'Telegram getUpdates conflict: Conflict: terminated by other getUpdates request; make sure that only one bot instance is running. ' +
  'Another OpenClaw gateway, script, or Telegram poller may be using this bot token; stop the duplicate poller or switch this account to webhook mode.';
