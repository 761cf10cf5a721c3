import type {CliInstall, EntryFacts, Gateway, Host, Look, ProcessFacts, Readings} from '../model/index.ts';
import {gatewayProcess, loadedUnit, releaseApart, servicesOf, supervisorNamed, supervisorsOn} from '../supervisors/index.ts';
import {nodeVersion} from './gather/node-version.ts';
import {otherCommands} from './gather/other-commands.ts';
import {type Package, packageOf, shippedEntry} from './gather/package.ts';
import {exists, nameOf, realPath} from './gather/paths.ts';
import {cmdline} from './gather/processes.ts';
import {orNull, seen, unseen} from './gather/unseen.ts';
import {variablesInLook} from './gather/variable-places.ts';
import {entryOfArgv, type Started} from './parse/entry.ts';
import type {Probe} from './probe.ts';

/** Which OpenClaw the command line, the unit and the running process belong to, and on which Node. */
export const install: Probe<'install'> = {
  name: 'install',
  everyMs: 30_000,
  after: ['supervisor', 'ports', 'http'],
  async look(host, gateway, {readings}) {
    const [cli, unit, running, commands] = await Promise.all([
      cliInstall(host, gateway),
      unitEntry(host, gateway, readings),
      runningEntry(host, gateway, readings),
      otherCommands(host, gateway, gatewayProcess(readings, gateway)?.pid ?? null),
    ]);
    const others = commands.filter(({packageRoot}) => !cli.seen || packageRoot !== cli.value.packageRoot);
    const apart = releaseApart(readings);
    return seen({
      cli,
      unit,
      running: apart?.running == null ? running : runningApart(running, apart.running),
      ...(others.length === 0 ? {} : {others}),
      ...(apart === null ? {} : {apart: apart.version}),
    });
  },
};

async function cliInstall(host: Host, gateway: Gateway): Promise<Look<CliInstall>> {
  const path = gateway.cliPath;
  if (path === null) {
    return unseen(
      'missing',
      `No \`openclaw\` command was found for ${gateway.user.name}; start Rungs with --openclaw PATH if it lies elsewhere.`,
    );
  }
  const there = await host.stat(path);
  if (!there.seen) return unseen(there.why, `The \`openclaw\` command ${path} cannot be looked at: ${there.detail}`);
  const found = await packageOf(host, path);
  if (found === null) return unseen('garbled', `${path} does not lead to an OpenClaw package; its version is unknown.`);
  return seen({
    path,
    packageRoot: found.root,
    version: found.version,
    entry: await shippedEntry(host, found.root),
    nodeWanted: found.nodeWanted,
  });
}

/** Its files are not this host's, and often its process is another user's: the version is known all the same. */
function runningApart(running: EntryFacts | null, version: string): EntryFacts {
  if (running !== null) return {...running, version: running.version ?? version};
  const nothing = {entry: null, entryExists: null, packageRoot: null, nodeWanted: null};
  return {...nothing, node: {path: 'unknown', exists: null, version: null}, version};
}

/** What the definition of the gateway's service starts. */
async function unitEntry(host: Host, gateway: Gateway, readings: Readings): Promise<EntryFacts | null> {
  for (const one of supervisorsOn(host)) {
    const program = await one.program(host, gateway, readings);
    if (program !== null) return entryFacts(host, gateway, entryOfArgv(program.path, program.argv));
  }
  return null;
}

