import {type Said, said} from '../programs/call.ts';
import {harm} from '../world/deeds.ts';
import {bootGateway} from '../world/gateway/boot.ts';
import {textAt, valueAt} from '../world/gateway/config.ts';
import {installUnit} from '../world/install-unit.ts';
import {logIn} from '../world/logins.ts';
import {servedGateway} from '../world/service.ts';
import {noteLoop} from '../world/systemd/looping.ts';
import {type Asked, type Command, pretty} from './asked.ts';
import {type MacLifecycle, macLifecycle} from './mac-lifecycle.ts';
import {findNode} from './node.ts';

export const gatewayInstall: Command = {
  words: ['gateway', 'install'],
  async run(asked) {
    const {world, call, who, version, root} = asked;
    await call.wait(3_100);
    const {managers, scene} = world;
    if (scene.inside) return noManager('install');
    const mac = onMac(asked);
    if (mac !== null) return mac.install();
    if (managers.user.unit(scene.unit)?.loaded && !asked.flags.has('--force')) {
      return said('Gateway service already installed. Use --force to reinstall.\n');
    }
    const node = findNode(call)?.path ?? scene.node.path;
    try {
      installUnit(world, {version, entry: `${root}/dist/index.js`, node}, who);
    } catch (error) {
      return {exit: 1, stdout: '', stderr: `Gateway install failed: ${error instanceof Error ? error.message : String(error)}\n`};
    }
    note(asked);
    managers.user.reload();
    managers.user.resetFailed(scene.unit);
    managers.user.restart(scene.unit);
    await call.wait(1_200);
    return done(asked, 'install', `Installed systemd service: ${scene.user.home}/.config/systemd/user/${scene.unit}\n`);
  },
};

export const gatewayRestart: Command = {
  words: ['gateway', 'restart'],
  async run(asked) {
    const {world, call} = asked;
    await call.wait(1_900);
    const blocked = newerConfig(asked, 'restart');
    if (blocked) return blocked;
    if (world.scene.inside) return noManager('restart');
    const mac = onMac(asked);
    if (mac !== null) return mac.restart();
    const unit = world.managers.user.unit(world.scene.unit);
    if (!unit?.loaded) return {exit: 1, stdout: '', stderr: 'Gateway service not installed. Run: openclaw gateway install\n'};
    noteLoop(world, unit);
    note(asked);
    const answer = unit.mainPid === 0 ? world.managers.user.start(unit.name) : 'started';
    if (unit.mainPid !== 0 && unit.active === 'active' && answer === 'started') world.managers.user.restart(unit.name);
    if (answer === 'limit')
      return {
        exit: 1,
        stdout: '',
        stderr: `Gateway restart failed: Start request repeated too quickly.\nRun: systemctl --user reset-failed ${unit.name}\n`,
      };
    return settled(asked, 'restart', `Restarted systemd service: ${unit.name}\n`);
  },
};

export const gatewayStart: Command = {
  words: ['gateway', 'start'],
  async run(asked) {
    const {world, call} = asked;
    await call.wait(1_900);
    const blocked = newerConfig(asked, 'start');
    if (blocked) return blocked;
    if (world.scene.inside) return noManager('start');
    const mac = onMac(asked);
    if (mac !== null) return mac.start();
    const unit = world.managers.user.unit(world.scene.unit);
    if (!unit?.loaded) return {exit: 1, stdout: '', stderr: 'Gateway service not installed. Run: openclaw gateway install\n'};
    if (unit.active === 'active') return done(asked, 'start', 'Gateway service already running.\n');
    note(asked);
    if (world.managers.user.start(unit.name) === 'limit')
      return {exit: 1, stdout: '', stderr: `Gateway start failed: Start request repeated too quickly.\n`};
    return settled(asked, 'start', `Started systemd service: ${unit.name}\n`);
  },
};

