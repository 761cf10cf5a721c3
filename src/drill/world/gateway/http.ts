import type {Answer, Process} from '../processes.ts';
import type {Scene} from '../scene.ts';
import type {Time} from '../time.ts';
import {type GatewayRun, isModern} from './run.ts';

/** What the answers on the gateway's port are made of. */
export interface HttpNeeds {
  readonly time: Time;
  readonly scene: Scene;
}

/** The gateway's probe pages; any other path is its web interface. */
export function httpAnswer(world: HttpNeeds, process: Process, run: GatewayRun, path: string): Answer {
  const uptimeMs = world.time.now() - process.startedAt;
  const modern = isModern(run.version);
  if (path === '/healthz' || path === '/health') return json(200, {ok: true, status: 'live'});
  if (path === '/readyz' || path === '/ready') {
    const failing = failingOf(run);
    const ready = failing.length === 0;
    return json(ready ? 200 : 503, {
      ready,
      failing,
      ...(run.suppressed.length > 0 ? {suppressed: run.suppressed} : {}),
      uptimeMs,
      ...(modern ? {eventLoop: eventLoop(world, uptimeMs)} : {}),
    });
  }
  if (modern && (path === '/startupz' || path === '/startup')) {
    if (isDraining(run)) return json(503, {ok: false, status: 'draining', version: run.version, uptimeMs});
    return run.stage === 'ready'
      ? json(200, {ok: true, status: 'started', version: run.version, uptimeMs})
      : json(503, {ok: false, status: 'starting', pendingReason: 'startup-sidecars'});
  }
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: '<!doctype html><html><head><title>OpenClaw Control</title></head><body><openclaw-app></openclaw-app></body></html>',
  };
}

function failingOf(run: GatewayRun): readonly string[] {
  if (isDraining(run)) return ['gateway-draining'];
  if (run.stage !== 'ready') return isModern(run.version) ? ['startup-sidecars'] : [];
  return [...run.failing];
}

function isDraining({stage, suspension}: GatewayRun): boolean {
  return stage === 'draining' || suspension !== null;
}

/** For a few seconds after every start the event loop is busy. */
export function eventLoop({scene}: Pick<HttpNeeds, 'scene'>, uptimeMs: number): object {
  const busy = uptimeMs < 14_000;
  return {
    degraded: busy,
    degradedSinceMs: busy ? uptimeMs : null,
    reasons: busy ? ['cpu'] : [],
    intervalMs: 1_009.75,
    delayP99Ms: busy ? 202.4 : 23.1,
    delayMaxMs: busy ? 202.4 : 23.1,
    utilization: busy ? 0.499 : 0.017,
    cpuCoreRatio: busy ? 0.976 : 0.02,
    cpuBreakdown: {
      mainThreadCoreRatio: 0.019,
      hostUtilization: 0.4,
      hostCpuCount: scene.cpus,
      workerCoreRatio: 0.001,
      otherThreadsCoreRatio: 0,
    },
  };
}

function json(status: number, body: object): Answer {
  return {status, type: 'application/json; charset=utf-8', body: JSON.stringify(body)};
}
