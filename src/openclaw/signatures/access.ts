import type {Signature} from './signature.ts';

const replies = 'gateway/troubleshooting/agent-replies-and-control-ui';
const validation = 'gateway/troubleshooting/config-validation-and-probes';

/** Authentication, pairing, probes and protocol. */
export const accessSignatures: readonly Signature[] = [
  {
    id: 'auth-token-missing', pattern: '\\bAUTH_TOKEN_MISSING\\b', flags: '', supports: 'token-mismatch', page: replies,
    means: 'a client sent no token', sample: 'connect rejected details.code=AUTH_TOKEN_MISSING',
  },
  {
    id: 'auth-token-mismatch', pattern: '\\bAUTH_TOKEN_MISMATCH\\b|unauthorized: gateway token mismatch', flags: '', supports: 'token-mismatch', page: replies,
    means: 'a client\'s token differs from the gateway\'s; CLI against service is the usual case',
    sample: 'gateway connect failed: GatewayClientRequestError: unauthorized: gateway token mismatch (provide gateway auth token)',
  },
  {
    id: 'auth-device-token-mismatch', pattern: '\\bAUTH_DEVICE_TOKEN_MISMATCH\\b', flags: '', supports: null, page: replies,
    means: 'a cached device token is stale or revoked', sample: 'code=AUTH_DEVICE_TOKEN_MISMATCH',
  },
  {
    id: 'auth-scope-mismatch', pattern: '\\bAUTH_SCOPE_MISMATCH\\b', flags: '', supports: null, page: replies,
    means: 'the device token is right and its scopes are too small; not a token fault', sample: 'code=AUTH_SCOPE_MISMATCH',
  },
  {
    id: 'pairing-required', pattern: '\\bPAIRING_REQUIRED\\b|pairing required(?: \\((?:not-paired|scope-upgrade|role-upgrade|metadata-upgrade)|: device)|gateway closed \\(1008\\): pairing required', flags: '', supports: null, page: replies,
    means: 'a device waits for approval', sample: 'gateway closed (1008): pairing required',
  },
  {
    id: 'pairing-pending', pattern: 'Capability: pairing-pending', flags: 'i', supports: null, page: validation,
    means: 'reachable, and the client is not approved yet', sample: 'Capability: pairing-pending',
  },
  {
    id: 'auth-password-mismatch', pattern: 'unauthorized: gateway password (?:mismatch|missing)', flags: 'i', supports: 'token-mismatch', page: 'gateway/remote',
    means: 'a client\'s password differs from the gateway\'s', sample: 'unauthorized: gateway password mismatch',
  },
  {
    id: 'auth-password-not-configured', pattern: 'unauthorized: gateway password not configured on gateway', flags: 'i', supports: 'token-mismatch', page: 'gateway/remote',
    means: 'a client uses a password and the gateway has none', sample: 'unauthorized: gateway password not configured on gateway',
  },
  {
    id: 'device-identity-required', pattern: 'device identity required', flags: 'i', supports: null, page: replies,
    means: 'a client gave no device identity; often a CLI with broken configuration that asked another gateway', sample: 'error: device identity required',
  },
  {
    id: 'device-challenge-failed', pattern: 'device (?:nonce (?:required|mismatch)|signature (?:invalid|expired))', flags: 'i', supports: 'clock-off', page: replies,
    means: 'an old client, or a clock that is wrong on one side', sample: 'connect rejected: device signature expired',
  },
  {
    id: 'origin-not-allowed', pattern: 'origin not allowed', flags: 'i', supports: null, page: replies,
    means: 'the browser\'s address is not among gateway.controlUi.allowedOrigins', sample: '[ws] origin not allowed: https://claw.example.net',
  },
  {
    id: 'auth-rate-limited', pattern: 'too many failed authentication attempts', flags: 'i', supports: 'token-mismatch', page: replies,
    means: 'an address is locked out after wrong credentials; stop trying', sample: 'unauthorized: too many failed authentication attempts (retry later)',
  },
  {
    id: 'gateway-connect-failed', pattern: 'gateway connect failed:', flags: 'i', supports: null, page: replies,
    means: 'a client could not connect: wrong address, or nobody there', sample: 'gateway connect failed: Error: connect ECONNREFUSED 127.0.0.1:18789',
  },
  {
    id: 'gateway-closed-abnormally', pattern: 'gateway closed \\(1006', flags: 'i', supports: null, page: 'gateway/troubleshooting',
    means: 'the connection died without a goodbye: crash, kill, proxy or wrong port', sample: 'gateway closed (1006 abnormal closure (no close frame)): no close reason',
  },
  {
    id: 'gateway-timeout', pattern: 'gateway timeout after \\d+(?:\\.\\d+)?ms', flags: 'i', supports: 'gateway-hung', page: 'gateway/troubleshooting',
    means: 'connected, and no answer in time: starting, or a blocked event loop', sample: 'Error: gateway timeout after 3000ms',
  },
  {
    id: 'gateway-not-reachable', pattern: 'Gateway not reachable after waiting \\d+ s', flags: 'i', supports: null, page: 'gateway/troubleshooting',
    means: 'a CLI command waited for the service in vain', sample: 'Gateway not reachable after waiting 15 s.',
  },
  {
    id: 'upgrade-rejected', pattern: 'gateway rejected websocket upgrade \\(HTTP \\d+\\)', flags: 'i', supports: 'port-taken', page: validation,
    means: 'something answers HTTP on the port that is no gateway', sample: 'gateway rejected websocket upgrade (HTTP 200): <!DOCTYPE HTML>',
  },
  {
    id: 'several-gateways-answer', pattern: 'multiple reachable gateway identities detected', flags: 'i', supports: 'two-owners', page: validation,
    means: 'more than one gateway answered; right with isolated profiles', sample: 'Warning: multiple reachable gateway identities detected',
  },
  {
    id: 'probe-scope-limited', pattern: 'Read-probe diagnostics are limited by gateway scopes', flags: 'i', supports: null, page: validation,
    means: 'the client may not read more; no outage', sample: '- Read-probe diagnostics are limited by gateway scopes (missing operator.read).',
  },
  {
    id: 'probe-detail-failed', pattern: 'Gateway accepted the WebSocket connection, but follow-up read diagnostics failed', flags: 'i', supports: 'gateway-not-ready', page: validation,
    means: 'it connects and does not answer reads', sample: 'Gateway accepted the WebSocket connection, but follow-up read diagnostics failed: timeout',
  },
  {
    id: 'ssh-tunnel-failed', pattern: 'SSH tunnel failed to start; falling back|ssh_tunnel_failed', flags: 'i', supports: null, page: validation,
    means: 'only the way over SSH is broken', sample: 'SSH tunnel failed to start; falling back to direct probe',
  },
  {
    id: 'auth-ref-unresolved', pattern: '\\bauth_secretref_unresolved\\b', flags: '', supports: 'secret-missing', page: 'cli/gateway/query',
    means: 'a reference to the credential could not be resolved in this command', sample: 'warning auth_secretref_unresolved gateway.auth.token',
  },
  {
    id: 'local-tls-unavailable', pattern: '\\blocal_tls_runtime_unavailable\\b', flags: '', supports: null, page: 'cli/gateway/query',
    means: 'local TLS is on and its certificate cannot be loaded', sample: 'warning local_tls_runtime_unavailable',
  },
  {
    id: 'protocol-mismatch', pattern: 'protocol mismatch .*client=|reason=protocol mismatch', flags: 'i', supports: 'version-skew', page: 'gateway/troubleshooting/updates-and-rollbacks',
    means: 'client and gateway are of versions that do not understand each other', sample: '[ws] protocol mismatch conn=7 remote=127.0.0.1 client=cli cli v2026.9.6 min=4 max=4 expected=3',
  },
  {
    id: 'node-pairing-required', pattern: 'pairing required before node invoke', flags: 'i', supports: null, page: 'cli/nodes',
    means: 'a node is not approved for calls', sample: 'pairing required before node invoke (node kitchen)',
  },
];
