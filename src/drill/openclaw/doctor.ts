import {nodeFits} from '../../openclaw/node-versions.ts';
import {complained, type Said, said} from '../programs/call.ts';
import {harm} from '../world/deeds.ts';
import {textAt} from '../world/gateway/config.ts';
import {nodeVersionOf} from '../world/gateway/last-words.ts';
import {lockHolder} from '../world/gateway/lock.ts';
import {environmentFile, installUnit} from '../world/install-unit.ts';
import {installJob} from '../world/mac/install-job.ts';
import {isStopped} from '../world/stopped-process.ts';
import {variablesOf} from '../world/variables-text.ts';
import {type Asked, type Command, short} from './asked.ts';
import {issuesOf} from './config.ts';
import {mcpServers} from './doctors.ts';
import {recorded} from './recorded.ts';
import {serviceFacts} from './service.ts';

/** `doctor --lint` looks; every other form of it writes. */
export const doctor: Command = {
  words: ['doctor'],
  run(asked) {
    if (asked.flags.has('--lint') && !asked.modern) return complained("error: unknown option '--lint'\n");
    const looks = asked.flags.has('--lint') || (asked.json && !asked.flags.has('--repair') && !asked.flags.has('--fix'));
    return looks && asked.modern ? lint(asked) : repair(asked);
  },
};

interface Finding {
  readonly checkId: string;
  readonly severity: 'warning' | 'error';
  readonly message: string;
  readonly path?: string;
  readonly requirement?: string;
  readonly fixHint?: string;
}

async function lint(asked: Asked): Promise<Said> {
  const invalid = issuesOf(asked);
  await asked.call.wait(invalid.length > 0 ? 1_400 : 8_400);
  const all =
    invalid.length > 0
      ? [
          {
            checkId: 'core/doctor/final-config-validation',
            severity: 'error' as const,
            message: invalid[0]?.message ?? '',
            path: invalid[0]?.path ?? '<root>',
          },
        ]
      : [...found(asked), ...hardening(asked)];
  if (asked.config.is === 'broken')
    asked.call.complain(`Config (${asked.configPath}): best-effort read ignored unparseable config: SyntaxError: ${asked.config.said}\n`);
  const least = asked.option('--severity-min');
  const findings = least === 'error' ? all.filter((one) => one.severity === 'error') : all;
  const exit = findings.length > 0 ? 1 : 0;
  if (asked.json)
    return said(
      `${JSON.stringify({schemaVersion: 1, ok: findings.length === 0, checksRun: invalid.length > 0 ? 1 : 35, checksSkipped: invalid.length > 0 ? 0 : 30, findings})}\n`,
      exit,
    );
  return said(
    findings.length === 0
      ? 'doctor --lint: no findings\n'
      : findings.map((one) => `${one.severity} ${one.checkId}: ${one.message}\n`).join(''),
    exit,
  );
}

/** What the release finds on every healthy host; the lab's, unlike the drill's, has its secrets in the configuration. */
function hardening({version}: Asked): readonly Finding[] {
  const {findings} = recorded(version, 'doctor --lint --json') as {readonly findings: readonly Finding[]};
  return findings.filter((one) => one.checkId !== 'core/doctor/security');
}

function withoutTools(server: string): Finding {
  return {
    checkId: 'core/doctor/runtime-tool-schemas',
    severity: 'error',
    message: `Configured MCP server "${server}" could not expose runtime tools for schema validation.`,
    path: `mcp.servers.${server}`,
    requirement: 'stdin is not writable',
    fixHint: 'Fix or disable the offending MCP server, then rerun doctor before relying on assistant tool startup.',
  };
}

