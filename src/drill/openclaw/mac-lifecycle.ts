import {type Said, said} from '../programs/call.ts';
import type {Launchd} from '../world/launchd/launchd.ts';
import {noteKick} from '../world/launchd/looping.ts';
import {installJob} from '../world/mac/install-job.ts';
import type {Mac} from '../world/mac/wish.ts';
import {servedGateway, stopService} from '../world/service.ts';
import {type Asked, pretty} from './asked.ts';
import {findNode} from './node.ts';

/** `openclaw gateway install`, `start`, `restart`, `stop` where launchd keeps the gateway. */
export interface MacLifecycle {
  install(): Promise<Said>;
  start(): Promise<Said>;
  restart(): Promise<Said>;
  stop(): Promise<Said>;
}

export function macLifecycle(asked: Asked, launchd: Launchd, mac: Mac): MacLifecycle {
  const {world, call} = asked;
  const target = `${mac.domain}/${mac.label}`;
  const ran = (): void => void world.deeds.push({at: world.time.now(), argv: call.argv, exit: 0});
  const fails = (stderr: string): Said => ({exit: 1, stdout: '', stderr});
  const loaded = () => launchd.job(mac.domain, mac.label);

  /** Waits until the gateway answers, or says that it does not. */
  const settled = async (action: string, text: string): Promise<Said> => {
    for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 500) {
      await call.wait(500);
      const run = servedGateway(world);
      if (run?.stage === 'listening' || run?.stage === 'ready') return done(asked, action, text);
    }
    return fails(`Gateway ${action} did not become healthy. Run openclaw gateway status --deep to diagnose.\n`);
  };

  return {
    async install() {
      if (world.files.peek(mac.plist) !== null && loaded() !== null && !asked.flags.has('--force'))
        return said('Gateway service already installed. Use --force to reinstall.\n');
      ran();
      const node = findNode(call)?.path ?? world.scene.node.path;
      installJob(world, mac, {version: asked.version, entry: `${asked.root}/dist/index.js`, node, port: asked.port}, asked.who);
      stopService(world);
      while (loaded() !== null) await call.wait(100);
      launchd.allow(mac.domain, mac.label, true);
      const refused = launchd.bootstrap(mac.domain, mac.plist);
      if (refused === 125) return fails(noSession(mac.domain));
      if (refused !== null)
        return fails(`Gateway install failed: Error: launchctl bootstrap failed: Bootstrap failed: ${refused}: Input/output error\n`);
      await call.wait(1_200);
      return done(asked, 'install', `Installed LaunchAgent: ${mac.plist}\nLogs: ${mac.logs.out}\n`);
    },
    async start() {
      if (loaded() === null) return fails(notLoaded(mac));
      if (loaded()?.pid != null) return done(asked, 'start', 'Gateway service already running.\n');
      ran();
      launchd.kickstart(mac.domain, mac.label, false);
      return settled('start', `Started LaunchAgent: ${target}\n`);
    },
    async restart() {
      const run = loaded();
      if (run === null) return fails(notLoaded(mac));
      noteKick(world, run);
      ran();
      launchd.kickstart(mac.domain, mac.label, true);
      await call.wait(1_500);
      return settled('restart', `Restarted LaunchAgent: ${target}\n`);
    },
    async stop() {
      if (!asked.flags.has('--force'))
        return fails('Refusing to stop the gateway without confirmation. Pass --force to stop non-interactively.\n');
      ran();
      stopService(world);
      while (loaded() !== null) await call.wait(100);
      return done(asked, 'stop', `Stopped LaunchAgent: ${target}\n`);
    },
  };
}

function notLoaded({domain, plist}: Mac): string {
  return `Gateway service not loaded.\nStart with: openclaw gateway install\nStart with: launchctl bootstrap ${domain} ${plist}\n`;
}

function noSession(domain: string): string {
  return (
    'Gateway install failed: Error: launchctl bootstrap failed: Bootstrap failed: 125: Domain does not support specified action\n' +
    `LaunchAgent openclaw gateway install --force requires a logged-in macOS GUI session for this user (${domain}).\n` +
    'This usually means you are running from SSH/headless context or as the wrong user (including sudo).\n' +
    'Fix: sign in to the macOS desktop as the target user and rerun `openclaw gateway install --force`.\n' +
    'Headless deployments should use a dedicated logged-in user session or a custom LaunchDaemon (not shipped): https://docs.openclaw.ai/gateway\n'
  );
}

function done(asked: Asked, action: string, text: string): Said {
  return said(asked.json ? pretty({ok: true, action, service: {label: 'LaunchAgent'}}) : text);
}
