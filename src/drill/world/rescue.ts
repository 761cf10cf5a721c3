import type {Files} from './files.ts';
import type {Process, Processes} from './processes.ts';
import type {Scene} from './scene.ts';
import type {Manager} from './systemd/manager.ts';
import {type LogNeeds, writeLog} from './write-log.ts';

export interface RescueNeeds extends LogNeeds {
  readonly files: Files;
  readonly processes: Processes;
  readonly managers: {readonly user: Manager};
  readonly scene: Scene;
}

/**
 * A rescue script of the kind that people write at night: when its check fails it kills the gateway and starts it again, whatever the
 * reason. Its file says which address it asks.
 */
export function runRescue(world: RescueNeeds, process: Process): void {
  const {processes, time, managers, scene} = world;
  const script = world.files.peek(process.argv[0] ?? '')?.text ?? '';
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(script)?.[1] ?? 0);
  const answer = processes.listener('127.0.0.1', port)?.answer?.('/readyz');
  const healthy = typeof answer === 'object' && answer.status === 200;
  if (!healthy) {
    writeLog(world, process, `gateway did not answer on port ${port}, rescuing`);
    const unit = managers.user.unit(scene.unit);
    if (unit?.mainPid) processes.signal(unit.mainPid, 'KILL');
    else if (unit && unit.active !== 'activating') {
      managers.user.resetFailed(scene.unit);
      managers.user.start(scene.unit);
    }
  }
  time.after(300, () => processes.end(process.pid, {how: 'exited', status: 0}));
}
