import type {Gateway, Host, Look, Service, SupervisorValue} from '../../model/index.ts';
import {gatewayArgv} from '../../openclaw/gateway-argv.ts';
import {ask} from '../../probes/gather/ask.ts';
import {macProcesses} from '../../probes/gather/mac-processes.ts';
import {orNull, seen, unseen} from '../../probes/gather/unseen.ts';
import type {MacProcess} from '../../probes/parse/mac-processes.ts';
import type {Known} from '../../probes/probe.ts';
import {nothingHeld, servicesOf} from '../owner.ts';
import type {Held, Program} from '../supervisor.ts';
import {appService} from './app.ts';
import {type JobFile, jobFilesOf} from './job-files.ts';
import {type PrintedJob, parseDisabled, parseLaunchctlPrint, whyNotPrinted} from './print.ts';
import {runOf} from './run.ts';

/** What launchd answered for one job: as printed, or in one word. */
type Answer = Look<PrintedJob | 'absent' | 'in progress'>;

/** The gateway's jobs, loaded or only on disk, in every domain in which they can be; and the app that keeps launchd out. */
export async function launchdHeld(host: Host, gateway: Gateway, {readings}: Known): Promise<Held> {
  const before = readings.supervisor?.seen === true ? servicesOf(readings.supervisor.value) : [];
  const [files, processes, app] = await Promise.all([jobFilesOf(host, gateway), macProcesses(host), appService(host, gateway)]);
  const all = orNull(processes) ?? new Map<number, MacProcess>();
  const targets = [...targetsIn(`gui/${gateway.user.uid}`, 'agent', files, gateway), ...targetsIn('system', 'daemon', files, gateway)];
  const disabled = new Map(
    await Promise.all(
      [...new Set(targets.map(({domain}) => domain))].map(async (domain) => [domain, await disabledIn(host, domain)] as const),
    ),
  );
  const looked = await Promise.all(targets.map(async (target) => ({target, answer: await printed(host, target)})));
  const jobs = looked.flatMap(({target, answer}): readonly Service[] => {
    const off = parseDisabled(disabled.get(target.domain) ?? '', target.label);
    return serviceOf({target, answer, off, gateway, processes: all, before, appKeeps: app !== null});
  });
  const unasked = looked.flatMap(({target: {file, domain}, answer}): SupervisorValue['unasked'] =>
    answer.seen || file !== null || domain === 'system' ? [] : [{scope: 'launchd', detail: answer.detail}],
  );
  const served = jobs.some((one) => one.running);
  return {...nothingHeld, services: [...jobs, ...(app === null || served ? [] : [app])], unasked: unasked.slice(0, 1)};
}

interface Target {
  readonly domain: string;
  readonly label: string;
  readonly file: JobFile | null;
}

/** The gateway's own label can be loaded without a file, too. */
function targetsIn(domain: string, kind: JobFile['kind'], files: readonly JobFile[], {launchdLabel}: Gateway): readonly Target[] {
  const there = files.filter((file) => file.kind === kind);
  const labels = [...new Set([launchdLabel, ...there.map((file) => file.label)])];
  return labels.map((label) => ({domain, label, file: there.find((file) => file.label === label) ?? null}));
}

async function printed(host: Host, {domain, label}: Target): Promise<Answer> {
  const ran = await ask(host, ['launchctl', 'print', `${domain}/${label}`]);
  if (!ran.seen) return ran;
  const {exit, stdout, stderr} = ran.value;
  const job = exit === 0 ? parseLaunchctlPrint(stdout.text) : null;
  if (job !== null) return seen(job);
  const said = (stderr.text.trim() || stdout.text.trim()).split('\n', 1)[0]?.slice(0, 200) ?? '';
  const why = exit === 0 ? 'not asked' : whyNotPrinted(exit, `${stderr.text}\n${stdout.text}`);
  if (why !== 'not asked') return seen(why);
  const session = domain.startsWith('gui/') ? '; that domain is there only while its user is logged in at the desktop' : '';
  return unseen('unreachable', `\`launchctl print ${domain}/${label}\` ended with exit ${exit} and said: ${said || 'nothing'}${session}`);
}

