import type {JobRun} from '../../world/launchd/job-run.ts';
import type {Launchd} from '../../world/launchd/launchd.ts';
import type {World} from '../../world/world.ts';
import {complained, type Said, said} from '../call.ts';

/** `launchctl print DOMAIN/LABEL`, line by line as macOS 15 prints it. */
export function printedJob(world: World, run: JobRun): string {
  const {job, domain} = run;
  const ids = world.random.fork(`coalition ${domain}/${job.label}`).int(1_200, 39_000);
  const session = 100_000 + (ids % 40);
  const isAgent = domain !== 'system';
  return [
    `${domain}/${job.label} = {`,
    `\tactive count = ${run.pid === null ? 0 : 1}`,
    `\tpath = ${job.path}`,
    `\ttype = ${isAgent ? 'LaunchAgent' : 'LaunchDaemon'}`,
    `\tstate = ${run.state}`,
    '',
    `\tprogram = ${job.program}`,
    ...block('arguments', job.words),
    ...(job.folder === null ? [] : [`\tworking directory = ${job.folder}`, '']),
    ...(job.out === null ? [] : [`\tstdout path = ${job.out}`]),
    ...(job.err === null ? [] : [`\tstderr path = ${job.err}`]),
    ...block(
      'inherited environment',
      isAgent ? [`SSH_AUTH_SOCK => /private/tmp/com.apple.launchd.${world.random.fork('agent').letters(10)}/Listeners`] : [],
    ),
    ...block('default environment', ['PATH => /usr/bin:/bin:/usr/sbin:/sbin']),
    ...block('environment', [
      ...[...job.variables].map(([name, value]) => `${name} => ${value}`),
      'OSLogRateLimit => 64',
      `XPC_SERVICE_NAME => ${job.label}`,
    ]),
    ...(isAgent ? [`\tdomain = ${domain} [${session}]`] : [`\tdomain = ${domain}`]),
    ...(job.umask === null ? [] : [`\tumask = ${job.umask.toString(8)}`]),
    ...(isAgent ? [`\tasid = ${session}`] : []),
    `\tminimum runtime = ${job.throttleS}`,
    `\texit timeout = ${job.exitTimeoutS}`,
    `\truns = ${run.runs}`,
    ...(run.pid === null ? [] : [`\tpid = ${run.pid}`, `\timmediate reason = ${run.reason}`, '\tforks = 3', '\texecs = 3']),
    ...(run.pid === null ? [] : ['\tinitialized = 1', '\ttrampolined = 1', '\tstarted suspended = 0', '\tproxy started suspended = 0']),
    ...(run.pid === null
      ? []
      : ['\tchecked allocations = 0 (queried = 1)', '\tchecked allocations reason = no host', '\tchecked allocations flags = 0x0']),
    lastEnd(run),
    '',
    ...coalition('resource', ids, job.label),
    ...coalition('jetsam', ids + 1, job.label),
    `\tspawn type = ${isAgent ? 'daemon (3)' : 'daemon (3)'}`,
    ...tail(run),
    '}',
    '',
  ].join('\n');
}

/** A signal and an exit code exclude each other; what never ended says so. */
function lastEnd({lastExit, signal}: JobRun): string {
  if (signal !== null) return `\tlast terminating signal = ${signal}`;
  if (lastExit === null) return '\tlast exit code = (never exited)';
  return `\tlast exit code = ${lastExit}${lastExit === 78 ? ': EX_CONFIG' : ''}`;
}

function tail({job, spawnFailed}: JobRun): readonly string[] {
  if (spawnFailed) return ['\tjob state = spawn failed'];
  const properties = [job.keepAlive === 'never' ? [] : ['keepalive'], job.runAtLoad ? ['runatload'] : [], ['inferred program']].flat();
  return [
    '\tjetsam priority = 40',
    '\tjetsam memory limit (active) = (unlimited)',
    '\tjetsam memory limit (inactive) = (unlimited)',
    '\tjetsamproperties category = daemon',
    '\tjetsam thread limit = 32',
    '\tcpumon = default',
    '',
    `\tproperties = ${properties.join(' | ')}`,
  ];
}

function block(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`\t${name} = {`, ...lines.map((line) => `\t\t${line}`), '\t}', ''];
}

function coalition(kind: string, id: number, label: string): readonly string[] {
  return block(`${kind} coalition`, [`ID = ${id}`, `type = ${kind}`, 'state = active', 'active count = 1', `name = ${label}`]);
}

export function printedDisabled(disabled: ReadonlyMap<string, boolean>): string {
  const usual: readonly (readonly [string, boolean])[] = [
    ['com.apple.ManagedClientAgent.enrollagent', true],
    ['com.apple.Siri.agent', false],
    ['com.apple.FolderActionsDispatcher', true],
    ['com.apple.appleseed.seedusaged.postinstall', true],
  ];
  const lines = [...usual, ...disabled].map(([label, is]) => `\t\t"${label}" => ${is ? 'disabled' : 'enabled'}`);
  return ['', '\tdisabled services = {', ...lines, '\t}', ''].join('\n');
}

export function printedDomain(launchd: Launchd, domain: string): string {
  const rows = launchd
    .jobs(domain)
    .map((run) => `\t\t${String(run.pid ?? 0).padStart(8)} ${String(statusOf(run)).padStart(6)} \t${run.job.label}`);
  return [`${domain} = {`, '\ttype = user login', `\tservices = {`, ...rows, '\t}', '}', ''].join('\n');
}

/** `PID Status Label`; a negative status is a signal. */
export function listedJobs(launchd: Launchd, domain: string): string {
  const rows = launchd.jobs(domain).map((run) => `${run.pid ?? '-'}\t${statusOf(run)}\t${run.job.label}`);
  return ['PID\tStatus\tLabel', ...usualJobs, ...rows, ''].join('\n');
}

const usualJobs = ['-\t0\tcom.apple.parentalcontrols.check', '687\t0\tcom.apple.controlcenter', '-\t0\tcom.apple.FamilyControlsAgent'];

/** `launchctl list LABEL`: the end as waitpid tells it. */
export function listedJob(launchd: Launchd, domain: string, label: string): Said {
  const run = launchd.job(domain, label);
  if (run === null) return complained(`Could not find service "${label}" in domain for port\n`, 113);
  const wait = run.signal === null ? (run.lastExit ?? 0) << 8 : Number(run.signal.split(': ')[1]);
  const pid = run.pid === null ? [] : [`\t"PID" = ${run.pid};`];
  return said(
    [
      '{',
      `\t"LimitLoadToSessionType" = "Aqua";`,
      `\t"Label" = "${label}";`,
      '\t"OnDemand" = false;',
      `\t"LastExitStatus" = ${wait};`,
      ...pid,
      '};',
      '',
    ].join('\n'),
  );
}

function statusOf({signal, lastExit}: JobRun): number {
  return signal === null ? (lastExit ?? 0) : -Number(signal.split(': ')[1]);
}
