import type {SignatureId} from '../signatures.ts';
import {allSignatures} from '../signatures.ts';
import type {Seen} from './signature.ts';

/** Why a line is believed to be written so: a real host wrote it, or a page of the documentation says that it would. */
export function evidenceOf(id: SignatureId): {readonly seen: readonly Seen[]} | {readonly documented: string} {
  const places = seen[id];
  return places === undefined ? {documented: allSignatures.find((one) => one.id === id)?.page ?? ''} : {seen: places};
}

/** Recordings and samples in which a real host wrote such a line, and its release; made by the test that reads them. */
export const seen: Readonly<Partial<Record<SignatureId, readonly Seen[]>>> = {
  'config-lost-its-mode': [
    {in: 'test/drill/recordings/config-incomplete.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/config-incomplete.json', release: '2026.9.6'},
  ],
  'bind-without-auth': [
    {in: 'test/drill/recordings/bind-public.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/bind-public.json', release: '2026.9.6'},
  ],
  'another-gateway-listens': [{in: 'test/rules/samples/env-file-missing.journal', release: '2026.9.6'}],
  'address-in-use': [{in: 'test/rules/samples/env-file-missing.journal', release: '2026.9.6'}],
  'port-in-use': [{in: 'test/rules/samples/env-file-missing.journal', release: '2026.9.6'}],
  'waits-under-supervisor': [{in: 'test/drill/recordings/port-silent.json', release: '2026.9.6'}],
  'lifecycle-owned': [{in: 'test/drill/recordings/foreground-owner.json', release: '2026.9.6'}],
  'duplicate-stood-down': [{in: 'test/rules/samples/env-file-missing.journal', release: '2026.9.6'}],
  'exit-78': [
    {in: 'test/drill/recordings/bind-public.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/bind-public.json', release: '2026.9.6'},
  ],
  'exit-203': [
    {in: 'test/drill/recordings/entry-missing-node.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/entry-missing-node.json', release: '2026.9.6'},
  ],
  'start-limit': [
    {in: 'test/drill/recordings/start-limit-hit.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/start-limit-hit.json', release: '2026.9.6'},
  ],
  'environment-file-unreadable': [
    {in: 'test/drill/recordings/env-file-missing.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/env-file-missing.json', release: '2026.9.6'},
  ],
  'start-failed': [{in: 'test/drill/recordings/foreground-owner.json', release: '2026.9.6'}],
  'stopped-again-and-again': [{in: 'test/samples/log/journal-lock-refused.jsonl', release: '2026.9.6'}],
  'breaker-tripped': [{in: 'test/rules/samples/env-file-missing.journal', release: '2026.9.6'}],
  'autostart-suppressed': [{in: 'test/rules/samples/env-file-missing.journal', release: '2026.9.6'}],
  'monitor-suppressed': [{in: 'test/rules/samples/env-file-missing.journal', release: '2026.9.6'}],
  'binary-older-than-config': [{in: 'test/drill/recordings/config-newer-refused.json', release: '2026.9.6'}],
  'shutdown-deadline': [{in: 'test/drill/samples/gateway-status.healthy.json', release: '2026.9.6'}],
  'stale-gateway-killed': [{in: 'test/rules/samples/foreign-http.journal', release: '2026.9.6'}],
  'config-invalid': [
    {in: 'test/drill/recordings/cli/config-rejected.2026.9.6.json', release: '2026.9.6'},
    {in: 'test/drill/recordings/config-rejected.2026.4.14.json', release: '2026.4.14'},
  ],
  'config-unknown-key': [{in: 'test/drill/recordings/cli/config-rejected.2026.9.6.json', release: '2026.9.6'}],
  'config-unparseable': [
    {in: 'test/drill/recordings/cli/config-broken.2026.9.6.json', release: '2026.9.6'},
    {in: 'test/drill/recordings/config-broken.2026.4.14.json', release: '2026.4.14'},
  ],
  'reload-skipped-invalid': [
    {in: 'test/drill/recordings/config-broken.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/config-broken.json', release: '2026.9.6'},
  ],
  'reload-skipped-missing': [
    {in: 'test/drill/recordings/config-missing.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/config-missing.json', release: '2026.9.6'},
  ],
  'reload-off': [{in: 'test/drill/recordings/token-mismatch.json', release: '2026.9.6'}],
  'config-shrank': [
    {in: 'test/drill/recordings/bind-public.json', release: '2026.9.6'},
    {in: 'test/drill/recordings/config-broken.2026.4.14.json', release: '2026.4.14'},
  ],
  'migration-required': [{in: 'test/drill/recordings/foreground-owner.json', release: '2026.9.6'}],
  'auth-token-mismatch': [
    {in: 'test/drill/recordings/cli/secret-shadowed.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/cli/secret-shadowed.2026.9.6.json', release: '2026.9.6'},
  ],
  'device-identity-required': [{in: 'test/drill/recordings/cli/config-broken.2026.9.6.json', release: '2026.9.6'}],
  'gateway-connect-failed': [
    {in: 'test/drill/recordings/cli/secret-shadowed.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/cli/secret-shadowed.2026.9.6.json', release: '2026.9.6'},
  ],
  'gateway-closed-abnormally': [
    {in: 'test/drill/recordings/cli/unit-down.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/cleaner/samples/gateway-file.log', release: '2026.9.6'},
  ],
  'gateway-timeout': [
    {in: 'test/drill/recordings/cli/gateway-hung.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/cli/gateway-hung.2026.9.6.json', release: '2026.9.6'},
  ],
  'gateway-not-reachable': [{in: 'test/drill/recordings/cli/gateway-hung.2026.9.6.json', release: '2026.9.6'}],
  'upgrade-rejected': [{in: 'test/drill/recordings/cli/port-taken.2026.9.6.json', release: '2026.9.6'}],
  'probe-scope-limited': [{in: 'test/cleaner/samples/cli.txt', release: '2026.9.6'}],
  'channel-permission': [{in: 'test/drill/recordings/channel-down.2026.4.14.json', release: '2026.4.14'}],
  'channel-backoff': [{in: 'test/drill/recordings/channel-down.2026.4.14.json', release: '2026.4.14'}],
  'channel-disconnected': [{in: 'test/samples/capabilities/channels-half.json', release: '2026.9.6'}],
  'channel-blocked': [{in: 'test/drill/recordings/cli/channel-down.2026.9.6.json', release: '2026.9.6'}],
  'telegram-unauthorised': [
    {in: 'test/drill/recordings/channel-down.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/samples/capabilities/channels-refused-token.json', release: '2026.9.6'},
  ],
  'telegram-poll-conflict': [
    {in: 'test/drill/recordings/channel-half.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/channel-half.json', release: '2026.9.6'},
  ],
  'network-fetch-failed': [{in: 'test/drill/recordings/cli/channel-down.2026.4.14.json', release: '2026.4.14'}],
  'rate-limited': [
    {in: 'test/drill/recordings/upstream-throttled.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/upstream-throttled.json', release: '2026.9.6'},
  ],
  'provider-refuses-key': [
    {in: 'test/drill/recordings/provider-unusable.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/provider-unusable.json', release: '2026.9.6'},
  ],
  'secrets-degraded': [
    {in: 'test/drill/recordings/secret-missing.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/secret-missing.json', release: '2026.9.6'},
  ],
  'secret-ref-unresolved': [{in: 'test/drill/recordings/cli/config-broken.2026.9.6.json', release: '2026.9.6'}],
  'heap-exhausted': [
    {in: 'test/drill/recordings/heap-limit.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/heap-limit.json', release: '2026.9.6'},
  ],
  aborted: [
    {in: 'test/drill/recordings/heap-limit.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/heap-limit.json', release: '2026.9.6'},
  ],
  'kernel-oom': [
    {in: 'test/drill/recordings/oom-killed.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/oom-killed.json', release: '2026.9.6'},
  ],
  killed: [
    {in: 'test/drill/recordings/crash-loop.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/crash-loop.json', release: '2026.9.6'},
  ],
  'node-without-sqlite': [{in: 'test/drill/recordings/node-mismatch-loop.json', release: '2026.9.6'}],
  'module-not-found': [
    {in: 'test/drill/recordings/entry-missing.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/entry-missing.json', release: '2026.9.6'},
  ],
  'name-lookup-failed': [{in: 'test/drill/recordings/egress-down.json', release: '2026.9.6'}],
  'asked-reason-given': [{in: 'test/drill/recordings/cli/config-broken.2026.9.6.json', release: '2026.9.6'}],
  'asked-module-missing': [{in: 'test/rules/samples/missing-entry.journal', release: '2026.9.6'}],
  'asked-program-missing': [
    {in: 'test/drill/recordings/entry-missing-node.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/entry-missing-node.json', release: '2026.9.6'},
  ],
  'asked-reload-half-written': [
    {in: 'test/drill/recordings/config-broken.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/config-broken.json', release: '2026.9.6'},
  ],
  'asked-config-issue': [
    {in: 'test/drill/recordings/cli/config-rejected.2026.9.6.json', release: '2026.9.6'},
    {in: 'test/drill/recordings/config-rejected.2026.4.14.json', release: '2026.4.14'},
  ],
  'asked-config-refused': [
    {in: 'test/drill/recordings/cli/config-rejected.2026.9.6.json', release: '2026.9.6'},
    {in: 'test/drill/recordings/config-rejected.2026.4.14.json', release: '2026.4.14'},
  ],
  'asked-start-blocked': [
    {in: 'test/drill/recordings/config-incomplete.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/config-incomplete.json', release: '2026.9.6'},
  ],
  'asked-provider-key-refused': [
    {in: 'test/drill/recordings/provider-unusable.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/provider-unusable.json', release: '2026.9.6'},
  ],
  'asked-keys-reloaded': [{in: 'test/drill/recordings/provider-unusable.2026.4.14.json', release: '2026.4.14'}],
  'asked-serving': [
    {in: 'test/drill/recordings/config-split.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/config-split.json', release: '2026.9.6'},
  ],
  'asked-unexplained-end': [
    {in: 'test/drill/recordings/cli/gateway-hung.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/entry-missing.json', release: '2026.9.6'},
  ],
  'asked-step-failed': [
    {in: 'test/drill/recordings/entry-missing-node.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/entry-missing-node.json', release: '2026.9.6'},
  ],
  'asked-words-refused': [{in: 'test/drill/recordings/cli/channel-down.2026.4.14.json', release: '2026.4.14'}],
  'asked-unit-started': [
    {in: 'test/drill/recordings/bind-public.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/bind-public.json', release: '2026.9.6'},
  ],
  'asked-unit-stopped': [
    {in: 'test/drill/recordings/crash-loop.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/crash-loop.json', release: '2026.9.6'},
  ],
  'asked-unit-stopping': [
    {in: 'test/drill/recordings/unit-down.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/unit-down.json', release: '2026.9.6'},
  ],
  'asked-way-out': [{in: 'test/drill/recordings/egress-down.json', release: '2026.9.6'}],
  'asked-credential-refused': [
    {in: 'test/drill/recordings/channel-down.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/channel-down.json', release: '2026.9.6'},
  ],
  'asked-credential-words': [
    {in: 'test/drill/recordings/cli/capability-lost-plugin.2026.9.6.json', release: '2026.9.6'},
    {in: 'test/drill/recordings/provider-unusable.2026.4.14.json', release: '2026.4.14'},
  ],
  'asked-trouble-words': [
    {in: 'test/drill/recordings/bind-public.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/bind-public.json', release: '2026.9.6'},
  ],
  'asked-throttled': [
    {in: 'test/drill/recordings/upstream-throttled.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/upstream-throttled.json', release: '2026.9.6'},
  ],
  'asked-channel-exited': [
    {in: 'test/drill/recordings/channel-down.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/channel-down.json', release: '2026.9.6'},
  ],
  'asked-channel-final': [{in: 'test/drill/recordings/channel-down.json', release: '2026.9.6'}],
  'asked-channel-retry': [{in: 'test/drill/recordings/channel-down.2026.4.14.json', release: '2026.4.14'}],
  'asked-channel-begun': [
    {in: 'test/drill/recordings/cli/reload-needed.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/config-split.json', release: '2026.9.6'},
  ],
  'asked-channel-network': [
    {in: 'test/drill/recordings/cli/channel-down.2026.4.14.json', release: '2026.4.14'},
    {in: 'test/drill/recordings/cli/gateway-hung.2026.9.6.json', release: '2026.9.6'},
  ],
};
