import type {Network} from '../network.ts';
import type {Process} from '../processes.ts';
import type {Random} from '../random.ts';
import type {Scene} from '../scene.ts';
import {type LedgerNeeds, ledgerOf} from './ledger.ts';
import {type GatewayRun, isModern} from './run.ts';
import {type TellNeeds, tell} from './words.ts';

/** What it takes to have a message answered by a model. */
export interface ProviderNeeds extends TellNeeds, LedgerNeeds {
  readonly random: Random;
  readonly network: Network;
  readonly scene: Scene;
}

/** Somebody's message is answered by a model; false when no model could. A refused key is set aside and remembered. */
export function agentTurn(world: ProviderNeeds, process: Process, run: GatewayRun): boolean {
  const {provider, providerVariable, model, fallback} = world.scene;
  const key = run.variables.get(providerVariable) ?? null;
  const ledger = ledgerOf(world, run.stateDir);
  if (key !== null && world.network.accepts.get(provider)?.has(key)) {
    ledger.unusable.delete(provider);
    if (world.network.throttles.has(provider)) throttled(world, process, run);
    return true;
  }
  if (ledger.unusable.get(provider)?.key !== key) {
    const {id, profile} = newRun(world);
    tell(
      world,
      process,
      'agent/embedded',
      `auth profile failure state updated: runId=${id} profile=${profile} provider=${provider} reason=auth window=cooldown reused=false`,
      'warn',
    );
    tell(
      world,
      process,
      'agent/embedded',
      `embedded run failover decision: runId=${id} stage=assistant decision=fallback_model reason=auth attempt=1 retry=0 rotations=0 ` +
        `from=${model} profile=- rawError=401 invalid x-api-key`,
      'warn',
    );
    tell(
      world,
      process,
      'model-fallback/decision',
      `model fallback decision: decision=candidate_succeeded requested=${model} candidate=${fallback} reason=auth`,
    );
  }
  ledger.unusable.set(provider, {key: key ?? '', at: world.time.now()});
  return true;
}

/** A turn that meets the provider's limit: it is tried again, and answered, after the pause that the provider asked for. */
function throttled(world: ProviderNeeds, process: Process, run: GatewayRun): void {
  const {provider, model} = world.scene;
  const [said, raw] = isModern(run.version)
    ? ['Rate limit reached; Retry-After: 3 seconds', '429 Rate limit reached; Retry-After: 3 seconds']
    : ['API rate limit reached. Please try again later.', '429 Rate limit reached'];
  const name = model.slice(model.indexOf('/') + 1);
  tell(
    world,
    process,
    'agent/embedded',
    `embedded run agent end: runId=${newRun(world).id} isError=true model=${name} provider=${provider} error=⚠ ${said} rawError=${raw}`,
    'warn',
  );
  if (isModern(run.version))
    tell(world, process, 'agent/embedded', `transient same-model retry 1/9 for ${model} reason=rate_limit: delayMs=3000`, 'warn');
}

function newRun(world: Pick<ProviderNeeds, 'random' | 'time'>): {readonly id: string; readonly profile: string} {
  const draw = world.random.fork(`run ${Math.floor(world.time.now())}`);
  return {
    id: `${draw.hex(8)}-${draw.hex(4)}-4${draw.hex(3)}-a${draw.hex(3)}-${draw.hex(12)}`,
    profile: `sha256:${draw.hex(12)}`,
  };
}
