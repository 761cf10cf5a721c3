import {gatewayArgv} from '../../openclaw/gateway-argv.ts';

/**
 * The command that a job comes to in the end: behind OpenClaw's own wrapper with its environment file, behind `caffeinate`, a script of
 * somebody's or a shell's `-c`. What leads to no gateway is given as it stands.
 */
export function commandOfJob(words: readonly string[]): readonly string[] {
  const wrapped = words.findIndex((word) => word.endsWith('-env-wrapper.sh'));
  // What follows the wrapper is its environment file, then the real command.
  const plain = wrapped < 0 ? words : words.slice(wrapped + 2);
  return behindOthers(plain) ?? behindShell(plain) ?? plain;
}

/** The environment file that OpenClaw's wrapper loads; null where there is no wrapper. */
export function environmentFileOf(words: readonly string[]): string | null {
  const wrapped = words.findIndex((word) => word.endsWith('-env-wrapper.sh'));
  return wrapped < 0 ? null : (words[wrapped + 1] ?? null);
}

/** Longer carriers do not occur. */
const carriersMax = 12;

function behindOthers(words: readonly string[]): readonly string[] | null {
  for (let from = 0; from < Math.min(words.length, carriersMax); from += 1) {
    const rest = words.slice(from);
    if (gatewayArgv(rest) !== null) return rest;
  }
  return null;
}

/** `/bin/sh -c 'cd x && exec node …/index.js gateway'`: the piece of the script that is a gateway's command. */
function behindShell(words: readonly string[]): readonly string[] | null {
  const at = words.findIndex((word, index) => index > 0 && /^-[a-z]*c$/.test(word) && /(?:^|\/)(?:ba|z|da)?sh$/.test(words[0] ?? ''));
  const script = at < 0 ? undefined : words[at + 1];
  if (script === undefined) return null;
  const pieces = script.split(/&&|\|\||[;|\n]/).map((piece) => behindOthers(shellWords(piece)));
  return pieces.find((piece) => piece !== null) ?? null;
}

function shellWords(piece: string): readonly string[] {
  const words = piece.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? [];
  return words.map((word) =>
    word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g, (_, double, single, one) => double ?? single ?? one ?? ''),
  );
}
