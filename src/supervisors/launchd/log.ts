import type {Gateway, Host, LogLine, Look, Readings} from '../../model/index.ts';
import {isKnownHealthy} from '../../probes/gather/known-healthy.ts';
import {remembered} from '../../probes/gather/memory.ts';
import {seen} from '../../probes/gather/unseen.ts';
import type {Known} from '../../probes/probe.ts';
import {servicesOf} from '../owner.ts';
import type {LogEntry, LogSource} from '../supervisor.ts';
import {jobFilesOf} from './job-files.ts';

/** As much of each file as of OpenClaw's own. */
const tailBytes = 192 * 1024;
const linesMax = 400;
const charsMax = 2_000;
const peacefulAgeMs = 30_000;

/** launchd keeps no log: what the job prints goes into files that its definition names, or that OpenClaw's installer has named. */
export async function jobLogs(host: Host, gateway: Gateway, known: Known): Promise<readonly LogSource[]> {
  const {profile, stateDir, user} = gateway;
  const suffix = profile === 'default' ? '' : `-${profile}`;
  const jobs = await jobFilesOf(host, gateway);
  const paths = [
    ...jobs.flatMap((job) => job.logs),
    `${user.home}/Library/Logs/openclaw/gateway${suffix}.log`,
    `${stateDir}/logs/gateway.log`,
    `${stateDir}/logs/gateway.err.log`,
  ];
  const since = sinceOf(known.readings);
  const ageMs = isKnownHealthy(known) ? peacefulAgeMs : 0;
  const sources = await Promise.all(
    [...new Set(paths)].map(async (name): Promise<LogSource> => {
      const look = await remembered(host, `log of a job ${name}`, ageMs, () => linesOf(host, name));
      return {name, look: look.seen ? seen(look.value.filter(({line}) => line.at >= since)) : look};
    }),
  );
  return sources.filter(({look}) => look.seen || look.why !== 'missing');
}

async function linesOf(host: Host, path: string): Promise<Look<readonly LogEntry[]>> {
  const [facts, tail] = await Promise.all([host.stat(path), host.read(path, {bytesMax: tailBytes, from: 'tail'})]);
  if (!tail.seen) return tail;
  const modifiedAt = facts.seen ? facts.value.modifiedAt : host.clock.now();
  return seen(parseJobLog(tail.value.text, modifiedAt).map((line): LogEntry => ({line, exit: null, restart: null, start: null})));
}

/** A file keeps all runs; those before the last one that came to an end speak of what is over. */
function sinceOf({supervisor}: Readings): number {
  const job = supervisor?.seen === true ? servicesOf(supervisor.value).find((one) => one.running) : undefined;
  const startedAt = job?.run?.startedAt ?? null;
  return startedAt === null ? 0 : startedAt - ((job?.run?.crashes ?? 0) > 0 ? beforeMs : roundingMs);
}

/** What a loop said in its last runs, and the whole seconds of `ps`. */
const beforeMs = 300_000;
const roundingMs = 2_000;

/**
 * Lines with OpenClaw's stamp, or with none: what Node says before there is a logger, and the lines below an error. Those take the time
 * of the line above; behind the last stamp the file's own time is the nearer.
 */
export function parseJobLog(text: string, modifiedAt: number): readonly LogLine[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const lastStamped = lines.findLastIndex((line) => stampOf(line) !== null);
  let at = lastStamped < 0 ? modifiedAt : (stampOf(lines.find((line) => stampOf(line) !== null) ?? '') ?? modifiedAt);
  return lines
    .map((line, index): LogLine => {
      at = index > lastStamped ? Math.max(modifiedAt, at) : (stampOf(line) ?? at);
      return {at, from: 'gateway', pid: null, text: line.replaceAll(colours, '').replace(stamp, '').slice(0, charsMax)};
    })
    .slice(-linesMax);
}

function stampOf(line: string): number | null {
  const at = Date.parse(stamp.exec(line.replaceAll(colours, ''))?.[1] ?? '');
  return Number.isNaN(at) ? null : at;
}

const stamp = /^\[?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))\]? /;
/** What is left of a colour once its escape has been taken out, and the escape itself. */
const colours = /\u{1b}?\[\d{1,3}(?:;\d{1,3})*m/gu;