async function disabledIn(host: Host, domain: string): Promise<string> {
  const ran = await ask(host, ['launchctl', 'print-disabled', domain]);
  return ran.seen && ran.value.exit === 0 ? ran.value.stdout.text : '';
}

interface Seen {
  readonly target: Target;
  readonly answer: Answer;
  readonly off: boolean | null;
  readonly gateway: Gateway;
  readonly processes: ReadonlyMap<number, MacProcess>;
  readonly before: readonly Service[];
  /** OpenClaw.app was told to leave launchd alone, so that a job that is not loaded is meant so. */
  readonly appKeeps: boolean;
}

function serviceOf({target, answer, off, gateway, processes, before, appKeeps}: Seen): readonly Service[] {
  const {domain, label, file} = target;
  const more = file === null ? {} : {definition: file.path, ours: file.ours, logs: file.logs};
  if (answer.seen && typeof answer.value === 'object') {
    const job = answer.value;
    const service = jobService(domain, label, job, off);
    const earlier = before.find((one) => one.scope === domain && one.name === label)?.run;
    const startedAt = job.pid === null ? null : (processes.get(job.pid)?.startedAt ?? null);
    const run = runOf(job, {keepsAlive: file?.keepsAlive ?? true, startedAt, user: gateway.user.name}, earlier);
    return [{...service, ...(job.path === null ? {} : {definition: job.path}), ...more, run}];
  }
  if (file === null && !(answer.seen && answer.value === 'in progress')) return [];
  const base = {...jobService(domain, label, {state: 'not loaded', pid: null, runs: null, lastExit: null}, off), loaded: false};
  if (answer.seen && answer.value === 'in progress')
    return [{...base, ...more, state: 'in progress', detail: 'launchd is loading or unloading it just now (exit 37)'}];
  const where = `its file ${file?.path} is there`;
  if (answer.seen)
    return appKeeps ? [] : [{...base, ...more, detail: `not loaded, ${where}${off === true ? ', disabled in launchd' : ''}`}];
  // Nobody could say what launchd holds; what it starts is its own child.
  const child = [...processes.values()].find((one) => one.ppid === 1 && one.uid === gateway.user.uid && gatewayArgv(one.argv) !== null);
  if (child !== undefined)
    return [
      {...base, ...more, state: 'running', detail: `pid ${child.pid} by its parent; ${answer.detail}`, running: true, pid: child.pid},
    ];
  return [{...base, ...more, state: 'no session', detail: `not to be started, ${where}: ${answer.detail}`}];
}

/** It was sent that signal and has not ended. */
const ends = /^SIG(?:TERM|KILL)ed$/;

export type ToldJob = Pick<PrintedJob, 'state' | 'pid' | 'runs' | 'lastExit'> & Partial<PrintedJob>;

export function jobService(domain: string, label: string, job: ToldJob, disabled: boolean | null): Service {
  const {state, pid, runs, lastExit, signal = null, spawnFailed = false} = job;
  const end = signal === null ? `last exit ${lastExit ?? 'unknown'}` : `last run ended by signal ${signal}`;
  return {
    by: 'launchd',
    owner: domain === 'system' ? 'launchd-daemon' : 'launchd-agent',
    scope: domain,
    name: label,
    title: `launchd job ${domain}/${label}`,
    state,
    detail: `${state}${spawnFailed ? ' (launchd could not start it)' : ''}, pid ${pid ?? 'none'}, runs ${runs ?? 'unknown'}, ${end}`,
    running: pid !== null || state === 'running',
    ...(ends.test(state) ? {ending: true} : {}),
    pid,
    starts: runs,
    lastExit,
    disabled,
    apart: false,
  };
}

/** The command that the job's file starts; null where there is no file. */
export async function launchdProgram(host: Host, gateway: Gateway): Promise<Program | null> {
  const files = await jobFilesOf(host, gateway);
  const file = files.find((one) => one.label === gateway.launchdLabel) ?? files[0];
  return file === undefined || file.argv.length === 0 ? null : {path: null, argv: file.argv};
}
