import type {Process} from '../processes.ts';
import {type LedgerNeeds, ledgerOf} from './ledger.ts';
import {freeLock, type LockNeeds} from './lock.ts';
import {type GatewayRun, type Gateways, isModern} from './run.ts';
import {type TellNeeds, tell} from './words.ts';

export interface StopNeeds extends TellNeeds, LedgerNeeds, LockNeeds {
  readonly gateways: Gateways;
}

/** A polite end: no new work, the rest is drained, the lock is given back. */
export function shutDown(world: StopNeeds, process: Process, run: GatewayRun): void {
  if (run.stage === 'draining') return;
  run.stage = 'draining';
  const modern = isModern(run.version);
  if (modern) tell(world, process, 'admission', 'closed: stop (SIGTERM)');
  tell(world, process, 'gateway', 'received SIGTERM; shutting down');
  if (modern && world.scene.mac === null)
    tell(
      world,
      process,
      'gateway',
      `shutdown budget at shutdown: drain=314970ms shutdown=324970ms reserve=10000ms exitMargin=5000ms; source=${budgetFrom(world.scene)}`,
    );
  world.time.after(120, () => {
    if (modern && world.gateways.has(process.pid)) tell(world, process, 'gateway', 'active-work drain settled; beginning server close');
  });
  world.time.after(330, () => {
    if (!world.gateways.has(process.pid)) return;
    tell(world, process, 'shutdown', 'completed cleanly in 176ms');
    freeLock(world, run, process);
    ledgerOf(world, run.stateDir).lastShutdown = {reason: 'stop (SIGTERM)', at: world.time.now()};
    world.processes.end(process.pid, {how: 'exited', status: 0});
  });
}

/** Who says how long an end may take: the unit, or OpenClaw itself where it finds none. */
export function budgetFrom({unit, inside}: StopNeeds['scene']): string {
  return inside ? 'Gateway stop policy=330000ms' : `systemd user ${unit} TimeoutStopUSec=330000ms`;
}
