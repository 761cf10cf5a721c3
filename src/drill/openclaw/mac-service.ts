import {commandOfJob} from '../../supervisors/launchd/job-argv.ts';
import type {JobRun} from '../world/launchd/job-run.ts';
import {loadJob} from '../world/launchd/loaded-job.ts';
import type {Mac} from '../world/mac/wish.ts';
import type {Asked} from './asked.ts';
import {instead, type Patch} from './patch.ts';

/** How the CLI describes the job of a Mac, its entry file and its process. */
export function macServiceFacts(asked: Asked, mac: Mac) {
  const {world, modern} = asked;
  const run = world.launchd?.job(mac.domain, mac.label) ?? null;
  const file = loadJob(world.files, mac.plist);
  const argv = commandOfJob(file?.words ?? []);
  const state = run?.state ?? 'not loaded';
  const status = run?.pid != null ? ('running' as const) : run === null ? ('stopped' as const) : ('unknown' as const);
  return {
    loaded: run !== null,
    status,
    argv,
    short: `${status} (${run?.pid == null ? '' : `pid ${run.pid}, `}state ${state})`,
    runtime: runtimeOf(run, status),
    layout: {execStart: argv.join(' '), sourcePath: mac.plist, sourcePathReal: mac.plist} satisfies Patch,
    command: {
      programArguments: argv,
      ...(modern ? {workingDirectory: file?.folder ?? world.scene.stateDir} : {}),
      environment: instead({OPENCLAW_GATEWAY_PORT: file?.variables.get('OPENCLAW_GATEWAY_PORT') ?? String(world.scene.port)}),
      environmentValueSources: instead(Object.fromEntries([...(file?.variables.keys() ?? [])].map((name) => [name, 'inline']))),
      sourcePath: mac.plist,
    },
  };
}

function runtimeOf(run: JobRun | null, status: string): Patch {
  return {
    status,
    state: run?.state ?? 'not loaded',
    subState: undefined,
    pid: run?.pid ?? undefined,
    lastExitStatus: run?.lastExit ?? undefined,
    lastExitReason: run?.lastExit === null ? (run.signal ?? undefined) : undefined,
    systemd: undefined,
  };
}

/** Who keeps the service, in the CLI's words for it. */
export const macManager: Patch = {label: 'LaunchAgent', loadedText: 'loaded', notLoadedText: 'not loaded', systemdInstallation: undefined};
