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
    tell(
      world,
      process,
      'agent/embedded',
      `embedded run agent end: isError=true model=${model} provider=${provider} error=HTTP 401 authentication_error: invalid x-api-key`,
      'warn',
    );
    tell(world, process, 'model-fallback', `Model "${model}" failed (auth). Fell back to "${fallback}".`, 'warn');
  }
  ledger.unusable.set(provider, {key: key ?? '', reason: 'auth', at: world.time.now()});
  return true;
}
