import {parentOf} from '../file-node.ts';
import type {Files} from '../files.ts';
import type {LogNeeds} from '../write-log.ts';

/** A line of launchd about one of its jobs, in the unified log. */
export function sayLaunchd(
  world: LogNeeds,
  {domain, job}: {readonly domain: string; readonly job: {readonly label: string}},
  text: string,
): void {
  world.journal.add({
    at: world.time.now(),
    pid: 1,
    identifier: 'launchd',
    text: `[${domain}/${job.label}:] ${text}`,
    priority: 6,
    fields: {_TRANSPORT: 'unified'},
  });
}

/** A line at the end of a file that launchd holds open for a job. */
export function appendTo({files}: {readonly files: Files}, path: string, text: string, at: number): void {
  // A file whose folder was removed is written to, and nobody reads it any more.
  if (files.peek(parentOf(path)) === null) return;
  const before = files.peek(path);
  const kept =
    before === null ? '' : before.text.length > keptMax ? before.text.slice(before.text.indexOf('\n', keptMax / 2) + 1) : before.text;
  files.put(path, `${kept}${text}\n`, {modifiedAt: at, ...(before === null ? {} : {uid: before.uid, gid: before.gid, mode: before.mode})});
}

/** No log of a world grows without end. */
const keptMax = 400_000;
