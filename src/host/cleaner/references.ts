import {markPattern} from './marks.ts';

/** True for what stands in a secret's place without being one: a reference, a placeholder, a mask, a state, nothing. */
export function isReference(value: string): boolean {
  return value.trim() === '' || references.some(pattern => pattern.test(value)) || states.has(value.toLowerCase().replace(/[.,;:!?]+$/, ''));
}

const references = [
  new RegExp(`^(?:\\w+ )?${markPattern.source}$`),
  // Variables of shell, systemd, config and templates: ${NAME}, $NAME, $(command), %NAME%, {{name}}.
  /^\$\{[^}]*\}?$/, /^\$[A-Za-z_]\w*$/, /^\$\(/, /^%\w+%$/, /^\$?\{\{.*\}\}$/,
  // OpenClaw's own full masks and references to its stores.
  /^__[A-Z0-9_]+__$/, /^secretref-[\w:.-]*$/i, /^[*•●.…]+$/, /^[xX]{3,}$/, /^\[(?:redacted|hidden|masked|secret|filtered|not set|object Object|Array|Function)[^\]]*\]$/i,
  // Help texts: <token>, [token].
  /^<[^>]*>$/, /^\[[\w ]*\]$/,
  // Another option, a version or range of versions, code.
  /^--?[a-z]/, /^[~^<>=v]*\d+(?:\.[\dx]+){1,3}(?:-[a-z]+[.\d]*)?$/, /^(?:workspace|npm|link|catalog):/, /^[{}()[\]]/,
  // Counts of tokens: 12k/200k.
  /^[\d.,]+[kKMG]?(?:[kKMG]|\/[\d.,]+[kKMG]?)%?$/,
  // The name of a variable in place of its value.
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN|SECRET|PASSWORD|PASS|CREDENTIALS|ID)$/,
  // Paths of files and addresses of stores that hold the value.
  /^(?:~|\.{1,2})?\/(?:[\w.@-]+\/)+[\w.@-]*$/, /^(?:op|vault|file|keychain|env|exec):\/{0,2}[\w./:-]*$/, /^[A-Z]:\\[\w .\\-]+$/,
];

const states = new Set([
  'absent', 'any', 'auto', 'available', 'bearer', 'basic', 'bool', 'boolean', 'cached', 'cleared', 'config', 'configured', 'configured_unavailable',
  'default', 'denied', 'disabled', 'empty', 'enabled', 'env', 'environment', 'error', 'exec', 'expired', 'expiring', 'failed', 'false', 'file',
  'generated', 'hidden', 'incorrect', 'inherit', 'inline', 'invalid', 'keychain', 'keyring', 'literal', 'local', 'masked', 'mismatch', 'missing', 'n/a',
  'nan', 'needed', 'never', 'nil', 'no', 'none', 'not', 'null', 'number', 'oauth', 'off', 'ok', 'on', 'optional', 'password', 'pending', 'plaintext',
  'present', 'profile', 'provided', 'redacted', 'ref', 'refreshed', 'rejected', 'required', 'revoked', 'secret', 'secretref', 'set', 'static', 'string',
  'token', 'true', 'trusted-proxy', 'undefined', 'unavailable', 'unknown', 'unresolved', 'unset', 'unused', 'valid', 'verified', 'yes',
]);
