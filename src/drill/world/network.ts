/** The world outside of the host: whether it can be reached, and which credentials it takes. */
export interface Network {
  /** `failing`: no name server answers. `silent`: names resolve and connections hang. */
  state(): 'ok' | 'failing' | 'silent';
  /** What breaks the way out, asked at every try; null = nothing does. */
  broken: (() => 'failing' | 'silent' | null) | null;
  /** Credentials that a far side accepts, by its name (`telegram`, `anthropic`). */
  readonly accepts: Map<string, Set<string>>;
  /** Far sides that answer "too many" for now. */
  readonly throttles: Set<string>;
}

export function createNetwork(): Network {
  const network: Network = {broken: null, accepts: new Map(), throttles: new Set(), state: () => network.broken?.() ?? 'ok'};
  return network;
}

/** An address as a resolver would give it: the same one for the same name. */
export function addressOf(name: string): string {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 250;
  // 203.0.113.0/24 is set aside for documentation.
  return `203.0.113.${sum + 2}`;
}
