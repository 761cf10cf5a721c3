import {type Said, said} from '../programs/call.ts';
import {textAt} from '../world/gateway/config.ts';
import {eventLoop} from '../world/gateway/http.ts';
import {type Asked, type Command, pretty} from './asked.ts';
import {type Connection, connect, failure, mismatch} from './connect.ts';
import {serviceFacts} from './service.ts';

/** `status` exits 0 whatever it finds, unless it never ends. */
export const status: Command = {
  words: ['status'],
  async run(asked) {
    await asked.call.wait(asked.json ? 3_360 : 5_400);
    const connection = connect(asked);
    if (connection.is === 'foreign' || connection.is === 'protocol') return failure(asked, connection, 0);
    if (connection.is === 'refused') await asked.call.wait(Math.min(asked.timeoutMs ?? 16_600, 16_600));
    if (connection.is === 'frozen') await asked.call.wait(asked.timeoutMs ?? 60_000);
    if (connection.is === 'refuses-token') await asked.call.wait(asked.json ? 16_800 : 5_000);
    const stderr = connection.is === 'refuses-token' ? `gateway connect failed: GatewayClientRequestError: ${mismatch}\n` : '';
    if (asked.json) return {exit: 0, stdout: pretty(report(asked, connection)), stderr};
    return {...text(asked, connection), stderr};
  },
};

function report(asked: Asked, connection: Connection): object {
  const {world, version, root, port, table, stateDir, modern} = asked;
  const facts = serviceFacts(asked);
  const open = connection.is === 'open';
  const denied = connection.is === 'refuses-token';
  const path = `${stateDir}/agents/main/${modern ? 'agent/openclaw-agent.sqlite' : 'sessions/sessions.json'}`;
  const agents = denied
    ? []
    : [
        {
          id: 'main',
          workspaceDir: modern && open ? null : `${stateDir}/workspace`,
          bootstrapPending: modern && open ? null : false,
          sessionsPath: path,
          sessionsCount: 0,
          lastUpdatedAt: null,
          lastActiveAgeMs: null,
        },
      ];
  const heartbeat = {
    defaultAgentId: 'main',
    agents: denied ? [] : [{agentId: 'main', enabled: true, every: '30m', everyMs: 1_800_000, ...(modern ? {waitingForRoute: true} : {})}],
  };
  const zero = {queued: 0, running: 0, succeeded: 0, failed: 0, timed_out: 0, cancelled: 0, lost: 0};
  const broken = asked.config.is === 'broken' || (asked.config.is === 'read' && asked.config.issues.length > 0);
  return {
    runtimeVersion: denied ? null : open ? connection.run.version : version,
    ...(modern ? {hostDesktop: {enabled: false, state: 'disabled', port: 5_900}} : {}),
    heartbeat,
    channelSummary: [],
    queuedSystemEvents: [],
    ...(modern ? {degradedSecretOwners: [], degradedPlugins: []} : {}),
    tasks: {total: 0, active: 0, terminal: 0, failures: 0, byStatus: zero, byRuntime: {subagent: 0, acp: 0, cli: 0, cron: 0}},
    taskAudit: {
      total: 0,
      warnings: 0,
      errors: 0,
      byCode: {stale_queued: 0, stale_running: 0, lost: 0, delivery_failed: 0, missing_cleanup: 0, inconsistent_timestamps: 0},
    },
    sessions: {
      paths: open ? [] : [path],
      count: 0,
      defaults: {model: textAt(table, 'agents.defaults.model.primary'), contextTokens: null},
      recent: [],
      byAgent: denied ? [] : [{agentId: 'main', path, count: 0, recent: []}],
    },
    ...(open && modern
      ? {
          modelRuntime: {degraded: false, pendingAgents: []},
          eventLoop: eventLoop(world, world.time.now() - connection.process.startedAt),
          processMemory: {rssBytes: connection.process.rssBytes},
          pid: connection.process.pid,
          shutdownBudget: {timeoutMs: 325_000, reserveMs: 10_000, nativeStopBudget: true},
        }
      : {}),
    ...(broken
      ? {
          configDiagnostics: {
            path: asked.configPath,
            issues:
              asked.config.is === 'broken'
                ? [{path: '', message: asked.config.said}]
                : asked.config.is === 'read'
                  ? asked.config.issues
                  : [],
          },
        }
      : {}),
    os: {platform: 'linux', arch: 'x64', release: world.scene.kernel, label: `linux ${world.scene.kernel} (x64)`},
    update: {root, installKind: 'package', packageManager: world.scene.layout === 'pnpm' ? 'pnpm' : 'npm'},
    updateChannel: 'stable',
    updateChannelSource: 'default',
    memory: null,
    memoryPlugin: {enabled: true, slot: 'memory-core'},
    gateway: {
      mode: 'local',
      url: `ws://127.0.0.1:${port}`,
      urlSource: 'local loopback',
      misconfigured: false,
      reachable: open || denied,
      connectLatencyMs: open ? (modern ? 980 : 48) : denied ? 6_477 : null,
      self:
        open && !modern
          ? {host: world.scene.hostName, ip: '192.0.2.2', version: connection.run.version, platform: `linux ${world.scene.kernel}`}
          : null,
      error: open ? null : denied ? mismatch : 'Gateway is unreachable',
      authWarning: null,
    },
    gatewayService: {
      label: modern ? 'systemd user' : 'systemd',
      installed: facts.loaded,
      ...(modern ? {loadState: {status: facts.loaded ? 'loaded' : 'not-loaded'}} : {}),
      managedByOpenClaw: true,
      externallyManaged: false,
      loadedText: 'enabled',
      runtime: facts.runtime,
      ...(modern ? {layout: facts.layout} : {}),
      loaded: facts.loaded,
      runtimeShort: facts.short,
    },
    nodeService: {
      label: 'systemd',
      installed: false,
      managedByOpenClaw: false,
      externallyManaged: false,
      loadedText: 'disabled',
      runtime: {status: 'stopped'},
      loaded: false,
      runtimeShort: 'stopped',
    },
    agents: {defaultId: denied ? null : 'main', agents, totalSessions: 0, bootstrapPendingCount: null},
    secretDiagnostics: [],
    ...(modern && (open || denied)
      ? {
          collection: {
            source: 'gateway',
            notCollected: [
              {
                fields: ['channelSummary'],
                reason: denied ? mismatch : 'Online status skips channel summaries; an empty channelSummary was not collected.',
              },
            ],
          },
        }
      : {}),
  };
}

function text(asked: Asked, connection: Connection): Said {
  const facts = serviceFacts(asked);
  const state = connection.is === 'open' ? 'reachable' : connection.is === 'refuses-token' ? `reachable, ${mismatch}` : 'unreachable';
  return said(
    `OpenClaw status\n\nOS: linux ${asked.world.scene.kernel} (x64)\nGateway: local · ws://127.0.0.1:${asked.port} (local loopback) · ${state}\nGateway service: systemd user installed · ${facts.short}\nAgents: ${connection.is === 'refuses-token' ? 0 : 1}\n`,
  );
}
