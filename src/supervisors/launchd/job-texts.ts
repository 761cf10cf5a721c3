import type {Gateway, Host} from '../../model/index.ts';
import type {SecretText} from '../../probes/gather/secret-text.ts';
import {jobFilesOf} from './job-files.ts';

/** The jobs' words as they are started: a secret can stand behind an option of theirs. */
export async function jobTexts(host: Host, gateway: Gateway): Promise<readonly SecretText[]> {
  if (host.platform.os !== 'darwin') return [];
  const files = await jobFilesOf(host, gateway);
  return files.map(({path, words}) => ({path, text: words.join(' ')}));
}
