import {markPattern} from './marks.ts';

/** True for what stands in a secret's place without being one: a reference, a placeholder, a mask, a state, nothing. */
export function isReference(value: string): boolean {
  return (
    value.length <= referenceCharsMax &&
    (value.trim() === '' ||
      references.some((pattern) => pattern.test(value)) ||
      isPath(value) ||
      states.has(value.toLowerCase().replace(/[.,;:!?]+$/, '')))
  );
}

/** A file that holds the value. Chance may begin with such names too, but then goes on as no name does. */
function isPath(value: string): boolean {
  return (
    path.test(value) && !value.split('/').some((name) => name.length > 7 && /[A-Z]/.test(name) && /[a-z]/.test(name) && /\d/.test(name))
  );
}

const path = /^(?:~|\.{1,2}|\/(?:app|config|data|etc|home|Library|mnt|opt|private|root|run|secrets|srv|tmp|usr|Users|var))\/[\w.@/-]*$/;

/** A path may be long; what is longer than this refers to nothing. */
const referenceCharsMax = 512;

const references = [
  new RegExp(`^(?:\\w+ )?${markPattern.source}$`),
  // Variables of shell, systemd, config and templates: ${NAME}, $NAME, $(command), %NAME%, {{name}}. `$ecret1` is a password.
  /^\$\{[A-Za-z_][\w.]*(?::[A-Za-z_][\w.]*)?\}?$/,
  /^\$[A-Z_][A-Z0-9_]*$/,
  /^\$\([\w /.-]*\)?$/,
  /^%[A-Z_]+%$/,
  /^\$?\{\{[\w .-]*\}\}$/,
  // OpenClaw's own full masks and references to its stores.
  /^__[A-Z0-9_]+__$/,
  /^secretref-[\w:.-]*$/i,
  /^[*•●.…]+$/,
  /^[xX]{3,}$/,
  /^\[(?:redacted|hidden|masked|secret|filtered|not set|object Object|Array|Function)[\w :.-]*\]$/i,
  // Help texts: <token>, [token].
  /^<[\w ,.|-]*>$/,
  /^\[[a-z ]*\]$/,
  // Another option, a version or range of versions.
  /^--[a-z][a-z-]*$/,
  /^[~^<>=v]*\d+(?:\.[\dx]+){1,3}(?:-[a-z]+[.\d]*)?$/,
  /^(?:workspace|npm|link|catalog):/,
  // Counts of tokens: 12k/200k.
  /^[\d.,]+[kKMG]?(?:[kKMG]|\/[\d.,]+[kKMG]?)%?$/,
  // The name of a variable in place of its value.
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN|SECRET|PASSWORD|PASS|CREDENTIALS|ID)$/,
  // Addresses of stores that hold the value.
  /^(?:op|vault|file|keychain|env|exec):\/{0,2}[\w./:-]*$/,
];

const states = new Set(
  (
    'absent any auto available bearer basic bool boolean cached cleared config configured configured_unavailable declared default denied ' +
    'disabled empty enabled env environment error exec expired expiring failed false file generated hidden incorrect inherit ' +
    'inline invalid keychain keyring literal local masked mismatch missing n/a nan needed never nil no none not null number oauth ' +
    'off ok on optional password pending plaintext present profile provided redacted ref refreshed rejected required revoked ' +
    'secret secretref set static string token true trusted-proxy undefined unavailable unknown unresolved unset unused valid ' +
    'verified yes'
  ).split(' '),
);