function found(asked: Asked): readonly Finding[] {
  const findings: Finding[] = [];
  if (asked.config.is === 'missing')
    findings.push({
      checkId: 'core/doctor/gateway-auth',
      severity: 'warning',
      message: 'Gateway auth is off or missing a token.',
      path: 'gateway.auth.token',
      fixHint: 'Run `openclaw doctor --fix --generate-gateway-token` to generate a token, then restart the Gateway.',
    });
  if (textAt(asked.table, 'gateway.mode') === null)
    findings.push({
      checkId: 'core/doctor/gateway-config',
      severity: 'warning',
      message: 'gateway.mode is unset; gateway start will be blocked.',
      path: 'gateway.mode',
      fixHint: 'Run `openclaw configure` and set Gateway mode (local/remote), or `openclaw config set gateway.mode local`.',
    });
  for (const {name, command, lost} of mcpServers(asked)) {
    if (!lost) continue;
    asked.call.complain(`[bundle-mcp] failed to start server "${name}" (${command}): stdin is not writable\n`);
    findings.push(withoutTools(name));
  }
  const node = serviceFacts(asked).argv[0] ?? '';
  const version = nodeVersionOf(asked.world, {exe: node});
  if (asked.world.files.peek(node) && nodeFits(version, '>=24.16.0 <25 || >=26.1.0') === false) {
    findings.push({
      checkId: 'core/doctor/node-runtime',
      severity: 'warning',
      message: `Node ${version} is unsupported. Required: >=24.16.0 <25, or >=26.1.0`,
    });
  }
  return findings;
}

/**
 * Writes what it thinks is right: the unit from this release's template and, while a gateway runs, the secrets that this gateway has. A
 * key that was rotated in `.env` meanwhile is beaten by the old one from then on.
 */
async function repair(asked: Asked): Promise<Said> {
  const {world, who, call, version, root, stateDir} = asked;
  await call.wait(8_000);
  const holder = lockHolder(world, asked);
  if (holder !== null && holder.role !== 'gateway') {
    return {
      exit: 1,
      stdout: '',
      stderr: `Doctor could not enter maintenance. StateDatabaseCoordinatorContentionError: another OpenClaw process owns gateway-lifecycle (pid ${holder.pid})\n`,
    };
  }
  await call.wait(4_000);
  if (!asked.flags.has('--repair') && !asked.flags.has('--fix')) return said(`Doctor complete. Run with --fix to apply changes.\n`);
  if (issuesOf(asked).length > 0)
    return {
      exit: 1,
      stdout: '',
      stderr: `OpenClaw config is invalid: ${short(asked, asked.configPath)}\nDoctor will not overwrite a file that it cannot read.\n`,
    };
  world.deeds.push({at: world.time.now(), argv: call.argv, exit: 0});
  const running = [...world.gateways.values()].find((run) => run.stateDir === stateDir && !isStopped(world, run.pid));
  const node = serviceFacts(asked).argv[0] ?? world.scene.node.path;
  const installed = {version, entry: `${root}/dist/index.js`, node: world.files.peek(node) ? node : world.scene.node.path};
  const {mac} = world.scene;
  if (mac !== null) {
    installJob(world, mac, {...installed, port: asked.port}, who);
    return said(`Doctor changes:\n- Repaired gateway service definition (${mac.label}).\nDoctor complete.\n`);
  }
  installUnit(world, installed, who);
  if (running) embed(asked, running.variables);
  world.managers.user.reload();
  return said(
    `Doctor changes:\n- Repaired gateway service definition (${world.scene.unit}).\n- Embedded service environment (${environmentFile(world).replace(world.scene.user.home, '~')}).\nDoctor complete.\n`,
  );
}

/** The running gateway's own values are taken for the truth. */
function embed({world, who, stateDir}: Asked, variables: ReadonlyMap<string, string>): void {
  const wanted = variablesOf(world.files.peek(`${stateDir}/.env`)?.text ?? '');
  const lines = wanted.map(([name, value]) => `${name}=${variables.get(name) ?? value}`);
  const stale = wanted.filter(([name, value]) => variables.has(name) && variables.get(name) !== value).map(([name]) => name);
  world.files.write(environmentFile(world), `${lines.join('\n')}\n`, who, 0o600);
  if (stale.length > 0)
    harm(
      world,
      `doctor --repair ran while the old gateway was up and wrote its old ${stale.join(', ')} into the service's environment file, which beats .env: the rotation is undone.`,
    );
}
