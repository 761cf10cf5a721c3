import type {CliAnswer, CliValue, Host} from '../../model/index.ts';
import {openUpdate} from '../../openclaw/update-run.ts';

/**
 * Whether whoever does an update that has not ended is still there: a number that is used anew is another process, so the time of its
 * start has to be the same. A process of a container has another number out here.
 */
export async function updaterOf(host: Host, answers: readonly CliAnswer[], inside: boolean): Promise<Pick<CliValue, 'updater'>> {
  const answer = answers.find(({command}) => command.startsWith('update status'));
  const open = openUpdate(answer?.json);
  if (open === null) return {};
  if (open.pid === null || inside) return {updater: 'not seen'};
  const stat = await host.read(`/proc/${open.pid}/stat`, {bytesMax: 4096});
  if (!stat.seen) return {updater: stat.why === 'missing' ? 'gone' : 'not seen'};
  // The name before it can hold blanks and brackets.
  const {text} = stat.value;
  const started = text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  return {updater: open.startIdentity === null || open.startIdentity === started ? 'lives' : 'gone'};
}
