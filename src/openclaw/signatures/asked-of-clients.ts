import type {Signature} from './signature.ts';

const page = 'gateway/security/network-exposure';

/** How the gateway turns browsers and proxies away. One may be anybody's try; several are somebody who should come in. */
export const askedOfClients = [
  {
    id: 'asked-proxy-untold',
    pattern: 'Loopback connection with non-local Host header',
    flags: '',
    supports: 'clients-refused',
    page,
    means: 'somebody comes in through a proxy on this host that forwards no address: the gateway takes him for a stranger',
    sample:
      "[ws] Loopback connection with non-local Host header. Treating it as remote. If you're behind a reverse proxy, set gateway.trustedProxies",
  },
  {
    id: 'asked-proxy-untrusted',
    pattern: 'proxy client attribution is required|proxy_attribution_required|trusted_proxy_untrusted_source',
    flags: '',
    supports: 'clients-refused',
    page,
    means: 'a proxy forwards addresses, and is not among those that are trusted',
    sample: 'reason=unauthorized: proxy client attribution is required (configure gateway.trustedProxies narrowly)',
  },
  {
    id: 'asked-proxy-header-missing',
    pattern: 'trusted_proxy_(?:missing_header|user)_?(\\w*)',
    flags: '',
    supports: 'clients-refused',
    page,
    means: 'the proxy that is trusted to say who somebody is does not say it',
    sample: 'unauthorized conn=1 reason=trusted_proxy_missing_header_x_forwarded_user',
  },
  {
    id: 'asked-tailscale-identity',
    pattern: 'unauthorized: tailscale (?:identity|proxy headers)|reason=tailscale_(?:user|proxy|whois)_\\w+',
    flags: '',
    supports: 'clients-refused',
    page,
    means: 'somebody comes in by the tailnet, and who he is there is not told or not the same',
    sample: 'reason=unauthorized: tailscale identity missing (use Tailscale Serve auth or gateway token/password)',
  },
  {
    id: 'asked-browser-connected',
    pattern: '\\] webchat connected conn=',
    flags: '',
    supports: null,
    page,
    means: 'a browser came in: those that were turned away before it are a thing of the past',
    sample: '[ws] webchat connected conn=54c8a2e1 remote=10.0.0.7 client=openclaw-control-ui webchat v2026.9.6 build=1',
  },
] as const satisfies readonly Signature[];
