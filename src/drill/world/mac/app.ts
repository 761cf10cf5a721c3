import {attachOnlyMark} from '../../../supervisors/launchd/app.ts';
import type {Files} from '../files.ts';
import type {SpawnNeeds} from '../spawn.ts';
import type {Mac} from './wish.ts';

export interface AppNeeds extends Pick<SpawnNeeds, 'processes' | 'scene' | 'begin'> {
  readonly files: Files;
}

/** OpenClaw.app with the gateway in its care, and the mark by which it keeps launchd out of it. */
export function startApp({processes, scene, files, begin}: AppNeeds, mac: Mac): void {
  const {uid, gid, home} = scene.user;
  files.put(attachOnlyMark(home), '', {uid, gid, mode: 0o600});
  const base = {uid, gid, cwd: home, group: '', env: new Map([['HOME', home]])};
  const exe = '/Applications/OpenClaw.app/Contents/MacOS/OpenClaw';
  const app = processes.start({...base, ppid: 1, argv: [exe], exe, name: 'OpenClaw'});
  const argv = [scene.node.path, `${scene.packageRoot}/dist/index.js`, 'gateway', '--port', String(scene.port)];
  const gateway = processes.start({
    ...base,
    ppid: app.pid,
    argv,
    exe: scene.node.path,
    env: new Map([...base.env, ['OPENCLAW_LAUNCHD_LABEL', mac.label]]),
  });
  begin('node', gateway);
}
