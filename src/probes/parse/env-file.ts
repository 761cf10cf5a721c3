/** Variables of an environment file, in order. */
export type Variables = readonly (readonly [name: string, value: string])[];

/** As systemd reads an EnvironmentFile: `NAME=value`, comments with # or ;, quotes around the whole value, a backslash joins lines. */
export function parseEnvFile(text: string): Variables {
  return lines(text.replace(/\\\r?\n/g, '')).flatMap((line) => (/^[#;]/.test(line) ? [] : assignment(line)));
}

/** As OpenClaw reads a `.env`: the same with `export ` in front and comments behind unquoted values allowed. */
export function parseDotenv(text: string): Variables {
  return lines(text).flatMap((line) => {
    if (line.startsWith('#')) return [];
    const plain = line.replace(/^export\s+/, '');
    return assignment(/=\s*["'`]/.test(plain) ? plain : plain.replace(/\s#.*$/, ''));
  });
}

/** /proc/PID/environ: assignments ended by NUL. */
export function parseEnviron(text: string): Variables {
  return text.split('\0').flatMap((word) => {
    const at = word.indexOf('=');
    return at > 0 && name.test(word.slice(0, at)) ? [[word.slice(0, at), word.slice(at + 1)] as const] : [];
  });
}

/** `systemctl show-environment`: one assignment a line, odd values as $'…'. */
export function parseShownEnvironment(text: string): Variables {
  return lines(text).flatMap((line) => assignment(line.replace(/^([^=]+)=\$'/, "$1='")));
}

const name = /^[A-Za-z_][A-Za-z0-9_]*$/;

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function assignment(line: string): Variables {
  const at = line.indexOf('=');
  const key = line.slice(0, at).trim();
  if (at <= 0 || !name.test(key)) return [];
  const value = line.slice(at + 1).trim();
  const quoted = /^(["'`])([\s\S]*)\1$/.exec(value);
  return [[key, quoted?.[2] ?? value]];
}
