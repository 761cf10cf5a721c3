import type {Host, Look, UnitState} from '../../model/index.ts';
import {askText} from '../../probes/gather/ask.ts';
import {relookHealthyMs} from '../../probes/gather/known-healthy.ts';
import {remembered} from '../../probes/gather/memory.ts';
import {processStat} from '../../probes/gather/processes.ts';
import {seen, unseen} from '../../probes/gather/unseen.ts';
import {lackedUnits} from './bindings.ts';
import type {Manager} from './managers.ts';
import {type Properties, parseProperties} from './properties.ts';
import {comparedSettings} from './unit-rows.ts';
import {parseUnitState, type ShownUnit, stateProperties} from './unit-state.ts';

/**
 * One unit as its manager has it loaded. A unit that the manager does not know is seen, with the load state `not-found`. In
 * peace what the manager said a moment ago stands for as long as the process and the files are the same: asking it costs 10 ms of CPU.
 */
export async function unitState(host: Host, manager: Manager, unit: string, peace: boolean): Promise<Look<UnitState>> {
  const key = keyOf(manager, unit);
  const before = await remembered(host, key, peace ? relookHealthyMs : 0, () => askManager(host, manager, unit));
  const stands = !peace || !before.seen || (await stillTrue(host, manager, before.value, unit));
  const now = stands ? before : await remembered(host, key, 0, () => askManager(host, manager, unit));
  if (!now.seen) return now;
  const {controlGroup, needs, ...state} = now.value.shown;
  const isDown = state.active === 'inactive' || state.active === 'failed';
  const [pids, lacks] = await Promise.all([pidsOf(host, now.value.shown), isDown ? lackedUnits(host, manager, needs) : []]);
  return seen({scope: manager.scope, ...state, pids, ...(lacks.length === 0 ? {} : {lacks})});
}

async function stillTrue(host: Host, manager: Manager, {shown, proof}: Told, unit: string): Promise<boolean> {
  return proof !== null && proof === (await proofOf(host, manager, shown, unit));
}

/** All that its manager says of a unit, the settings included; asked in the moment, unless it has just been. */
export async function unitProperties(host: Host, manager: Manager, unit: string): Promise<Look<Properties>> {
  const told = await remembered(host, keyOf(manager, unit), justNowMs, () => askManager(host, manager, unit));
  return told.seen ? seen(told.value.properties) : told;
}

/** One look at a host reads the state and then the settings. */
const justNowMs = 1_000;

function keyOf(manager: Manager, unit: string): string {
  return `unit ${manager.scope} ${manager.folders[0]} ${unit}`;
}

interface Told {
  readonly properties: Properties;
  readonly shown: ShownUnit;
  /** What must still be the same for the manager's words to stand; null = ask again every time. */
  readonly proof: string | null;
}

/** In one question, because each costs a process here and the manager its time. */
const asked = [...new Set([...stateProperties, ...comparedSettings.map((one) => one.property), 'Environment'])];

async function askManager(host: Host, manager: Manager, unit: string): Promise<Look<Told>> {
  const text = await askText(host, [...manager.argv, 'show', unit, '-p', asked.join(',')], manager);
  if (!text.seen) return text;
  const properties = parseProperties(text.value);
  const shown = parseUnitState(properties);
  if (shown === null) return unseen('garbled', `\`${manager.argv.join(' ')} show ${unit}\` did not answer in the form of systemd.`);
  return seen({properties, shown, proof: await proofOf(host, manager, shown, unit)});
}

/** The times of the unit's files and the start of its main process; a unit that is not there has no files. Only those two rest. */
async function proofOf(
  host: Host,
  manager: Manager,
  {load, active, sub, mainPid, fragment, dropIns}: ShownUnit,
  unit: string,
): Promise<string | null> {
  const running = active === 'active' && sub === 'running' && mainPid !== null;
  if (!running && load !== 'not-found') return null;
  const files = fragment === null ? manager.folders.map((folder) => `${folder}/${unit}`) : [fragment, `${fragment}.d`, ...dropIns];
  const [stat, ...looks] = await Promise.all([
    mainPid === null ? null : processStat(host, mainPid),
    ...files.map((file) => host.stat(file)),
  ]);
  const times = looks.map((look) => (look.seen ? look.value.modifiedAt : look.why));
  return [stat?.seen ? stat.value.startTicks : 'none', ...times].join(' ');
}

/** Every process in the unit's control group, the main process included. */
async function pidsOf(host: Host, {controlGroup, mainPid}: ShownUnit): Promise<readonly number[]> {
  const inGroup = controlGroup === null ? [] : await pidsInGroup(host, controlGroup);
  return mainPid === null || inGroup.includes(mainPid) ? inGroup : [mainPid, ...inGroup];
}

/** cgroup.procs is readable for everyone; where the tree is mounted depends on the cgroup version. */
async function pidsInGroup(host: Host, group: string): Promise<readonly number[]> {
  for (const root of ['/sys/fs/cgroup', '/sys/fs/cgroup/systemd', '/sys/fs/cgroup/unified']) {
    const file = await host.read(`${root}${group}/cgroup.procs`, {bytesMax: 64 * 1024});
    // A process of another pid namespace has the number 0 here.
    if (file.seen)
      return file.value.text
        .split('\n')
        .filter((line) => /^[1-9]\d*$/.test(line))
        .map(Number);
  }
  return [];
}
