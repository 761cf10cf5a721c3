import type {Signature} from './signature.ts';

/** What a start of OpenClaw asks of its configuration and of the host's network, in the words in which it gives up. */
export const askedOfStarts = [
  {
    id: 'asked-setting-demanded',
    pattern:
      'no (?:password|token) (?:is|was) configured|auth mode is trusted-proxy, but|requires gateway[. ](?:\\w|auth|bind)|' +
      '\\bhooks\\.\\w+ (?:requires|may not|must|is required)|Gateway token must not be blank|contains a provider reference object|' +
      '[Tt]ailscale (?:serve|funnel)\\b.* without auth|Invalid (?:config )?gateway\\.port|gateway\\.port must be',
    flags: '',
    supports: 'config-incomplete',
    page: 'gateway/troubleshooting/gateway-service-and-process',
    means: 'one setting asks for another, which is not set: the schema does not know of it, and a start does',
    sample:
      'Gateway failed to start: gateway auth mode=trusted-proxy requires gateway.trustedProxies to be configured with at least one proxy IP.',
  },
  {
    id: 'asked-reach-refused',
    pattern:
      'gateway bind=\\w+ (?:requested|could not resolve|resolved to)|\\bEADDRNOTAVAIL\\b|\\[tailscale\\] (?:serve|funnel) failed: |' +
      'Command failed .*: tailscale |spawn tailscale |Tailscale HTTPS port \\d+ is already owned|[Tt]ailscale (?:serve|funnel) needs elevated',
    flags: '',
    supports: 'reach-unmet',
    page: 'gateway/security/network-exposure',
    means: 'an address or a tailnet, by which the configuration wants the gateway to be reached, is not to be had on this host',
    sample: 'Gateway failed to start: gateway bind=custom requested 10.99.0.7 but resolved 0.0.0.0; refusing fallback.',
  },
] as const satisfies readonly Signature[];
