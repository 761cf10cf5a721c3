import {parse} from 'dotenv';

/** Variables of an environment file, in order. */
export type Variables = readonly (readonly [name: string, value: string])[];

/**
 * As systemd reads an EnvironmentFile: comments begin a line with # or ;, a quoted piece may go over several lines, a backslash joins
 * lines and takes the next letter as it is. Lines without a variable are passed over.
 */
export function parseEnvFile(text: string): Variables {
  return (text.match(entries) ?? []).flatMap((entry) => {
    const at = entry.indexOf('=');
    const key = entry.slice(0, at).trim();
    return at > 0 && name.test(key) ? [[key, unquoted(entry.slice(at + 1))] as const] : [];
  });
}

/** A comment, or a line with all the lines that a quote or a backslash joins to it. A quote counts where a piece may begin. */
const entries = /^[ \t]*[#;].*$|^[^=\n]+=[ \t]*(?:(?:"(?:\\[\s\S]|[^"\\])*"|'[^']*')[ \t]*)*(?:\\[\s\S]|[^\\\n])*$/gm;

function unquoted(written: string): string {
  let value = '';
  let rest = written.trimStart();
  for (let quoted = leading.exec(rest); quoted !== null; quoted = leading.exec(rest)) {
    const [whole, double, single = ''] = quoted;
    value += double === undefined ? single : double.replace(/\\\n/g, '').replace(/\\(["\\`$])/g, '$1');
    rest = rest.slice(whole.length).trimStart();
  }
  return (
    value +
    rest
      .replace(/\r$/, '')
      .trimEnd()
      .replace(/\\\r?\n/g, '')
      .replace(/\\([\s\S])/g, '$1')
  );
}

const leading = /^(?:"((?:\\[\s\S]|[^"\\])*)"|'([^']*)')/;

/** As OpenClaw reads a `.env`, with the same library: values of several lines, `export `, comments, three kinds of quotes. */
export function parseDotenv(text: string): Variables {
  return Object.entries(parse(text)).filter(([key]) => name.test(key));
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
