import {type Said, said} from '../programs/call.ts';
import {textAt} from '../world/gateway/config.ts';
import {eventLoop} from '../world/gateway/http.ts';
import type {Scene} from '../world/scene.ts';
import {type Asked, answered, type Command} from './asked.ts';
import {type Connection, connect, mismatch, type Open, tokenTries} from './connect.ts';
import {failure} from './failure.ts';
import {each, type Patch} from './patch.ts';
import {serviceFacts} from './service.ts';

/** `status` exits 0 whatever it finds, unless it never ends. */
export const status: Command = {
  words: ['status'],
  async run(asked) {
    await asked.call.wait(asked.json ? 3_360 : 5_400);
    const connection = connect(asked);
    if (connection.is === 'protocol') return failure(asked, connection, 0);
    await asked.call.wait(patienceMs(asked, connection));
    if (connection.is === 'refuses-token') await asked.call.wait(asked.json ? 16_800 : 5_000);
    const stderr = connection.is === 'refuses-token' && asked.modern ? tokenTries(3) : '';
    if (asked.json) return {exit: 0, stdout: report(asked, connection), stderr};
    return {...text(asked, connection), stderr};
  },
};

/** How long it waits for an answer that does not come; a foreign server it asks for ever, unless there is a limit. */
function patienceMs({timeoutMs}: Asked, {is}: Connection): number {
  if (is === 'refused') return Math.min(timeoutMs ?? 16_600, 16_600);
  if (is === 'foreign') return timeoutMs ?? Number.POSITIVE_INFINITY;
  return is === 'frozen' || is === 'suspended' ? (timeoutMs ?? 60_000) : 0;
}

/** What a healthy gateway's status is on this host, and what of it is different in the state that the command found. */
function report(asked: Asked, connection: Connection): string {
  return answered(asked, 'status --json', hostOf(asked), stateOf(asked, connection));
}

function hostOf(asked: Asked): Patch {
  const {world, port, root, modern} = asked;
  const {loaded, runtime, layout, short} = serviceFacts(asked);
  const {kernel, layout: installed, user, mac} = world.scene;
  return {
    os:
      mac === null
        ? {release: kernel, label: `linux ${kernel} (x64)`}
        : {platform: 'darwin', arch: 'arm64', release: kernel, label: osLabel(world.scene)},
    update: {root, packageManager: installed === 'pnpm' ? 'pnpm' : 'npm'},
    gateway: {url: `ws://127.0.0.1:${port}`},
    gatewayService: {
      ...(mac === null ? {} : {label: 'LaunchAgent'}),
      installed: loaded,
      loaded,
      runtime,
      runtimeShort: short,
      ...(modern ? {loadState: {status: loaded ? 'loaded' : 'not-loaded'}, layout} : {}),
    },
    ...(modern && mac === null
      ? {
          nodeService: {
            runtime: {systemd: {transport: {address: `unix:path=/run/user/${user.uid}/bus`, runtimeDir: `/run/user/${user.uid}`}}},
          },
        }
      : {}),
  };
}

function stateOf(asked: Asked, connection: Connection): Patch {
  if (connection.is === 'open') return asked.modern ? online(asked, connection) : earlierOnline(asked, connection);
  if (connection.is === 'refuses-token' && asked.modern) return denied;
  if (connection.is === 'no-credentials') return asked.config.is === 'broken' ? garbled(asked, asked.config.said) : unconfigured;
  return offline(asked, connection);
}

/** A newer gateway answers for itself. */
function online({world, version}: Asked, {run, process}: Open): Patch {
  return {
    runtimeVersion: run.version ?? version,
    eventLoop: eventLoop(world, world.time.now() - process.startedAt),
    processMemory: {rssBytes: process.rssBytes},
    pid: process.pid,
  };
}

/** The command of the older release finds out everything but this by itself. */
function earlierOnline(asked: Asked, {run}: Open): Patch {
  const {hostName, kernel} = asked.world.scene;
  return {
    ...ownLook(asked),
    runtimeVersion: run.version,
    gateway: {self: {host: hostName, ip: '192.0.2.2', version: run.version, platform: `linux ${kernel}`}},
  };
}

