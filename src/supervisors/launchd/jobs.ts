import type {Gateway, Host, Service} from '../../model/index.ts';
import {ask} from '../../probes/gather/ask.ts';
import {always, remembered} from '../../probes/gather/memory.ts';
import type {Program} from '../supervisor.ts';
import {programOfPlist} from './plist.ts';
import {readPlist} from './plist-file.ts';
import {type PrintedJob, parseDisabled, parseLaunchctlPrint} from './print.ts';

/** The domains in which launchd can hold the gateway's job. */
export function launchdDomains(gateway: Gateway): readonly string[] {
  return [`gui/${gateway.user.uid}`, 'system'];
}

/** Jobs of the gateway's label; none on a host without launchd, which is known by its file. */
export async function launchdJobs(host: Host, gateway: Gateway): Promise<readonly Service[]> {
  if (!(await hasLaunchd(host))) return [];
  const jobs = await Promise.all(
    launchdDomains(gateway).map(async (domain) => {
      const [printed, disabled] = await Promise.all([
        ask(host, ['launchctl', 'print', `${domain}/${gateway.launchdLabel}`]),
        ask(host, ['launchctl', 'print-disabled', domain]),
      ]);
      const job = printed.seen && printed.value.exit === 0 ? parseLaunchctlPrint(printed.value.stdout.text) : null;
      const off = disabled.seen && disabled.value.exit === 0 ? parseDisabled(disabled.value.stdout.text, gateway.launchdLabel) : null;
      return job === null ? [] : [jobService(domain, gateway.launchdLabel, job, off)];
    }),
  );
  return jobs.flat();
}

export function jobService(domain: string, label: string, {state, pid, runs, lastExit}: PrintedJob, disabled: boolean | null): Service {
  return {
    by: 'launchd',
    owner: domain === 'system' ? 'launchd-daemon' : 'launchd-agent',
    scope: domain,
    name: label,
    title: `launchd job ${domain}/${label}`,
    state,
    detail: `${state}, pid ${pid ?? 'none'}, runs ${runs ?? 'unknown'}, last exit ${lastExit ?? 'unknown'}`,
    running: pid !== null || state === 'running',
    pid,
    starts: runs,
    lastExit,
    disabled,
    apart: false,
  };
}

/** The command that the job's file starts; null where there is no file. A LaunchDaemon has its file in the system's folder. */
export async function launchdProgram(host: Host, gateway: Gateway): Promise<Program | null> {
  if (!(await hasLaunchd(host))) return null;
  const {launchdLabel, user} = gateway;
  const places = [`${user.home}/Library/LaunchAgents`, '/Library/LaunchDaemons'].map((folder) => `${folder}/${launchdLabel}.plist`);
  const lists = await Promise.all(places.map((path) => readPlist(host, gateway, path)));
  const argv = programOfPlist(lists.find((list) => list !== null) ?? null);
  return argv.length > 0 ? {path: null, argv} : null;
}

/** Whether it is a Mac cannot change, so it is asked once a host. */
function hasLaunchd(host: Host): Promise<boolean> {
  return remembered(host, 'launchd', always, async () => (await host.stat('/bin/launchctl')).seen);
}
