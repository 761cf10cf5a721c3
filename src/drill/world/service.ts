import {bringUp, declaredNow, takeDown} from './docker/bring-up.ts';
import type {Container} from './docker/container.ts';
import type {Engine} from './docker/engine.ts';
import type {Files} from './files.ts';
import type {GatewayRun, Gateways} from './gateway/run.ts';
import type {JobRun} from './launchd/job-run.ts';
import type {Launchd} from './launchd/launchd.ts';
import type {Mac} from './mac/wish.ts';
import type {Processes} from './processes.ts';
import type {Scene} from './scene.ts';
import type {Manager} from './systemd/manager.ts';
import type {Time} from './time.ts';

/** What it takes to find the gateway's own service, whoever keeps services on this host. */
export interface ServiceNeeds {
  readonly managers: {readonly user: Manager};
  readonly launchd: Launchd | null;
  readonly engine: Engine<{readonly gateways: Gateways}> | null;
  readonly files: Files;
  readonly scene: Scene;
  readonly gateways: Gateways;
  readonly processes: Processes;
  readonly time: Time;
}

/** The gateway that the host's own service runs; undefined where it runs none. */
export function servedGateway(world: ServiceNeeds): GatewayRun | undefined {
  const {engine, scene, processes} = world;
  if (engine !== null) {
    const container = containerOf(world);
    const served = container?.state === 'running' && processes.listener('127.0.0.1', scene.port)?.pid !== undefined;
    return container !== null && served ? [...engine.inside(container).gateways.values()][0] : undefined;
  }
  const main = mainPid(world);
  if (main === null) return undefined;
  return world.gateways.get(main) ?? [...world.gateways.values()].find((run) => world.processes.get(run.pid)?.ppid === main);
}

/** Whether what its service was loaded from is what stands on disk. */
export function isDefinitionLoaded({managers, launchd, scene, ...world}: ServiceNeeds): boolean {
  if (scene.docker !== null) return declaredNow(world, scene.docker)?.hash === containerOf({...world, scene})?.made.hash;
  if (scene.mac === null || launchd === null) {
    const unit = managers.user.unit(scene.unit);
    return unit !== null && !managers.user.needsReload(unit);
  }
  const run = jobOf(launchd, scene.mac);
  return scene.mac.job === 'app' || (run !== null && world.files.peek(run.job.path)?.text === run.job.source);
}

/** A job that was made into a daemon of the same label counts as well. */
function jobOf(launchd: Launchd, {domain, label}: Mac): JobRun | null {
  return launchd.job(domain, label) ?? launchd.job('system', label);
}

/** The gateway's own container, by the name that its compose file gives it. */
function containerOf({engine, scene}: Pick<ServiceNeeds, 'engine' | 'scene'>): Container | null {
  return scene.docker === null ? null : (engine?.container(scene.docker.container) ?? null);
}

function mainPid({managers, launchd, scene, processes, gateways}: ServiceNeeds): number | null {
  const {mac} = scene;
  if (mac === null || launchd === null) {
    const unit = managers.user.unit(scene.unit);
    return unit?.active === 'active' ? unit.mainPid : null;
  }
  if (mac.job === 'app') return [...gateways.keys()].find((pid) => processes.get(pid) !== null) ?? null;
  return jobOf(launchd, mac)?.pid ?? null;
}

/** Ends the service and keeps it from coming back, as a person does. */
export function stopService(world: ServiceNeeds, then?: () => void): void {
  const {managers, launchd, scene, time} = world;
  const {mac} = scene;
  const container = containerOf(world);
  if (container !== null) return takeDown(world, container, then ?? (() => {}));
  if (mac === null || launchd === null) return managers.user.stop(scene.unit, then);
  launchd.bootout(mac.domain, mac.label);
  const wait = (): void => {
    if (launchd.job(mac.domain, mac.label) === null) then?.();
    else time.after(100, wait);
  };
  wait();
}

export function startService(world: ServiceNeeds): void {
  const {managers, launchd, scene} = world;
  const {mac, docker} = scene;
  if (docker !== null) bringUp(world, docker);
  else if (mac === null || launchd === null) managers.user.start(scene.unit);
  else if (launchd.job(mac.domain, mac.label) === null) launchd.bootstrap(mac.domain, mac.plist);
  else launchd.kickstart(mac.domain, mac.label, false);
}

export function restartService(world: ServiceNeeds): void {
  const {managers, launchd, scene} = world;
  const {mac, docker} = scene;
  if (docker !== null) stopService(world, () => startService(world));
  else if (mac === null || launchd === null) managers.user.restart(scene.unit);
  else launchd.kickstart(mac.domain, mac.label, true);
}
