import type {SecretKey, SecretSource, SecretsValue} from '../../model/index.ts';

/** Names under which the gateway's own credential travels; a literal in the configuration beats every variable. */
const literal = /^gateway\.auth\.(?:token|password)$/;
const variable = /^OPENCLAW_GATEWAY_(?:TOKEN|PASSWORD)$/;

export function isGatewayCredential(key: SecretKey): boolean {
  return literal.test(key.name) || variable.test(key.name);
}

/** The one that decides whether a client is let in; null when none is configured anywhere. */
export function gatewayCredential(secrets: SecretsValue): SecretKey | null {
  const literals = secrets.keys.filter((key) => literal.test(key.name) && key.sources.some((source) => source.kind === 'config'));
  const decisive =
    literals.find((key) => key.daemon !== null) ?? secrets.keys.find((key) => isGatewayCredential(key) && key.daemon !== null);
  return decisive ?? literals[0] ?? secrets.keys.find((key) => variable.test(key.name)) ?? null;
}

/** Sources that set the key with another value than the first one. */
export function differing(key: SecretKey): readonly SecretSource[] {
  const first = key.sources[0];
  return first === undefined ? [] : key.sources.filter((source) => source.mark !== first.mark);
}

/** Daemon and command line were both seen, and they got different values. */
export function split(key: SecretKey): boolean {
  return key.daemon !== null && key.cli !== null && key.daemon.mark !== key.cli.mark;
}

/** `~a1b2c3 in ~/.openclaw/.env`. */
export function sourceText(source: SecretSource): string {
  return `${source.mark} in ${source.kind === 'process' ? 'the running process' : source.where}`;
}
