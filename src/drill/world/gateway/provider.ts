import type {Process} from '../processes.ts';
import type {World} from '../world.ts';
import {ledgerOf} from './ledger.ts';
import type {GatewayRun} from './run.ts';
import {tell} from './words.ts';

/** Somebody's message is answered by a model; false when no model could. A refused key is set aside and remembered. */
export function agentTurn(world: World, process: Process, run: GatewayRun): boolean {
  const {provider, providerVariable, model, fallback} = world.scene;
  const key = run.variables.get(providerVariable) ?? null;
  const ledger = ledgerOf(world, run.stateDir);
  if (key !== null && world.network.accepts.get(provider)?.has(key)) {
    ledger.unusable.delete(provider);
    return true;
  }
  if (ledger.unusable.get(provider)?.key !== key) {
    const draw = world.random.fork(`run ${Math.floor(world.time.now())}`);
    const id = `${draw.hex(8)}-${draw.hex(4)}-4${draw.hex(3)}-a${draw.hex(3)}-${draw.hex(12)}`;
    const profile = `sha256:${draw.hex(12)}`;
    tell(
      world, process, 'agent/embedded',
      `auth profile failure state updated: runId=${id} profile=${profile} provider=${provider} reason=auth window=cooldown reused=false`, 'warn',
    );
    tell(
      world, process, 'agent/embedded',
      `embedded run failover decision: runId=${id} stage=assistant decision=fallback_model reason=auth attempt=1 retry=0 rotations=0 `
        + `from=${model} profile=- rawError=401 invalid x-api-key`, 'warn',
    );
    tell(world, process, 'model-fallback/decision', `model fallback decision: decision=candidate_succeeded requested=${model} candidate=${fallback} reason=auth`);
  }
  ledger.unusable.set(provider, {key: key ?? '', at: world.time.now()});
  return true;
}
