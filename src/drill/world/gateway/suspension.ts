import type {Process} from '../processes.ts';
import type {Random} from '../random.ts';
import type {GatewayRun, Gateways, Suspension} from './run.ts';
import {type TellNeeds, tell} from './words.ts';

export interface SuspensionNeeds extends TellNeeds {
  readonly random: Random;
  readonly gateways: Gateways;
}

/** OpenClaw takes back by itself what nobody resumed in two minutes. */
const leaseMs = 120_000;

export function suspend(world: SuspensionNeeds, process: Process, run: GatewayRun): Suspension {
  const now = Math.round(world.time.now());
  const draw = world.random.fork(`suspension ${now}`);
  const suspension = {id: `${draw.hex(8)}-${draw.hex(4)}-4${draw.hex(3)}-a${draw.hex(3)}-${draw.hex(12)}`, expiresAt: now + leaseMs};
  if (run.suspension === null) tell(world, process, 'admission', 'closed: suspend phase');
  run.suspension = suspension;
  world.time.after(leaseMs, () => resume(world, process, run, suspension.id));
  return suspension;
}

/** One that is over already stays over. */
export function resume(world: SuspensionNeeds, process: Process, run: GatewayRun, id: string): void {
  if (run.suspension?.id !== id || !world.gateways.has(process.pid)) return;
  run.suspension = null;
  tell(world, process, 'admission', 'reopened: suspend phase');
}