/** What the command says when it could not ask anybody. */
function offline(asked: Asked, {is}: Connection): Patch {
  const target = `\\nGateway target: ws://127.0.0.1:${asked.port}\\nSource: local loopback\\nConfig: ${asked.configPath}\\nBind: loopback`;
  return {
    ...ownLook(asked),
    runtimeVersion: asked.version,
    ...(asked.modern ? unasked : {}),
    gateway: {
      reachable: false,
      connectLatencyMs: null,
      self: null,
      error: !asked.modern ? earlierError(is) : is === 'refused' ? 'Gateway is unreachable' : `gateway timeout after 1ms${target}`,
    },
  };
}

/** The older release hands on what its connection said. */
export function earlierError(is: Connection['is']): string {
  return is === 'refused' ? 'gateway closed (1006): ' : is === 'refuses-token' ? `gateway closed (1008): ${mismatch}` : 'timeout';
}

/** Parts that only a newer gateway that answers can give. */
const unasked: Patch = {
  modelRuntime: undefined,
  eventLoop: undefined,
  processMemory: undefined,
  workerPools: undefined,
  pid: undefined,
  shutdownBudget: undefined,
  collection: undefined,
};

/** A gateway that was reached and let nobody in: nothing of it was collected. */
const denied: Patch = {
  ...unasked,
  runtimeVersion: null,
  hostDesktop: undefined,
  degradedPlugins: undefined,
  heartbeat: {agents: []},
  sessions: {byAgent: []},
  gateway: {error: mismatch},
  agents: {defaultId: null, ownership: null, selectionRequired: null, agents: []},
  collection: {
    notCollected: (list: unknown) => [
      {fields: ['agents', 'sessions', 'heartbeat', 'tasks', 'taskAudit', 'channelSummary'], reason: mismatch},
      {
        fields: ['agents.defaultId', 'agents.ownership', 'agents.selectionRequired', 'agents.agents.*.name', 'updateChannel'],
        reason: 'This Gateway does not expose the CLI configuration projection.',
      },
      ...(list as readonly unknown[]).slice(1, 2),
    ],
  },
};

/** With a configuration that it cannot parse it knocks without a name. */
function garbled(asked: Asked, said: string): Patch {
  const issues = [{path: '', message: `JSON5 parse failed: SyntaxError: ${said}`}];
  return {
    ...ownLook(asked),
    ...unasked,
    gateway: {error: 'device identity required'},
    configDiagnostics: {path: asked.configPath, issues},
  };
}

/** Without a configuration it does not even try. */
const unconfigured: Patch = {
  ...unasked,
  runtimeVersion: null,
  hostDesktop: undefined,
  degradedPlugins: undefined,
  heartbeat: {agents: []},
  sessions: {byAgent: []},
  update: {root: null, installKind: 'unknown', deps: undefined},
  gateway: {reachable: false, connectLatencyMs: null},
  agents: {ownership: undefined, selectionRequired: undefined, agents: [], bootstrapPendingCount: 0},
};

/** Sessions and agents as the command reads them from the state directory. */
function ownLook({stateDir, modern, table}: Asked): Patch {
  const path = `${stateDir}/agents/main/${modern ? 'agent/openclaw-agent.sqlite' : 'sessions/sessions.json'}`;
  const model = textAt(table, 'agents.defaults.model.primary');
  return {
    sessions: {
      paths: [path],
      defaults: {model: model?.slice(model.indexOf('/') + 1) ?? (modern ? 'gpt-6-astra' : null), contextTokens: 128_000},
      byAgent: each({path}),
    },
    agents: {
      agents: each({workspaceDir: `${stateDir}/workspace`, bootstrapPending: false, sessionsPath: path}),
      bootstrapPendingCount: 0,
    },
  };
}

function text(asked: Asked, connection: Connection): Said {
  const facts = serviceFacts(asked);
  const state = connection.is === 'open' ? 'reachable' : connection.is === 'refuses-token' ? `reachable, ${mismatch}` : 'unreachable';
  return said(
    `OpenClaw status\n\nOS: ${osLabel(asked.world.scene)}\nGateway: local · ws://127.0.0.1:${asked.port} (local loopback) · ${state}\nGateway service: ${asked.world.scene.mac === null ? 'systemd user' : 'LaunchAgent'} installed · ${facts.short}\nAgents: ${connection.is === 'refuses-token' ? 0 : 1}\n`,
  );
}

function osLabel({mac, kernel}: Scene): string {
  return mac === null
    ? `linux ${kernel} (x64)`
    : `macos ${mac.build.split(' ')[0]} (${mac.install === 'homebrew-intel' ? 'x64' : 'arm64'})`;
}
