import type {Host} from '../model/index.ts';

/** Reads the files in which this host keeps secrets, through a cleaned host, so that their values are known before anything is shown. */
export async function learnSecrets(host: Host, paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => host.read(path, {bytesMax: secretFileBytesMax})));
}

/** Configurations and env files are a few KB; a megabyte is already somebody's data. */
const secretFileBytesMax = 1_048_576;
