import type {Gateway, Host} from '../../model/index.ts';
import {askText} from '../../probes/gather/ask.ts';
import {type Plist, parsePlist} from './plist.ts';

/** A property list of this host in whichever form it is kept; null where it cannot be had. */
export async function readPlist(host: Host, {user}: Pick<Gateway, 'user'>, path: string): Promise<Plist | null> {
  const file = await host.read(path, {bytesMax});
  if (!file.seen) return null;
  if (!file.value.text.startsWith('bplist')) return parsePlist(file.value.text);
  // A host hands over text, and what is binary arrives in no state to be read; the system has a program for it.
  const xml = await askText(host, ['plutil', '-convert', 'xml1', '-o', '-', '--', path], {as: user});
  return xml.seen ? parsePlist(xml.value) : null;
}

const bytesMax = 256 * 1024;
