import {bootGateway} from '../world/gateway/boot.ts';
import {logIn} from '../world/logins.ts';
import {type Fault, lead, nothing} from './fault.ts';
import {isServing, ownFile} from './hands.ts';

export const rivalPoller: Fault = {
  name: 'rival-poller',
  about:
    "After the move to another address the old gateway was kept up to drain, under a profile of its own; it still fetches the bot's messages.",
  takes: nothing,
  leadMs: lead.recent * 2,
  words: ['rivalPid', 'rivalPort'],
  plant(world) {
    const {scene, processes, files} = world;
    const {uid, gid, home} = scene.user;
    const port = scene.port + 240;
    const state = `${home}/.openclaw-drain`;
    ownFile(
      world,
      `${state}/openclaw.json`,
      `${JSON.stringify({gateway: {mode: 'local', port, bind: 'loopback', auth: {mode: 'token'}}, channels: {telegram: {enabled: true}}}, null, 2)}\n`,
    );
    ownFile(world, `${state}/.env`, `OPENCLAW_GATEWAY_TOKEN=${scene.secrets.gateway}\nTELEGRAM_BOT_TOKEN=${scene.secrets.telegram}\n`);
    files.putDirectory(`${state}/tmp`, {uid, gid, mode: 0o700});
    const {shell, group} = logIn(world, world.random.fork('session').int(3, 60), 'tmux');
    const process = processes.start({
      ppid: shell.pid,
      uid,
      gid,
      argv: [scene.node.path, `${scene.packageRoot}/openclaw.mjs`, '--profile', 'drain', 'gateway', 'run', '--port', String(port)],
      name: 'MainThread',
      exe: scene.node.path,
      cwd: home,
      group,
      env: new Map([
        ['HOME', home],
        ['OPENCLAW_PROFILE', 'drain'],
        ['OPENCLAW_STATE_DIR', state],
        ['OPENCLAW_CONFIG_PATH', `${state}/openclaw.json`],
      ]),
    });
    bootGateway(world, process, `${scene.packageRoot}/dist/index.js`);
    const receives = (): boolean =>
      [...world.gateways.values()]
        .filter((run) => run.stateDir === scene.stateDir)
        .every((run) => run.channels.get('telegram')?.connected === true);
    return {cured: () => isServing(world) && receives(), words: () => ({rivalPid: String(process.pid), rivalPort: String(port)})};
  },
};
