import {type Said, said} from '../programs/call.ts';
import {eventLoop} from '../world/gateway/http.ts';
import {pluginsOf} from '../world/gateway/plugins.ts';
import type {GatewayRun} from '../world/gateway/run.ts';
import {accountOf, bareAccountOf, labels, probeOf} from './account.ts';
import {type Asked, type Command, pretty} from './asked.ts';
import {invalidConfig} from './config.ts';
import {connect, failure} from './connect.ts';

/** `health` waits for a service that may be starting; the two forms below `gateway` do not. */
export const health: Command = {words: ['health'], run: (asked) => answer(asked, 1_430, 15_000)};
export const gatewayHealth: Command = {words: ['gateway', 'health'], run: (asked) => answer(asked, 790, 0)};
export const callHealth: Command = {words: ['gateway', 'call', 'health'], run: (asked) => answer(asked, 950, 0)};

async function answer(asked: Asked, costMs: number, patientMs: number): Promise<Said> {
  await asked.call.wait(costMs);
  if (asked.config.is === 'broken' || asked.config.is === 'missing') return invalidConfig(asked);
  const connection = connect(asked);
  if (connection.is !== 'open') return failure(asked, connection, patientMs);
  const {world} = asked;
  const {run, process} = connection;
  if (!asked.modern) return earlier(asked, run);
  const channels = Object.fromEntries(
    [...run.channels.values()].map((channel) => {
      const account = accountOf(world, channel, null, true);
      return [channel.id, {...account, accounts: {default: account}}];
    }),
  );
  const ids = [...run.channels.keys()];
  const sessions = {path: `${run.stateDir}/agents/main/agent/openclaw-agent.sqlite`, count: 0, recent: []};
  const value = {
    ok: true,
    ts: Math.round(world.time.now()),
    durationMs: 11,
    plugins: {loaded: pluginsOf(run), errors: [], unavailable: []},
    configReload: {hotReloadStatus: 'active'},
    channels,
    channelOrder: ids,
    channelLabels: Object.fromEntries(ids.map((id) => [id, labels[id] ?? id])),
    heartbeatSeconds: 1_800,
    defaultAgentId: 'main',
    agents: [
      {
        agentId: 'main',
        isDefault: true,
        heartbeat: {enabled: true, every: '30m', everyMs: 1_800_000, target: 'owner', ackMaxChars: 300},
        sessions,
      },
    ],
    sessions,
    modelRuntime: {degraded: false, pendingAgents: []},
    eventLoop: eventLoop(world, world.time.now() - process.startedAt),
  };
  if (asked.json) return said(pretty(value));
  return said(
    `Gateway: ok\n${[...run.channels.values()].map((channel) => `${labels[channel.id] ?? channel.id}: ${channel.running ? channel.lifecycle : `not running (${channel.lastError ?? channel.lifecycle})`}\n`).join('')}`,
  );
}

/** Releases before 2026.8 ask every channel's far side for it. */
async function earlier({call, world, json}: Asked, run: GatewayRun): Promise<Said> {
  await call.wait(world.network.state() === 'ok' ? 200 : 5_000);
  const ids = [...run.channels.keys()];
  const channels = Object.fromEntries(
    [...run.channels.values()].map((channel) => {
      const account = bareAccountOf(world, channel, probeOf(world, run, channel));
      return [channel.id, {...account, accounts: {default: account}}];
    }),
  );
  const sessions = {path: `${run.stateDir}/agents/main/sessions/sessions.json`, count: 0, recent: []};
  const heartbeat = {enabled: true, every: '30m', everyMs: 1_800_000, target: 'none', ackMaxChars: 300};
  const value = {
    ok: true,
    ts: Math.round(world.time.now()),
    durationMs: 4,
    channels,
    channelOrder: ids,
    channelLabels: Object.fromEntries(ids.map((id) => [id, id])),
    heartbeatSeconds: 1_800,
    defaultAgentId: 'main',
    agents: [{agentId: 'main', isDefault: true, heartbeat, sessions}],
    sessions,
  };
  return said(json ? pretty(value) : `Gateway: ok\n${ids.map((id) => `${labels[id] ?? id}: configured\n`).join('')}`);
}
