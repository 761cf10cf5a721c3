import type {Gateway, Host, LogLine, LogValue, Look, Readings} from '../model/index.ts';
import {matchSignatures} from '../openclaw/signatures.ts';
import {historyOf, type LogEntry, supervisorsOn} from '../supervisors/index.ts';
import {orNull, seen} from './gather/unseen.ts';
import {newestLog, parseFileLine} from './parse/file-log.ts';
import type {Probe} from './probe.ts';

/** The tail of the file log that is looked at; its lines repeat themselves and have some 700 bytes. */
const tailBytes = 192 * 1024;

const linesMax = 400;

/** What the gateway and its manager wrote: the journal, and OpenClaw's own file where the journal does not have it. */
export const log: Probe<'log'> = {
  name: 'log',
  everyMs: 15_000,
  after: ['supervisor'],
  async look(host, gateway, known) {
    const sources = (await Promise.all(supervisorsOn(host).map((one) => one.log.read(host, gateway, known)))).flat();
    const entries = sources.flatMap(({look}) => orNull(look) ?? []).toSorted((a, b) => a.line.at - b.line.at);
    const ofSupervisor = entries.map((entry) => entry.line);
    const wantsFile = !ofSupervisor.some((line) => line.from === 'gateway');
    const wantsKernel = known.deep || !known.readings.log || wasKilled(entries, known.readings);
    const [file, oom] = await Promise.all([
      wantsFile ? fileLines(host, gateway) : null,
      wantsKernel ? kernelKills(host) : earlierOom(known.readings),
    ]);
    const lines = [...ofSupervisor, ...(file?.lines ?? [])].toSorted((a, b) => a.at - b.at).slice(-linesMax);
    return seen({
      sources: [
        ...sources.map(({name, look}) => ({name, lines: orNull(look)?.length ?? 0, unseen: look.seen ? null : look.detail})),
        ...(file ? [{name: file.name, lines: file.lines.length, unseen: file.unseen}] : []),
        ...(oom ? [{name: 'kernel', lines: orNull(oom)?.length ?? 0, unseen: oom.seen ? null : oom.detail}] : []),
      ],
      lines,
      signatures: matchSignatures(lines),
      ...historyOf(entries),
      kernelOom: oom?.seen ? oom.value : [],
    });
  },
};

/** The kernel is asked once, in the way of the first supervisor that has one. */
async function kernelKills(host: Host): Promise<Look<LogValue['kernelOom']> | null> {
  for (const {log} of supervisorsOn(host)) {
    const look = log.kernel(host);
    if (look !== null) return look;
  }
  return null;
}

/** A main process that was killed may have been killed by the kernel, which is worth another look at its log. */
function wasKilled(entries: readonly LogEntry[], readings: Readings): boolean {
  const before = readings.log?.seen ? (readings.log.value.exits.at(-1)?.at ?? 0) : 0;
  return entries.some((entry) => entry.exit?.how === 'killed' && entry.line.at > before);
}

function earlierOom(readings: Readings): Look<LogValue['kernelOom']> | null {
  if (!readings.log?.seen) return null;
  const source = readings.log.value.sources.find((one) => one.name === 'kernel');
  return source?.unseen == null ? seen(readings.log.value.kernelOom) : {seen: false, why: 'denied', detail: source.unseen};
}

interface FileLines {
  readonly name: string;
  readonly lines: readonly LogLine[];
  readonly unseen: string | null;
}

/** Where /tmp/openclaw belongs to another user, OpenClaw takes a directory with the uid in its name. */
async function fileLines(host: Host, gateway: Gateway): Promise<FileLines> {
  const looks = await Promise.all(
    [`/tmp/openclaw-${gateway.user.uid}`, '/tmp/openclaw'].map(async (folder) => ({folder, names: await host.list(folder)})),
  );
  for (const {folder, names} of looks) {
    const name = names.seen ? newestLog(names.value, gateway.profile) : null;
    if (name === null) continue;
    const tail = await host.read(`${folder}/${name}`, {bytesMax: tailBytes, from: 'tail'});
    const lines = tail.seen ? tail.value.text.split('\n').flatMap((line) => parseFileLine(line) ?? []) : [];
    return {name: `${folder}/${name}`, lines: lines.slice(-linesMax), unseen: tail.seen ? null : tail.detail};
  }
  const denied = looks.map((one) => one.names).find((names) => !names.seen && names.why === 'denied');
  return {
    name: 'log file',
    lines: [],
    unseen: denied && !denied.seen ? denied.detail : 'OpenClaw has written no log file today or yesterday.',
  };
}
