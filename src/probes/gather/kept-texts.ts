import type {Gateway, Host} from '../../model/index.ts';
import {parseEnvFile} from '../parse/env-file.ts';
import type {SecretSources, SecretText} from './secret-text.ts';
import {orNull} from './unseen.ts';

const bytesMax = 256 * 1024;

/** The files that are kept for secrets, and those that are listed with them and hold variables or a configuration. */
export async function keptTexts(host: Host, gateway: Gateway, paths: readonly string[]): Promise<SecretSources> {
  const plain = paths.filter((path) => path !== gateway.stateDir && path !== gateway.configPath);
  const inFolders = await Promise.all(plain.filter((path) => path.endsWith('/credentials')).map((folder) => credentialFiles(host, folder)));
  const looks = await Promise.all(
    [...plain, ...inFolders.flat()].map(async (path) => ({path, file: orNull(await host.read(path, {bytesMax}))})),
  );
  const texts = looks.flatMap(({path, file}) => (file === null ? [] : [{path, text: isDatabase(path) ? wordsOf(file.text) : file.text}]));
  const isEnv = ({path}: SecretText): boolean => /\.env$/.test(path);
  const isConfig = ({path}: SecretText): boolean => isDatabase(path) || /\.json\.|models\.json$/.test(path);
  return {
    variables: texts.filter(isEnv).map(({path, text}) => ({kind: 'environment-file', where: path, values: parseEnvFile(text)})),
    texts: texts.filter(isConfig),
    payloads: texts.filter((one) => !isEnv(one) && !isConfig(one)),
  };
}

function isDatabase(path: string): boolean {
  return path.endsWith('.sqlite');
}

/** What stands in a database as text; most of its pages are numbers and empty. */
function wordsOf(database: string): string {
  return (database.match(textRuns) ?? []).join('\n');
}

/** No secret is shorter, and none is cut: it stands in one piece. */
const textRuns = /[^\0-\x08\x0e-\x1f\x7f\ufffd]{6,}/g;

/** OAuth answers and the sessions of channels, some of them a folder deeper. */
async function credentialFiles(host: Host, folder: string): Promise<readonly string[]> {
  const names = (orNull(await host.list(folder)) ?? []).slice(0, filesMax);
  const inner = await Promise.all(
    names
      .filter((name) => !name.includes('.'))
      .map(async (name) => {
        const below = (orNull(await host.list(`${folder}/${name}`)) ?? []).slice(0, filesMax);
        const accounts = below.filter((one) => !one.includes('.')).map((one) => `${folder}/${name}/${one}/creds.json`);
        return [...below.filter((one) => one.endsWith('.json')).map((one) => `${folder}/${name}/${one}`), ...accounts];
      }),
  );
  return [...names.filter((name) => name.endsWith('.json')).map((name) => `${folder}/${name}`), ...inner.flat()];
}

/** A host has a handful of accounts; a folder with more files than this holds keys that only the channel's library reads. */
const filesMax = 50;