/** What the running gateway was started from: the process on the port when it is a gateway's, else the unit's main process. */
async function runningEntry(host: Host, gateway: Gateway, readings: Readings): Promise<EntryFacts | null> {
  const processes = readings.supervisor?.seen ? readings.supervisor.value.processes : [];
  const unit = loadedUnit(readings);
  const port = readings.ports?.seen ? readings.ports.value.ports.find((one) => one.role === 'gateway') : undefined;
  const listener = port?.listeners
    .map((one) => one.process)
    .find((one) => one !== null && (unit?.pids.includes(one.pid) || processes.some((other) => other.pid === one.pid)));
  const process = listener ?? gatewayProcess(readings, gateway);
  if (!process) return null;
  const program = orNull(await host.link(`/proc/${process.pid}/exe`))?.replace(/ \(deleted\)$/, '') ?? null;
  const started = entryOfArgv(program, process.argv);
  // A gateway that renamed itself hides its file; inside the unit it is the unit's.
  const inUnit =
    unit?.exec && unit.pids.includes(process.pid)
      ? {...entryOfArgv(unit.exec.path, unit.exec.argv), node: program ?? unit.exec.path}
      : null;
  const facts = await entryFacts(
    host,
    gateway,
    started.entry !== null
      ? started
      : (inUnit ?? (await startedByService(host, gateway, readings, process)) ?? (await startedByChild(host, process.pid, started))),
  );
  const said = readings.http?.seen ? (readings.http.value.ready?.version ?? null) : null;
  const replacedAt = await replacedUnder(host, facts, process.startedAt);
  if (replacedAt === null) return {...facts, version: said ?? facts.version};
  return {...facts, version: said ?? (await versionOfEnvironment(host, process.pid)), replacedAt};
}

/** What hides its file below another supervisor's service was started by that one's definition. */
async function startedByService(host: Host, gateway: Gateway, readings: Readings, process: ProcessFacts): Promise<Started | null> {
  const value = readings.supervisor?.seen === true ? readings.supervisor.value : null;
  const isBelow = (pid: number | null): boolean => pid === process.pid || process.parents.some((one) => one.pid === pid);
  const service = value === null ? undefined : servicesOf(value).find((one) => !one.apart && one.pid !== null && isBelow(one.pid));
  if (service === undefined) return null;
  const program = await supervisorNamed(service.by).program(host, gateway, readings);
  return program === null ? null : entryOfArgv(program.path, program.argv);
}

/** A gateway that renamed itself outside of a unit still shows its package by the workers that it started from there. */
async function startedByChild(host: Host, pid: number, started: Started): Promise<Started> {
  const list = orNull(await host.read(`/proc/${pid}/task/${pid}/children`, {bytesMax: 4096}))?.text ?? '';
  for (const child of list
    .split(' ')
    .filter((word) => /^\d+$/.test(word))
    .map(Number)) {
    const worker = (await cmdline(host, child)).find((word) => /\/dist\/.*\.[cm]?js$/.test(word));
    if (worker !== undefined) return {...started, program: worker};
  }
  return started;
}

/** The version on disk is the running one only if the package was there before the process. */
async function replacedUnder(host: Host, facts: EntryFacts, startedAt: number | null): Promise<number | null> {
  const folder = facts.packageRoot === null ? null : orNull(await host.stat(facts.packageRoot));
  return folder !== null && startedAt !== null && folder.modifiedAt > startedAt ? folder.modifiedAt : null;
}

/** Units that an older release wrote tell their process which release that was; newer ones say their version over HTTP. */
async function versionOfEnvironment(host: Host, pid: number): Promise<string | null> {
  const environment = await variablesInLook(host, pid);
  return environment?.values.find(([name]) => name === 'OPENCLAW_SERVICE_VERSION')?.[1] || null;
}

async function entryFacts(host: Host, gateway: Gateway, {node, entry, program}: Started): Promise<EntryFacts> {
  const file = entry ?? program;
  const [nodeExists, entryExists, found] = await Promise.all([
    node === null ? null : exists(host, node),
    entry === null ? null : exists(host, entry),
    file === null ? null : packageOf(host, file),
  ]);
  return {
    node: {
      path: node ?? 'unknown',
      exists: nodeExists,
      version: node !== null && nodeExists ? await versionOfNode(host, gateway, node) : null,
    },
    entry,
    entryExists,
    packageRoot: found?.root ?? null,
    version: versionOf(found),
    nodeWanted: found?.nodeWanted ?? null,
  };
}

/** Only a program that is Node by its name is asked; a wrapper might start the gateway. */
async function versionOfNode(host: Host, gateway: Gateway, node: string): Promise<string | null> {
  const real = await realPath(host, node);
  return real !== null && /^node(js)?(-?\d[\d.]*)?$/.test(nameOf(real)) ? nodeVersion(host, node, gateway.own ? null : gateway.user) : null;
}

function versionOf(found: Package | null): string | null {
  return found === null || found.version === '' ? null : found.version;
}
