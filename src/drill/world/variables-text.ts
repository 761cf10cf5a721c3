/** `NAME=value` lines; quotes around the value are taken off. */
export function variablesOf(text: string): readonly (readonly [string, string])[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    return found?.[1] === undefined || line.trim().startsWith('#')
      ? []
      : [[found[1], (found[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')] as const];
  });
}
