import {said, type Said} from '../programs/call.ts';
import {eventLoop} from '../world/gateway/http.ts';
import {pluginsOf} from '../world/gateway/plugins.ts';
import {accountOf, labels} from './account.ts';
import {type Asked, type Command, pretty} from './asked.ts';
import {invalidConfig} from './config.ts';
import {connect, failure} from './connect.ts';

/** `health` waits for a service that may be starting; the two forms below `gateway` do not. */
export const health: Command = {words: ['health'], run: asked => answer(asked, 1_430, 15_000)};
export const gatewayHealth: Command = {words: ['gateway', 'health'], run: asked => answer(asked, 790, 0)};
export const callHealth: Command = {words: ['gateway', 'call', 'health'], run: asked => answer(asked, 950, 0)};

async function answer(asked: Asked, costMs: number, patientMs: number): Promise<Said> {
  await asked.call.wait(costMs);
  if (asked.config.is === 'broken' || asked.config.is === 'missing') return invalidConfig(asked);
  const connection = connect(asked);
  if (connection.is !== 'open') return failure(asked, connection, patientMs);
  const {world} = asked;
  const {run, process} = connection;
  const channels = Object.fromEntries(
    [...run.channels.values()].map(channel => {
      const account = accountOf(world, channel, null);
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
    channelLabels: Object.fromEntries(ids.map(id => [id, labels[id] ?? id])),
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
    `Gateway: ok\n${[...run.channels.values()].map(channel => `${labels[channel.id] ?? channel.id}: ${channel.running ? channel.lifecycle : `not running (${channel.lastError ?? channel.lifecycle})`}\n`).join('')}`,
  );
}
