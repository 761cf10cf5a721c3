import type {Signature} from './signature.ts';

const validation = 'gateway/troubleshooting/config-validation-and-probes';
const reload = 'gateway/configuration/hot-reload';

/** Configuration, plugins and skills. */
export const configSignatures: readonly Signature[] = [
  {
    id: 'config-invalid', pattern: 'Invalid config at ', flags: 'i', supports: 'config-rejected', page: validation,
    means: 'the configuration was refused before any service started', sample: 'Gateway failed to start: Invalid config at /home/ops/.openclaw/openclaw.json',
  },
  {
    id: 'config-unknown-key', pattern: 'openclaw\\.json:\\d+ — .*Unrecognized key', flags: 'i', supports: 'config-rejected', page: validation,
    means: 'a key that this version does not know', sample: '  openclaw.json:2 — gateway: Unrecognized key: "bogusKey"',
  },
  {
    id: 'config-unparseable', pattern: 'JSON5 parse failed|best-effort read ignored unparseable config', flags: 'i', supports: 'config-broken', page: validation,
    means: 'the configuration file is not JSON5', sample: '<root>: JSON5 parse failed: SyntaxError: JSON5: invalid end of input at 5:65',
  },
  {
    id: 'reload-skipped-invalid', pattern: 'config reload skipped \\(invalid config\\)', flags: 'i', supports: 'config-rejected', page: validation,
    means: 'a bad edit was ignored and the old configuration goes on: file and gateway differ', sample: '[reload] config reload skipped (invalid config): gateway: Unrecognized key',
  },
  {
    id: 'reload-skipped-missing', pattern: 'config reload skipped \\(config file not found\\)', flags: 'i', supports: 'config-missing', page: reload,
    means: 'the configuration file vanished under the running gateway', sample: '[reload] config reload skipped (config file not found)',
  },
  {
    id: 'reload-off', pattern: 'config reload disabled \\(gateway\\.reload\\.mode=off\\)', flags: 'i', supports: null, page: reload,
    means: 'edits need a restart', sample: '[reload] config reload disabled (gateway.reload.mode=off)',
  },
  {
    id: 'config-write-rejected', pattern: 'Config write rejected:', flags: 'i', supports: null, page: validation,
    means: 'OpenClaw refused its own write because it would have lost settings', sample: 'Config write rejected: size-drop-vs-last-good:2048->120',
  },
  {
    id: 'config-overwritten', pattern: 'Config overwrite: .* \\(sha256 ', flags: 'i', supports: null, page: validation,
    means: 'a gateway rewrote the configuration at its start and left a .bak', sample: 'Config overwrite: /home/ops/.openclaw/openclaw.json (sha256 1f3a -> 9bc2, backup=/home/ops/.openclaw/openclaw.json.bak)',
  },
  {
    id: 'config-shrank', pattern: 'missing-meta-vs-last-good|gateway-mode-missing-vs-last-good|size-drop-vs-last-good:', flags: '', supports: 'config-broken', page: validation,
    means: 'the file lost its stamp, its mode or much of its size against the last good one', sample: 'Config observe anomaly: gateway-mode-missing-vs-last-good',
  },
  {
    id: 'last-good-not-promoted', pattern: 'Config last-known-good promotion skipped', flags: 'i', supports: null, page: validation,
    means: 'the file holds redaction marks instead of values', sample: 'Config last-known-good promotion skipped: redacted placeholder at channels.telegram.botToken',
  },
  {
    id: 'redaction-written', pattern: '__OPENCLAW_REDACTED__', flags: '', supports: 'config-rejected', page: 'gateway/secrets/operations',
    means: 'a redaction mark was written as if it were the secret', sample: 'gateway.auth.token: refusing __OPENCLAW_REDACTED__',
  },
  {
    id: 'state-not-writable', pattern: 'Doctor cannot write config because the config directory is not writable|State directory is not writable', flags: 'i', supports: 'secret-readable', page: 'gateway/doctor',
    means: 'owner, mode or a read-only mount keep OpenClaw from writing', sample: 'State directory is not writable: /home/ops/.openclaw',
  },
  {
    id: 'migration-required', pattern: 'requires state migration|gateway\\.maintenance_required', flags: 'i', supports: null, page: 'gateway/troubleshooting/updates-and-rollbacks',
    means: 'the state must be migrated before a start; with another gateway running on it this line misleads',
    sample: '[gateway] requires state migration. Stop the service with openclaw gateway stop (or its service owner), then run openclaw doctor --fix',
  },
  {
    id: 'plugin-owner-suspicious', pattern: 'blocked plugin candidate: suspicious ownership|plugin present but blocked', flags: 'i', supports: 'capability-lost', page: 'help/troubleshooting',
    means: 'plugin files belong to another user than the process', sample: 'blocked plugin candidate: suspicious ownership (/home/ops/.openclaw/npm/x uid=0, expected uid=1001)',
  },
  {
    id: 'plugin-shape-old', pattern: 'package\\.json missing openclaw\\.extensions', flags: 'i', supports: 'capability-lost', page: 'help/troubleshooting',
    means: 'the plugin\'s package has a shape that is no longer taken', sample: 'plugin voice-call: package.json missing openclaw.extensions',
  },
  {
    id: 'plugin-policy-blocked', pattern: 'blocked by install policy|install policy failed closed|Disabled ".*" after plugin update failure', flags: 'i', supports: 'capability-lost', page: 'help/troubleshooting',
    means: 'a policy stopped an install or update of a plugin', sample: 'Disabled "voice-call" after plugin update failure', never: ['sender blocked'],
  },
  {
    id: 'plugin-tree-corrupted', pattern: 'plugin load failed: dependency tree corrupted', flags: 'i', supports: 'capability-lost', page: 'gateway/troubleshooting/updates-and-rollbacks',
    means: 'a plugin\'s packages are incomplete', sample: '[plugins] plugin load failed: dependency tree corrupted; run openclaw doctor --fix',
  },
  {
    id: 'plugin-load-failed', pattern: 'plugin load failed: ', flags: 'i', supports: 'capability-lost', page: 'cli/plugins/inspect-and-diagnose',
    means: 'a plugin did not register; the reason follows', sample: '[plugins] plugin load failed: voice-call: Cannot find package',
  },
  {
    id: 'browser-command-unknown', pattern: 'unknown command [\'"]browser[\'"]', flags: 'i', supports: 'capability-lost', page: 'cli/browser',
    means: 'plugins.allow leaves the browser plugin out', sample: 'error: unknown command \'browser\'',
  },
  {
    id: 'skill-escaped', pattern: 'Skipping escaped skill path outside its configured root: .*reason=symlink-escape', flags: 'i', supports: 'capability-lost',
    page: 'gateway/troubleshooting/skills-and-model-providers', means: 'a skill\'s link leads out of its root',
    sample: 'Skipping escaped skill path outside its configured root: /srv/skills/mailer reason=symlink-escape',
  },
];
