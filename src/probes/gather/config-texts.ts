import type {Host} from '../../model/index.ts';
import {isTable, parseConfig, type Table, tableAt} from '../parse/config.ts';
import {configBytesMax} from './configured-port.ts';
import {folderOf} from './paths.ts';
import type {SecretText} from './secret-text.ts';
import {orNull} from './unseen.ts';

/** Includes of includes end somewhere; these bounds are for those that go in a circle. */
const depthMax = 10;
const filesMax = 100;

/** A configuration with all that it includes, and the files of which it says that a secret is in them. */
export async function configTexts(
  host: Host,
  path: string,
  home: string,
): Promise<{readonly configs: readonly SecretText[]; readonly payloads: readonly SecretText[]}> {
  const configs = new Map<string, string>();
  const tables: (readonly [where: string, table: Table])[] = [];
  for (let [waiting, depth] = [[path], 0]; waiting.length > 0 && depth < depthMax; depth += 1) {
    const looks = await Promise.all(
      waiting.map(async (one) => ({path: one, file: orNull(await host.read(one, {bytesMax: configBytesMax}))})),
    );
    const read = looks.flatMap(({path: where, file}) => (file === null ? [] : [{path: where, text: file.text}]));
    for (const one of read) configs.set(one.path, one.text);
    const parsed = read.flatMap(({path: where, text}) => {
      const config = parseConfig(text);
      return config.ok ? [[where, config.config] as const] : [];
    });
    tables.push(...parsed);
    const included = parsed.flatMap(([where, table]) => includes(table).map((one) => resolved(one, where, home)));
    waiting = [...new Set(included)].filter((one) => !configs.has(one)).slice(0, filesMax);
  }
  const named = [...new Set(tables.flatMap(([where, table]) => filesOf(table).map((one) => resolved(one, where, home))))];
  const payloads = await Promise.all(
    named.slice(0, filesMax).map(async (one) => ({path: one, file: orNull(await host.read(one, {bytesMax: payloadBytesMax}))})),
  );
  return {
    configs: [...configs].map(([where, text]) => ({path: where, text})),
    payloads: payloads.flatMap(({path: where, file}) => (file === null ? [] : [{path: where, text: file.text}])),
  };
}

/** OpenClaw takes no larger file for a secret. */
const payloadBytesMax = 1024 * 1024;

/** `$include` at any place: one file or several. */
function includes(value: unknown, depth = 0): readonly string[] {
  if (depth > 24) return [];
  if (Array.isArray(value)) return value.flatMap((item) => includes(item, depth + 1));
  if (!isTable(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === '$include' ? [item].flat().filter((one): one is string => typeof one === 'string') : includes(item, depth + 1),
  );
}

/** Providers of the kind `file`, and settings such as `tokenFile`. */
function filesOf(table: Table): readonly string[] {
  const providers = Object.values(tableAt(table, 'secrets.providers')).filter(isTable);
  const paths = providers.filter((one) => one['source'] === 'file').map((one) => one['path']);
  return [...paths.filter((one): one is string => typeof one === 'string'), ...namedFiles(table)];
}

function namedFiles(value: unknown, depth = 0): readonly string[] {
  if (depth > 24) return [];
  if (Array.isArray(value)) return value.flatMap((item) => namedFiles(item, depth + 1));
  if (!isTable(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string'
      ? /(?:token|secret|password|key|credentials?|auth)_?(?:file|path)$/i.test(key)
        ? [item]
        : []
      : namedFiles(item, depth + 1),
  );
}

function resolved(path: string, from: string, home: string): string {
  const whole = path.replace(/^(?:~|\$\{?HOME\}?)(?=\/|$)/, home);
  return whole.startsWith('/') ? whole : `${folderOf(from)}/${whole}`.replaceAll(/\/\.(?=\/)/g, '');
}
