import {said} from '../programs/call.ts';
import {isTable, textAt, valueAt} from '../world/gateway/config.ts';
import {ledgerOf} from '../world/gateway/ledger.ts';
import {type Asked, type Command, pretty} from './asked.ts';
import {invalidConfig} from './config.ts';
import {connect} from './connect.ts';

/** Inventories that the CLI makes by itself, without the gateway. */
export const modelsStatus: Command = {
  words: ['models', 'status'],
  async run(asked) {
    await asked.call.wait(1_800);
    if (asked.config.is !== 'read') return invalidConfig(asked);
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
    const value = {
      configPath,
      agentDir: `${stateDir}/agents/main/agent`,
      defaultModel: primary,
      resolvedDefault: primary,
      fallbacks: names.slice(1),
      imageModel: null,
      imageFallbacks: [],
      utilityModel: {ref: null, source: 'none'},
      aliases: {},
      allowed: [],
      auth: {
        storePath: `${stateDir}/state/openclaw.sqlite`,
        shellEnvFallback: {enabled: false, appliedKeys: []},
        providersWithOAuth: [],
        missingProvidersInUse: providers
          .filter((one) => one.kind === 'missing' || refused(one.provider, one.key))
          .map((one) => one.provider),
        modelRouteIssues: [],
        runtimeAuthRoutes: [],
        providers: providers.map(({provider, kind, key}) => ({
          provider,
          effective: {kind, detail: key === null ? kind : masked(key)},
          profiles: {count: 0, oauth: 0, token: 0, apiKey: 0, labels: []},
        })),
        unusableProfiles: [],
        oauth: {warnAfterMs: 86_400_000, profiles: [], providers: []},
      },
    };
    return said(
      asked.json
        ? pretty(value)
        : `Default: ${primary}\nFallbacks: ${names.slice(1).join(', ')}\n${providers.map((one) => `${one.provider}: ${one.kind}\n`).join('')}`,
    );
  },
};

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

const nothingMissing = {bins: [], anyBins: [], env: [], config: [], os: []};

export const skillsList: Command = {
  words: ['skills', 'list'],
  async run(asked) {
    await asked.call.wait(1_400);
    if (asked.config.is !== 'read') return invalidConfig(asked);
    if (connect(asked).is === 'suspended') {
      const message = 'skills.status unavailable during gateway suspension';
      const stderr = `[openclaw] The CLI command failed.\n[openclaw] Reason: ${message}\n`;
      return {exit: 1, stdout: asked.json ? pretty({ok: false, error: {type: 'cli_error', message}}) : '', stderr};
    }
    const {stateDir, table} = asked;
    const entries = valueAt(table, 'skills.entries');
    const named = Object.keys(isTable(entries) ? entries : {});
    const skills = ['browser-automation', 'github', 'weather', ...named].map((name) => ({
      name,
      description: `The skill ${name}.`,
      eligible: true,
      disabled: false,
      blockedByAllowlist: false,
      source: 'openclaw-bundled',
      bundled: true,
      missing: nothingMissing,
    }));
    return said(pretty({workspaceDir: `${stateDir}/workspace`, managedSkillsDir: `${stateDir}/skills`, skills}));
  },
};

export const secretsAudit: Command = {
  words: ['secrets', 'audit'],
  async run(asked) {
    await asked.call.wait(1_900);
    const summary = {plaintextCount: 0, unresolvedRefCount: 0, shadowedRefCount: 0, storeResidueCount: 0, legacyResidueCount: 0};
    return said(
      pretty({
        version: 1,
        status: 'clean',
        resolution: {refsChecked: 0, skippedExecRefs: 0, resolvabilityComplete: true},
        filesScanned: [asked.configPath],
        summary,
        findings: [],
      }),
    );
  },
};

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
