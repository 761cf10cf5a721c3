import {nodeFits} from '../../../openclaw/node-versions.ts';
import {parentOf} from '../file-node.ts';
import type {Process} from '../processes.ts';
import {writeLog} from '../write-log.ts';
import {enabledChannels, startChannels} from './channels.ts';
import {type HttpNeeds, httpAnswer} from './http.ts';
import {heapLimit, moduleNotFound, nodeVersionOf, wrongNode} from './last-words.ts';
import {breakerBoots, breakerWords, type Ledger, ledgerOf, uncleanBoots} from './ledger.ts';
import {freeLock, lockHolder, takeLock} from './lock.ts';
import {type GrowNeeds, grow} from './memory.ts';
import {pluginsOf} from './plugins.ts';
import {type PrepareNeeds, prepare} from './prepare.ts';
import {type ReloadNeeds, watchConfig} from './reload.ts';
import {type GatewayRun, isModern} from './run.ts';
import {budgetFrom, type StopNeeds, shutDown} from './stop.ts';
import {tell} from './words.ts';

/** What a gateway finds on its host from its first instruction to its last. */
export interface BootNeeds extends PrepareNeeds, ReloadNeeds, StopNeeds, GrowNeeds, HttpNeeds {}

/** A gateway from its first instruction on: what it finds out, in the order and after the times that were measured on two cores. */
export function bootGateway(world: BootNeeds, process: Process, entry: string): void {
  const {files, time} = world;
  const exit = (status: number, afterMs: number): void =>
    void later(afterMs, () => world.processes.end(process.pid, {how: 'exited', status}));
  const later = (ms: number, what: () => void): void =>
    void time.after(ms, () => {
      if (world.processes.get(process.pid) === process) what();
    });

  if (!files.peek(entry)) {
    for (const line of moduleNotFound(entry, nodeVersionOf(world, process))) writeLog(world, process, line);
    return exit(1, 30);
  }
  const {version = '', engines} = JSON.parse(files.peek(`${parentOf(parentOf(entry))}/package.json`)?.text ?? '{}') as {
    version?: string;
    engines?: {node?: string};
  };
  const node = nodeVersionOf(world, process);
  if (engines?.node !== undefined && nodeFits(node, engines.node) === false) {
    for (const line of wrongNode(node, process)) writeLog(world, process, line);
    return exit(1, 90);
  }
  const heapMb = Number(/.*--max-old-space-size=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 4_096);
  if (heapMb < heapMbMin) {
    later(900, () => {
      for (const line of heapLimit(process, heapMb)) writeLog(world, process, line);
      world.processes.end(process.pid, {how: 'killed', status: 6});
    });
    return;
  }
  later(isModern(version) ? 1_350 : 700, () => {
    const ready = prepare(world, process, version);
    if (typeof ready === 'number') return exit(ready, 12);
    settle(world, process, ready, later);
  });
}

/** Waits for the state directory and the port, then opens it. */
function settle(world: BootNeeds, process: Process, run: GatewayRun, later: (ms: number, what: () => void) => void): void {
  world.gateways.set(process.pid, run);
  // Newer releases name their main thread, older ones themselves.
  process.name = world.scene.mac !== null ? 'openclaw-gateway' : isModern(run.version) ? 'MainThread' : 'openclaw-gatewa';
  process.rssBytes = 210_000_000;
  process.onTerm = () => shutDown(world, process, run);
  const ledger = ledgerOf(world, run.stateDir);
  const boot = {at: world.time.now(), clean: false, over: false};
  process.onEnd.push(({how, status}) => {
    world.gateways.delete(process.pid);
    boot.over = true;
    boot.clean = how === 'exited' && (status === 0 || status === 78);
  });
  later(1_900, () => tell(world, process, 'gateway', 'loading configuration…'));
  later(2_150, () => tell(world, process, 'gateway', 'resolving authentication…'));
  later(2_155, () => {
    tell(world, process, 'gateway', 'starting...');
    if (!takeState(world, process, run, later)) return;
    ledger.boots.push(boot);
    open(world, process, run, ledger, later);
  });
}

/** The lock; false when it has to wait for somebody's maintenance. */
function takeState(world: BootNeeds, process: Process, run: GatewayRun, later: (ms: number, what: () => void) => void): boolean {
  const holder = lockHolder(world, run);
  if (holder === null || holder.pid === process.pid) {
    takeLock(world, process, run);
    return true;
  }
  run.stage = 'waiting';
  tell(world, process, 'gateway', `already running under ${keeperOf(world)}; waiting 5000ms before retrying startup`, 'warn');
  later(5_250, () => {
    if (takeState(world, process, run, later)) open(world, process, run, ledgerOf(world, run.stateDir), later);
  });
  return false;
}

