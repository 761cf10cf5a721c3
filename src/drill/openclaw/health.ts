import {type Said, said} from '../programs/call.ts';
import {eventLoop} from '../world/gateway/http.ts';
import {pluginsOf} from '../world/gateway/plugins.ts';
import type {GatewayRun} from '../world/gateway/run.ts';
import type {World} from '../world/world.ts';
import {accountPatch, byChannel, labels, probePatch} from './account.ts';
import {type Asked, answered, type Command} from './asked.ts';
import {invalidConfig, invalidWords, issuesOf, stumbled} from './config.ts';
import {connect, type Open} from './connect.ts';
import {failure} from './failure.ts';
import {each, instead, type Patch} from './patch.ts';

/** `health` waits for a service that may be starting; the two forms below `gateway` do not. */
export const health: Command = {words: ['health'], run: (asked) => answer(asked, 1_430, 15_000)};
export const gatewayHealth: Command = {words: ['gateway', 'health'], run: (asked) => answer(asked, 790, 0)};
export const callHealth: Command = {
  words: ['gateway', 'call', 'health'],
  run(asked) {
    if (!asked.modern || issuesOf(asked).length === 0) return answer(asked, 950, 0);
    asked.call.complain(invalidWords(asked));
    return asked.config.is === 'broken' ? unread(asked, 950) : answer(asked, 950, 0);
  },
};

async function unread(asked: Asked, costMs: number): Promise<Said> {
  await asked.call.wait(costMs);
  return {...stumbled(asked), stderr: ''};
}

async function answer(asked: Asked, costMs: number, patientMs: number): Promise<Said> {
  await asked.call.wait(costMs);
  if (asked.config.is !== 'read' && !asked.modern) return invalidConfig(asked);
  const connection = connect(asked);
  if (connection.is !== 'open') return failure(asked, connection, patientMs);
  if (!asked.modern) return earlier(asked, connection.run);
  if (asked.json) return said(report(asked, connection));
  const lines = [...connection.run.channels.values()].map(
    ({id, running, lifecycle, lastError}) => `${labels[id] ?? id}: ${running ? lifecycle : `not running (${lastError ?? lifecycle})`}\n`,
  );
  return said(`Gateway: ok\n${lines.join('')}`);
}

function report(asked: Asked, {run, process}: Open): string {
  const {world} = asked;
  const channels = [...run.channels.values()];
  return answered(asked, 'gateway call health --json', {
    ...common(world, run, `${run.stateDir}/agents/main/agent/openclaw-agent.sqlite`),
    plugins: {loaded: pluginsOf(run)},
    channels: byChannel(channels, (channel) => {
      const account = accountPatch(world, channel, undefined, true);
      return {...account, accounts: {default: account}};
    }),
    channelLabels: instead(Object.fromEntries(channels.map(({id}) => [id, labels[id] ?? id]))),
    eventLoop: eventLoop(world, world.time.now() - process.startedAt),
  });
}

function common(world: World, run: GatewayRun, path: string): Patch {
  return {
    ts: Math.round(world.time.now()),
    channelOrder: [...run.channels.keys()],
    agents: each({sessions: {path}}),
    sessions: {path},
  };
}

/** Releases before 2026.8 ask every channel's far side for it; a channel is its probe there, and nothing of how it runs. */
async function earlier(asked: Asked, run: GatewayRun): Promise<Said> {
  const {call, world, json} = asked;
  await call.wait(world.network.state() === 'ok' ? 200 : 5_000);
  const channels = [...run.channels.values()];
  if (!json) return said(`Gateway: ok\n${channels.map(({id}) => `${labels[id] ?? id}: configured\n`).join('')}`);
  return said(
    answered(asked, 'gateway call health --json', {
      ...common(world, run, `${run.stateDir}/agents/main/sessions/sessions.json`),
      channels: byChannel(channels, (channel) => {
        const account = {
          configured: channel.token !== null,
          probe: probePatch(world, run, channel),
          lastProbeAt: Math.round(world.time.now()),
        };
        return {...account, accounts: {default: account}};
      }),
      channelLabels: instead(Object.fromEntries(channels.map(({id}) => [id, id]))),
    }),
  );
}
