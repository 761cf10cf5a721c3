import type {Gateway, Host, LaunchdJob} from '../../model/index.ts';
import {ask} from '../../probes/gather/ask.ts';
import {always, remembered} from '../../probes/gather/memory.ts';
import {parsePlist, programOfPlist} from './plist.ts';
import {parseDisabled, parseLaunchctlPrint} from './print.ts';

/** The domains in which launchd can hold the gateway's job. */
export function launchdDomains(gateway: Gateway): readonly string[] {
  return [`gui/${gateway.user.uid}`, 'system'];
}

/** Jobs of the gateway's label; none on a host without launchd, which is known by its file. */
export async function launchdJobs(host: Host, gateway: Gateway): Promise<readonly LaunchdJob[]> {
  if (!(await hasLaunchd(host))) return [];
  const jobs = await Promise.all(
    launchdDomains(gateway).map(async (domain) => {
      const [printed, disabled] = await Promise.all([
        ask(host, ['launchctl', 'print', `${domain}/${gateway.launchdLabel}`]),
        ask(host, ['launchctl', 'print-disabled', domain]),
      ]);
      const job = printed.seen && printed.value.exit === 0 ? parseLaunchctlPrint(printed.value.stdout.text) : null;
      const off = disabled.seen && disabled.value.exit === 0 ? parseDisabled(disabled.value.stdout.text, gateway.launchdLabel) : null;
      return job === null ? [] : [{domain, label: gateway.launchdLabel, ...job, disabled: off}];
    }),
  );
  return jobs.flat();
}

/** The command that the job's file starts; empty where there is no file. A LaunchDaemon has its file in the system's folder. */
export async function launchdProgram(host: Host, {launchdLabel, user}: Gateway): Promise<readonly string[]> {
  if (!(await hasLaunchd(host))) return [];
  const places = [`${user.home}/Library/LaunchAgents`, '/Library/LaunchDaemons'].map((folder) => `${folder}/${launchdLabel}.plist`);
  const files = await Promise.all(places.map((path) => host.read(path, {bytesMax: 64 * 1024})));
  const found = files.find((file) => file.seen);
  return found?.seen ? programOfPlist(parsePlist(found.value.text)) : [];
}

/** Whether it is a Mac cannot change, so it is asked once a host. */
function hasLaunchd(host: Host): Promise<boolean> {
  return remembered(host, 'launchd', always, async () => (await host.stat('/bin/launchctl')).seen);
}
