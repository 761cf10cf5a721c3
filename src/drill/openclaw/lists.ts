import {said} from '../programs/call.ts';
import {isTable, textAt, valueAt} from '../world/gateway/config.ts';
import {ledgerOf} from '../world/gateway/ledger.ts';
import {type Asked, answered, type Command, pretty} from './asked.ts';
import {invalidConfig, issuesOf, rejectedConfig} from './config.ts';
import {type Patch, patched} from './patch.ts';

/** Inventories that the CLI makes by itself, without the gateway. */
export const modelsStatus: Command = {
  words: ['models', 'status'],
  async run(asked) {
    await asked.call.wait(1_800);
    const refusal = rejectedConfig(asked);
    if (refusal) return refusal;
    if (asked.config.is === 'missing') return asked.modern ? said(unconfigured(asked)) : invalidConfig(asked);
    const {table, configPath, stateDir, world} = asked;
    const primary = textAt(table, 'agents.defaults.model.primary') ?? '';
    const fallbacks = valueAt(table, 'agents.defaults.model.fallbacks');
    const names = [primary, ...(Array.isArray(fallbacks) ? fallbacks.map(String) : [])].filter(Boolean);
    const providers = [...new Set(names.map((name) => name.split('/')[0] ?? ''))].map((provider) => ({
      provider,
      ...keyOf(asked, provider),
    }));
    const ledger = ledgerOf(world, stateDir);
    // A refused key is set aside for a while, and then counts as none.
    const refused = (provider: string, key: string | null): boolean => ledger.unusable.get(provider)?.key === (key ?? '');
    const value = answered(asked, 'models status --json', {
      configPath,
      agentDir: `${stateDir}/agents/main/agent`,
      defaultModel: primary,
      resolvedDefault: primary,
      fallbacks: names.slice(1),
      auth: {
        storePath: `${stateDir}/agents/main/agent/${asked.modern ? 'openclaw-agent.sqlite' : 'auth-profiles.json'}`,
        missingProvidersInUse: providers
          .filter((one) => one.kind === 'missing' || refused(one.provider, one.key))
          .map((one) => one.provider),
        // The recorded provider has its key in its own section; those here have theirs in the environment.
        providers: (list: unknown) =>
          providers.map(({provider, kind, key}) =>
            patched((list as readonly unknown[])[0], {
              provider,
              effective: {kind, detail: key === null ? kind : masked(key)},
              modelsJson: undefined,
            }),
          ),
      },
    });
    return said(
      asked.json
        ? value
        : `Default: ${primary}\nFallbacks: ${names.slice(1).join(', ')}\n${providers.map((one) => `${one.provider}: ${one.kind}\n`).join('')}`,
    );
  },
};

/** The model that the newest recorded release takes when nobody has chosen one, and that nobody has a key for. */
function unconfigured(asked: Asked): string {
  const model = 'openai/gpt-6-astra';
  return answered(asked, 'models status --json', {
    configPath: asked.configPath,
    agentDir: `${asked.stateDir}/agents/main/agent`,
    defaultModel: model,
    resolvedDefault: model,
    utilityModel: {ref: 'openai/gpt-5.6-luna', source: 'provider-default'},
    auth: {
      storePath: `${asked.stateDir}/agents/main/agent/openclaw-agent.sqlite`,
      missingProvidersInUse: ['openai'],
      providers: [],
    },
  });
}

/** A local model server needs no key. */
function keyOf({variables}: Asked, provider: string): {readonly kind: string; readonly key: string | null} {
  if (provider === 'ollama') return {kind: 'synthetic', key: null};
  const key = variables.get(`${provider.toUpperCase()}_API_KEY`) ?? null;
  return {kind: key === null ? 'missing' : 'env', key};
}

/** As OpenClaw masks it: eight characters at each end stay readable. */
function masked(key: string): string {
  return `${key.slice(0, 8)}...${key.slice(-8)}`;
}

export const skillsList: Command = {
  words: ['skills', 'list'],
  async run(asked) {
    await asked.call.wait(1_400);
    const refusal = rejectedConfig(asked);
    if (refusal) return refusal;
    const {stateDir, table} = asked;
    const entries = valueAt(table, 'skills.entries');
    const named = Object.keys(isTable(entries) ? entries : {});
    return said(
      answered(asked, 'skills list --json', {
        workspaceDir: `${stateDir}/workspace`,
        managedSkillsDir: `${stateDir}/skills`,
        skills: (list: unknown) => {
          const [like, ...others] = list as readonly unknown[];
          return [like, ...others, ...named.map((name) => patched(like, {name, ...ready}))];
        },
      }),
    );
  },
};

/** A skill that the configuration names has all that it needs. */
const ready: Patch = {eligible: true, missing: {bins: [], anyBins: [], env: [], config: [], os: []}};

export const secretsAudit: Command = {
  words: ['secrets', 'audit'],
  async run(asked) {
    await asked.call.wait(1_900);
    if (asked.modern && issuesOf(asked).length > 0) return said(answered(asked, 'secrets audit --json', unresolved(asked)), 2);
    const none: Patch = {plaintextCount: 0, unresolvedRefCount: 0, shadowedRefCount: 0, legacyResidueCount: 0};
    return said(answered(asked, 'secrets audit --json', {status: 'clean', filesScanned: [asked.configPath], summary: none, findings: []}));
  },
};

function unresolved({configPath}: Asked): Patch {
  const message = 'Config is invalid; cannot validate secret references reliably.';
  return {
    status: 'unresolved',
    filesScanned: [configPath],
    summary: {plaintextCount: 0, unresolvedRefCount: 1},
    findings: [{code: 'REF_UNRESOLVED', severity: 'error', file: configPath, jsonPath: '<root>', message}],
  };
}

export const stability: Command = {
  words: ['gateway', 'stability'],
  async run(asked) {
    await asked.call.wait(800);
    const {boots} = ledgerOf(asked.world, asked.stateDir);
    const unclean = boots.filter((boot) => boot.over && !boot.clean).slice(-6);
    if (unclean.length === 0) return {exit: 1, stdout: '', stderr: 'No stability bundles found.\n'};
    return said(
      pretty({
        bundle: {
          reason: 'gateway.crash_loop_breaker',
          boots: unclean.map((boot) => ({startedAtMs: Math.round(boot.at), outcome: 'unclean'})),
        },
      }),
    );
  },
};
