import type {Host, ServiceRun, User} from '../../model/index.ts';
import {ask} from '../../probes/gather/ask.ts';
import {always, remembered} from '../../probes/gather/memory.ts';
import {folderOf} from '../../probes/gather/paths.ts';
import {parsePackage} from '../../probes/parse/package.ts';
import {programOf} from './gateways.ts';
import type {Engine} from './helpers.ts';
import type {Inspected} from './inspected.ts';

/**
 * Which OpenClaw lies in the container. Its files are the image's, so that they are asked for once; what goes into them later is newer than
 * the run and is not what runs. Null where they cannot be had: an engine may be asked for its list and not for a copy.
 */
export async function releaseIn(
  host: Host,
  engine: Engine,
  whole: Inspected,
  as: {readonly as?: User},
): Promise<NonNullable<ServiceRun['release']> | null> {
  const [file] = packageFiles(whole);
  if (file === undefined) return null;
  return remembered(host, `release ${engine} ${whole.id} ${whole.run.startedAt}`, always, async () => {
    for (const path of packageFiles(whole)) {
      const ran = await ask(host, [engine, 'cp', '--follow-link', `${whole.name}:${path}`, '-'], {...as, keepBytes: bytesMax});
      const found = ran.seen && ran.value.exit === 0 ? inArchive(ran.value.stdout.text) : null;
      if (found !== null) return found;
    }
    return null;
  });
}

/** `node dist/index.js` in /app, `node /app/openclaw.mjs`, or a command that the image's npm has put on the PATH. */
function packageFiles(whole: Inspected): readonly string[] {
  const program = programOf(whole).at(-1);
  if (program === undefined) return [];
  if (!/\.[cm]?js$/.test(program)) return globalFolders.map((folder) => `${folder}/openclaw/package.json`);
  const folder = folderOf(program.startsWith('/') ? program : `${whole.folder}/${program.replace(/^\.\//, '')}`);
  return [folderOf(folder), folder].map((one) => `${one === '/' ? '' : one}/package.json`);
}

const globalFolders = ['/usr/local/lib/node_modules', '/usr/lib/node_modules'];

/** One file as `cp … -` prints it: a head of 512 bytes with name, size and time in octal digits, then what is in it. */
function inArchive(text: string): NonNullable<ServiceRun['release']> | null {
  const begin = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (begin < 0 || end < begin) return null;
  const facts = parsePackage(text.slice(begin, end + 1));
  if (facts === null || facts.version === '' || !['openclaw', 'clawdbot'].includes(facts.name)) return null;
  const seconds = [...text.slice(0, begin).matchAll(headNumbers)].at(-1)?.[1];
  return {version: facts.version, writtenAt: seconds === undefined ? null : Number.parseInt(seconds, 8) * 1000};
}

/** Mode, user, group, size and time, whatever became of the empty bytes between them. */
const headNumbers = /[0-7]{7}[^0-9a-z]*[0-7]{7}[^0-9a-z]*[0-7]{7}[^0-9a-z]*[0-7]{11}[^0-9a-z]*([0-7]{11})/g;

/** package.json of OpenClaw has 60 to 150 KB. */
const bytesMax = 1024 * 1024;