function open(world: BootNeeds, process: Process, run: GatewayRun, ledger: Ledger, later: (ms: number, what: () => void) => void): void {
  run.stage = 'loading';
  const modern = isModern(run.version);
  if (modern) {
    if (world.scene.mac === null)
      later(250, () =>
        tell(
          world,
          process,
          'gateway',
          `shutdown budget at startup: drain=315000ms shutdown=325000ms reserve=10000ms exitMargin=5000ms; source=${budgetFrom(world.scene)}`,
        ),
      );
    const unclean = uncleanBoots(ledger, world.time.now());
    if (unclean >= breakerBoots) {
      run.suppressed = enabledChannels(run.config);
      later(280, () =>
        tell(
          world,
          process,
          'gateway',
          `restart-loop breaker tripped: ${breakerWords(unclean)} Start a channel manually with: openclaw gateway call channels.start --params '{"channel":"<id>"}'`,
          'warn',
        ),
      );
    }
    later(370, () => {
      const broker = world.processes.start({
        ...process,
        ppid: process.pid,
        argv: [process.argv[0] ?? 'node', `${parentOf(process.argv.find((word) => word.endsWith('.js')) ?? '')}/spawn-broker.js`],
        name: 'MainThread',
        rssBytes: 48_000_000,
      });
      process.onEnd.push((end) => world.processes.end(broker.pid, end));
      tell(world, process, 'gateway', `spawn broker ready pid=${broker.pid}`);
    });
  }
  later(modern ? 2_600 : 1_200, () => tell(world, process, 'gateway', 'starting HTTP server...'));
  later(modern ? 3_700 : 1_900, () => bind(world, process, run, later));
}

function bind(world: BootNeeds, process: Process, run: GatewayRun, later: (ms: number, what: () => void) => void): void {
  const taken = world.processes.listener('127.0.0.1', run.port);
  if (taken !== null) {
    const other = world.gateways.get(taken.pid);
    if (other) return refusePort(world, process, run, later);
    run.stage = 'waiting';
    freeLock(world, run, process);
    // Each round that comes to nothing counts as a boot that did not end cleanly.
    ledgerOf(world, run.stateDir).boots.push({at: world.time.now(), clean: false, over: true});
    later(10_650, () => tell(world, process, 'shutdown', 'completed cleanly in 43ms'));
    later(10_800, () =>
      tell(world, process, 'gateway', `already running under ${keeperOf(world)}; waiting 5000ms before retrying startup`, 'warn'),
    );
    later(16_000, () => {
      takeLock(world, process, run);
      open(world, process, run, ledgerOf(world, run.stateDir), later);
    });
    return;
  }
  const modern = isModern(run.version);
  for (const address of run.bind === 'loopback' ? ['127.0.0.1', '::1'] : ['0.0.0.0'])
    world.processes.listen(process.pid, address, run.port, (path) => httpAnswer(world, process, run, path));
  if (!modern)
    world.processes.listen(process.pid, '127.0.0.1', run.port + 2, () => ({status: 401, type: 'text/plain', body: 'Unauthorized'}));
  run.stage = 'listening';
  process.rssBytes = Math.round(world.memory.gatewayBytes * 0.7);
  const plugins = pluginsOf(run);
  if (modern) {
    tell(world, process, 'gateway', `agent model: ${world.scene.model} (thinking=off, fast=off)`);
    tell(world, process, 'gateway', `http server listening (${plugins.length} plugins: ${plugins.join(', ')}; 3.7s)`);
  } else {
    tell(world, process, 'gateway', `ready (${plugins.length} plugins: ${plugins.join(', ')}; 1.9s)`);
  }
  tell(world, process, 'gateway', `log file: ${world.scene.logFile(world.time.now())}`);
  later(650, () => {
    tell(world, process, 'gateway', 'starting channels and sidecars...');
    startChannels(world, process, run);
  });
  later(modern ? 1_600 : 700, () => {
    run.stage = 'ready';
    run.readyAt = world.time.now();
    if (modern) tell(world, process, 'gateway', 'ready');
    tell(world, process, 'heartbeat', 'started');
    watchConfig(world, process, run);
    grow(world, process, later);
  });
  later(2_400, () => tell(world, process, 'gateway', 'remote model catalog refresh failed', 'warn'));
}

/** Another gateway answers on the port: the start is refused for good. */
function refusePort(world: BootNeeds, process: Process, run: GatewayRun, later: (ms: number, what: () => void) => void): void {
  const at = `127.0.0.1:${run.port}`;
  later(900, () => {
    freeLock(world, run, process);
    writeLog(
      world,
      process,
      `${new Date(world.time.now()).toISOString().replace('Z', '+00:00')} Gateway failed to start: gateway already running under ${keeperOf(world)}; existing gateway is healthy, exiting with code 78 to prevent a systemd Restart=always loop | another gateway instance is already listening on ws://${at} | listen EADDRINUSE: address already in use ${at} | EADDRINUSE`,
    );
    writeLog(world, process, 'If the gateway is supervised, stop it with: openclaw gateway stop');
    world.processes.end(process.pid, {how: 'exited', status: 78});
  });
}

/** What the gateway calls whoever started it. */
function keeperOf({scene}: BootNeeds): string {
  if (scene.inside) return 'another process';
  return scene.mac === null ? 'systemd' : 'launchd';
}

/** With less the gateway does not even come to read its configuration. */
const heapMbMin = 200;
