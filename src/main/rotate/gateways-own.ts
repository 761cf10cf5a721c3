/** What opens the gateway itself, so that it can be asked; every other credential is somebody else's to take or to refuse. */
export function isGatewaysOwn(name: string): boolean {
  return own.has(name);
}

const own: ReadonlySet<string> = new Set([
  'OPENCLAW_GATEWAY_TOKEN',
  'OPENCLAW_GATEWAY_PASSWORD',
  'gateway.auth.token',
  'gateway.auth.password',
]);
