import {lchownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, relative} from 'node:path';
import {withRightsOf} from '../../host/index.ts';
import type {Gateway, Host, Readings} from '../../model/index.ts';
import {nodeFolders} from '../../openclaw/node-folders.ts';
import {cliAnswer} from '../../probes/index.ts';

/** What OpenClaw itself says of a configuration. */
export type Vendor =
  | {readonly is: 'taken'; readonly warnings: readonly Issue[]}
  | {readonly is: 'refused'; readonly issues: readonly Issue[]; readonly warnings: readonly Issue[]}
  | {readonly is: 'not asked'; readonly why: string};

export interface Issue {
  readonly at: string;
  readonly message: string;
}

/** It answers within 3 s on a quiet host and in ten times that on a busy one. */
const limitMs = 60_000;
const keepBytes = 512 * 1024;

export interface Question {
  readonly host: Host;
  readonly gateway: Pick<Gateway, 'user' | 'own' | 'cliPath'>;
  /** What says which Node the command wants. */
  readonly readings: Readings;
  /** Where the configuration lies; what it includes is meant from there. */
  readonly path: string;
  /** The candidate with all that it includes, by the path of each file. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Asks `openclaw config validate` about copies in a folder of their own, with a state of their own: so the files that count stay as they
 * are, and no state is moved to another release by being asked.
 */
export async function askVendor({host, gateway, readings, path, texts}: Question): Promise<Vendor> {
  const {cliPath, user, own} = gateway;
  if (cliPath === null) return {is: 'not asked', why: `no openclaw command was found for ${user.name}; --openclaw names one`};
  const scratch = layOut(path, texts, own ? null : user);
  if ('problem' in scratch) return {is: 'not asked', why: scratch.problem};
  try {
    const ran = await host.run({
      argv: [cliPath, 'config', 'validate', '--json'],
      limitMs,
      keepBytes,
      gentle: true,
      scratch: true,
      env: {
        PATH: [...nodeFolders({cliPath}, readings), ...(own ? (host.platform.path ?? []) : []), '/usr/local/bin', '/usr/bin', '/bin'].join(
          ':',
        ),
        HOME: scratch.folder,
        OPENCLAW_CONFIG_PATH: scratch.config,
        OPENCLAW_STATE_DIR: join(scratch.folder, 'state'),
        OPENCLAW_INCLUDE_ROOTS: dirname(path),
      },
      ...(own ? {} : {as: user}),
    });
    if (!ran.seen) return {is: 'not asked', why: ran.detail};
    if (ran.value.ended !== 'exit') return {is: 'not asked', why: `${cliPath} gave no answer within ${limitMs / 1000} s`};
    return read(cliAnswer('config validate', ran.value, host.clock.now()), scratch, path);
  } finally {
    withRightsOf(user, () => rmSync(scratch.folder, {recursive: true, force: true}));
  }
}

interface Scratch {
  readonly folder: string;
  /** The folder in which the copies lie. */
  readonly inner: string;
  readonly config: string;
}

/** The same files in the same places relative to one another. What is included by a whole path cannot be another one there. */
function layOut(path: string, texts: ReadonlyMap<string, string>, owner: Gateway['user'] | null): Scratch | {readonly problem: string} {
  const outside = [...texts.keys()].find((file) => relative(dirname(path), file).startsWith('..'));
  if (outside !== undefined)
    return {problem: `${outside} lies outside the folder of ${path}, so OpenClaw would look for it in the place of a copy`};
  try {
    const folder = mkdtempSync(join(tmpdir(), 'rungs-config-'));
    const inner = join(folder, 'config');
    const made = [inner, join(folder, 'state')];
    for (const one of made) mkdirSync(one, {mode: 0o700});
    for (const [file, text] of texts) {
      const copy = join(inner, relative(dirname(path), file));
      const above = dirname(copy);
      if (!made.includes(above)) {
        mkdirSync(above, {recursive: true, mode: 0o700});
        for (let one = above; one !== inner; one = dirname(one)) made.push(one);
      }
      writeFileSync(copy, text, {mode: 0o600, flag: 'wx'});
      made.push(copy);
    }
    // Last of all the folder: until then nobody else can lead what root does there elsewhere.
    if (owner !== null) for (const one of [...made.toReversed(), folder]) lchownSync(one, owner.uid, owner.gid);
    return {folder, inner, config: join(inner, relative(dirname(path), path))};
  } catch (error) {
    return {problem: `no copy could be made to ask about: ${(error as Error).message}`};
  }
}

function read({json, stderr, exit}: ReturnType<typeof cliAnswer>, scratch: Scratch, path: string): Vendor {
  const said = typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
  const named = (text: string): string => text.replaceAll(scratch.config, path).replaceAll(scratch.inner, dirname(path));
  const list = (value: unknown): readonly Issue[] =>
    (Array.isArray(value) ? value : []).map((one: unknown) => {
      const {path: at, message} = (typeof one === 'object' && one !== null ? one : {}) as {path?: unknown; message?: unknown};
      return {at: typeof at === 'string' && at !== '<root>' ? at : '', message: typeof message === 'string' ? named(message) : 'refused'};
    });
  const issues = list(said['issues']);
  const warnings = [...list(said['warnings']), ...issues.filter(isOfState)];
  if (said['valid'] === true) return {is: 'taken', warnings};
  const refused = issues.filter((one) => !isOfState(one));
  if (said['valid'] === false && refused.length > 0) return {is: 'refused', issues: refused, warnings};
  if (said['valid'] === false && issues.length > 0) return {is: 'taken', warnings};
  const [line = 'nothing'] = named(stderr).trim().split('\n').slice(-1);
  return {is: 'not asked', why: `openclaw config validate ended with exit ${exit ?? 'none'} and said: ${line}`};
}

/** The copy has no plugins beside it, so what only a plugin knows is unknown there and nowhere else. */
function isOfState({message}: Issue): boolean {
  return /^(?:unknown channel id|plugin not found)/i.test(message);
}
