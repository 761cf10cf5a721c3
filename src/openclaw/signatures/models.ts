import type {Signature} from './signature.ts';

const providers = 'gateway/troubleshooting/skills-and-model-providers';
const authentication = 'gateway/authentication';
const operations = 'gateway/secrets/operations';

/** Models, providers, runs and their secrets. */
export const modelSignatures: readonly Signature[] = [
  {
    id: 'long-context-needs-credit', pattern: '\\b429\\b.*Extra usage is required for long context', flags: 'i', supports: 'provider-unusable', page: providers,
    means: 'this credential may not use the long context', sample: '429 {"error":{"message":"Extra usage is required for long context requests."}}',
  },
  {
    id: 'rate-limited', pattern: 'rate[_ ]limit(?:ed|_error| exceeded| reached)|quota[_ ]exceeded|resource[_ ]exhausted|too many requests|\\bstatus(?: |:|=|: |":|": )429\\b|\\b(?:http|code)(?: |:|=|: |":|": )429\\b', flags: 'i', supports: 'upstream-throttled',
    page: authentication, means: 'the far side answers "too many"', sample: '[agents] provider openai failed: HTTP 429 rate_limit_error', never: ['port 429 listens', '429', '[health] rate limit: 10/min configured'],
  },
  {
    id: 'provider-throttles', pattern: '\\bThrottlingException\\b|concurrency limit reached|workers_ai .*quota limit exceeded', flags: '', supports: 'upstream-throttled', page: authentication,
    means: 'the provider throttles; another one may take over', sample: 'ThrottlingException: Too many concurrent requests',
  },
  {
    id: 'provider-waf', pattern: '\\b403\\b.*Your request was blocked', flags: 'i', supports: 'provider-unusable', page: providers,
    means: 'a firewall in front of the provider refuses the request', sample: '403 Your request was blocked.', never: ['blocked', '403'],
  },
  {
    id: 'model-not-found', pattern: '\\bmodel_not_found\\b', flags: '', supports: 'provider-unusable', page: providers,
    means: 'a wrong model id, or a base URL without /v1', sample: '404 {"error":{"code":"model_not_found"}}',
  },
  {
    id: 'backend-wants-strings', pattern: 'invalid type: sequence, expected a string', flags: 'i', supports: 'provider-unusable', page: providers,
    means: 'the backend takes plain text only (compat.requiresStringContent)', sample: 'error 400: invalid type: sequence, expected a string at line 1 column 88',
  },
  {
    id: 'backend-strict-keys', pattern: '\\bvalidation\\.keys\\b', flags: '', supports: 'provider-unusable', page: providers,
    means: 'the backend refuses extra keys (compat.strictMessageKeys)', sample: '400 validation.keys: unexpected key "name"',
  },
  {
    id: 'turn-incomplete', pattern: 'incomplete turn detected .*stopReason=stop payloads=0', flags: 'i', supports: 'provider-unusable', page: providers,
    means: 'the backend returned no text: the user gets no reply', sample: '[agents] incomplete turn detected runId=3 stopReason=stop payloads=0',
  },
  {
    id: 'no-api-key', pattern: 'No API key found for ', flags: 'i', supports: 'provider-unusable', page: authentication,
    means: 'no credential for the chosen provider', sample: 'Error: No API key found for provider "anthropic".',
  },
  {
    id: 'credential-excluded', pattern: 'reasonCode"?[:=] ?"?(?:excluded_by_auth_order|missing_credential|expired|invalid_expires|unresolved_ref|ineligible_profile|no_model)\\b', flags: '', supports: 'provider-unusable',
    page: 'auth-credential-semantics', means: 'the probe never reached the model, with the cause', sample: '"reasonCode":"missing_credential"',
  },
  {
    id: 'auth-profile-gone', pattern: '\\bselected_auth_profile_unavailable\\b', flags: '', supports: 'provider-unusable', page: 'auth-credential-semantics',
    means: 'the chosen credential was removed', sample: 'selected_auth_profile_unavailable: anthropic:work',
  },
  {
    id: 'auth-revoked', pattern: 'stopReason"?[:=] ?"?auth-revoked', flags: '', supports: null, page: authentication,
    means: 'a run ended because its credential was removed', sample: 'run 81 ended stopReason=auth-revoked',
  },
  {
    id: 'provider-refuses-key', pattern: '\\bauthentication_error\\b|\\binvalid_api_key\\b|Incorrect API key provided|invalid x-api-key', flags: 'i', supports: 'provider-unusable', page: authentication,
    means: 'the provider refuses the key', sample: '401 {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}', never: ['401'],
  },
  {
    id: 'secret-surface-cold', pattern: '\\bSECRET_SURFACE_UNAVAILABLE\\b', flags: '', supports: 'secret-missing', page: operations,
    means: 'a reference failed, and no other key is taken instead', sample: 'SECRET_SURFACE_UNAVAILABLE: channels.telegram.botToken',
  },
  {
    id: 'secrets-degraded', pattern: '\\bSECRETS_(?:RELOADER_|PROVIDER_)?DEGRADED\\b', flags: '', supports: 'secret-missing', page: operations,
    means: 'some references could not be resolved', sample: '[secrets] SECRETS_RELOADER_DEGRADED owners=1',
  },
  {
    id: 'secrets-recovered', pattern: '\\bSECRETS_RELOADER_RECOVERED\\b', flags: '', supports: null, page: operations,
    means: 'all references resolve again', sample: '[secrets] SECRETS_RELOADER_RECOVERED',
  },
  {
    id: 'secret-ref-inactive', pattern: '\\bSECRETS_REF_IGNORED_INACTIVE_SURFACE\\b', flags: '', supports: null, page: 'gateway/secrets/runtime-model',
    means: 'an unresolved reference of something that is switched off; harmless', sample: 'SECRETS_REF_IGNORED_INACTIVE_SURFACE: channels.slack.appToken',
  },
  {
    id: 'secrets-auth-surface', pattern: '\\bSECRETS_GATEWAY_AUTH_SURFACE\\b', flags: '', supports: null, page: 'gateway/secrets/runtime-model',
    means: 'which reference for the gateway\'s own credential is in use', sample: 'SECRETS_GATEWAY_AUTH_SURFACE: gateway.auth.token is active',
  },
  {
    id: 'secret-ref-shadowed', pattern: '\\bREF_SHADOWED\\b|\\bSECRETS_REF_OVERRIDES_PLAINTEXT\\b', flags: '', supports: 'secret-shadowed', page: operations,
    means: 'one source of a key hides another', sample: '"code":"REF_SHADOWED","jsonPath":"models.providers.lab.apiKey"',
  },
  {
    id: 'secret-ref-unresolved', pattern: '\\bREF_UNRESOLVED\\b', flags: '', supports: 'secret-missing', page: operations,
    means: 'a reference leads to nothing', sample: '"code":"REF_UNRESOLVED","message":"LAB_API_KEY is not set"',
  },
  {
    id: 'secret-residue', pattern: '\\bSTORE_PLAINTEXT_RESIDUE\\b|"PLACEHOLDER_VALUE"', flags: '', supports: null, page: operations,
    means: 'a secret is left in plain text, or a placeholder stands for one', sample: '"code":"STORE_PLAINTEXT_RESIDUE"',
  },
  {
    id: 'secret-file-hardlinked', pattern: 'must not be hardlinked', flags: 'i', supports: 'secret-readable', page: 'gateway/secrets/secretref-contract',
    means: 'a file with a secret has more than one link', sample: 'secret file /run/keys/tg must not be hardlinked',
  },
  {
    id: 'model-runtime-preparing', pattern: '"modelRuntime": ?\\{ ?"degraded": ?true', flags: '', supports: 'gateway-not-ready', page: 'gateway/health',
    means: 'some agents are still being prepared', sample: '"modelRuntime":{"degraded":true,"pendingAgents":["main"]}',
  },
  {
    id: 'lane-wait', pattern: 'lane wait exceeded: lane=', flags: 'i', supports: null, page: 'concepts/queue',
    means: 'a queue is saturated', sample: '[diagnostic] lane wait exceeded: lane=main waitedMs=12000 queueAhead=3',
  },
];
