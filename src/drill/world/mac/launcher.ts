import type {Process, Processes} from '../processes.ts';
import type {Scene} from '../scene.ts';

export interface LauncherNeeds {
  readonly scene: Scene;
  readonly processes: Processes;
}

/** Where the program that launchd started begins another of its own, which is the gateway. */
export function isLauncher({scene}: LauncherNeeds, {ppid}: Process): boolean {
  return scene.mac?.carrier === 'launcher' && ppid === 1;
}

/** launchd's pid then is the parent of the one that listens; both rename themselves, and end together. */
export function launch({processes, scene}: LauncherNeeds, process: Process, boot: (child: Process) => void): void {
  process.name = 'openclaw';
  process.rssBytes = 7_700_000;
  const port = /--port (\d+)/.exec(process.argv.join(' '))?.[1];
  const child = processes.start({
    ...process,
    ppid: process.pid,
    argv: ['openclaw-gateway'],
    name: 'openclaw-gateway',
    env: new Map([...process.env, ['DRILL_PORT', port ?? process.env.get('OPENCLAW_GATEWAY_PORT') ?? String(scene.port)]]),
  });
  process.onTerm = () => void processes.signal(child.pid, 'TERM');
  process.onEnd.push(() => processes.end(child.pid, {how: 'killed', status: 9}));
  child.onEnd.push((end) => processes.end(process.pid, end));
  boot(child);
}