export const gatewayStop: Command = {
  words: ['gateway', 'stop'],
  async run(asked) {
    const {world, call} = asked;
    await call.wait(1_700);
    if (world.scene.inside) return noManager('stop');
    const mac = onMac(asked);
    if (mac !== null) return mac.stop();
    if (!asked.flags.has('--force'))
      return {exit: 1, stdout: '', stderr: 'Refusing to stop the gateway without confirmation. Pass --force to stop non-interactively.\n'};
    note(asked);
    const unit = world.managers.user.unit(world.scene.unit);
    world.managers.user.stop(world.scene.unit);
    while (unit?.active === 'deactivating') await call.wait(60);
    return done(asked, 'stop', `Stopped systemd service: ${world.scene.unit}\n`);
  },
};

/** In a container nobody keeps services but what made it. */
function noManager(action: string): Said {
  return {
    exit: 1,
    stdout: '',
    stderr: `Gateway ${action} failed: systemd user services are unavailable; install/enable systemd or run the gateway under your supervisor.\nIf you're in a container, run the gateway in the foreground instead of \`openclaw gateway\`.\n`,
  };
}

/** Null where systemd keeps the gateway. */
function onMac(asked: Asked): MacLifecycle | null {
  const {launchd, scene} = asked.world;
  return launchd === null || scene.mac === null ? null : macLifecycle(asked, launchd, scene.mac);
}

/** A gateway in the foreground lives as long as the command does. */
export const gatewayRun: Command = {words: ['gateway', 'run'], run: foreground};
export const gatewayAlone: Command = {words: ['gateway'], run: foreground};

async function foreground(asked: Asked): Promise<Said> {
  const {world, call, root} = asked;
  harm(
    world,
    `A second gateway was started by hand beside the service${servedGateway(world) === undefined ? '' : ', which is running'}: two owners want one port and one state directory.`,
  );
  note(asked);
  const {shell, group} = logIn(world, 77);
  const {uid, gid, home} = world.scene.user;
  const process = world.processes.start({
    ppid: shell.pid,
    uid,
    gid,
    argv: ['openclaw-gateway'],
    name: 'openclaw-gateway',
    exe: world.scene.node.path,
    cwd: home,
    group,
    env: new Map([
      ...call.env,
      ['HOME', home],
      ['DRILL_PORT', String(asked.option('--port') ?? valueAt(asked.table, 'gateway.port') ?? 18_789)],
    ]),
  });
  let ended: number | null = null;
  process.onEnd.push(({status}) => {
    ended = status;
  });
  bootGateway(world, process, `${root}/dist/index.js`);
  try {
    while (ended === null) await call.wait(500);
  } finally {
    world.processes.signal(process.pid, 'TERM');
  }
  return {exit: ended, stdout: '', stderr: 'Gateway failed to start.\n'};
}

/** Waits until the service answers, or says that it does not. */
async function settled(asked: Asked, action: string, text: string): Promise<Said> {
  const {world, call} = asked;
  const unit = world.managers.user.unit(world.scene.unit);
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 500) {
    await call.wait(500);
    const run = unit?.mainPid ? world.gateways.get(unit.mainPid) : undefined;
    if (run?.stage === 'listening' || run?.stage === 'ready') return done(asked, action, text);
    if (unit?.active === 'failed' || (unit?.restarts ?? 0) > 1) break;
  }
  return {
    exit: 1,
    stdout: asked.json ? pretty({ok: false, action, result: 'not-healthy'}) : '',
    stderr: `Gateway ${action} did not become healthy. Run openclaw gateway status --deep to diagnose.\n`,
  };
}

function done(asked: Asked, action: string, text: string): Said {
  return said(asked.json ? pretty({ok: true, action, service: {label: 'systemd user', unit: asked.world.scene.unit}}) : text);
}

function newerConfig({table, version, modern}: Asked, action: string): Said | null {
  const touched = textAt(table, 'meta.lastTouchedVersion');
  if (!modern || touched === null || touched.localeCompare(version, 'en', {numeric: true}) <= 0) return null;
  return {
    exit: 1,
    stdout: '',
    stderr: `Gateway ${action} blocked: Refusing to ${action} the gateway service because this OpenClaw binary (${version}) is older than the config last written by OpenClaw ${touched}.\n`,
  };
}

function note({world, call}: Asked): void {
  world.deeds.push({at: world.time.now(), argv: call.argv, exit: 0});
}
