import {lengthText, milliseconds} from '../world/systemd/lengths.ts';
import type {LoadedUnit} from '../world/systemd/loaded.ts';
import type {Manager} from '../world/systemd/manager.ts';
import type {UnitRun} from '../world/systemd/unit-run.ts';
import type {World} from '../world/world.ts';
import {type Said, said} from './call.ts';
import {enabledOf, wantedBy} from './systemctl-looks.ts';

/** `systemctl show`: the properties asked for in systemd's own order, or all of them. */
export function showUnit(world: World, manager: Manager, name: string, wanted: readonly string[], bare: boolean): Said {
  const run = manager.unit(name);
  const all = run?.loaded ? propertiesOf(world, manager, run, run.loaded) : run ? vanished(run) : unknown(name);
  // Whoever wants a unit goes on wanting it when its file is gone.
  const whole: Properties = run?.loaded ? all : [...all, ['WantedBy', wantedBy(world, manager, name).join(' ')]];
  const asked = wanted.length === 0 ? whole.filter(([, value]) => value !== '') : whole.filter(([key]) => wanted.includes(key));
  return said(asked.map(([key, value]) => (bare ? `${value}\n` : `${key}=${value}\n`)).join(''));
}

type Properties = readonly (readonly [string, string])[];

function propertiesOf(world: World, manager: Manager, run: UnitRun, unit: LoadedUnit): Properties {
  const last = (key: string, usual: string): string => unit.settings.findLast((one) => one.key === key)?.value ?? usual;
  const length = (key: string, usual: string): string => lengthText(milliseconds(last(key, usual)) ?? 0);
  const alive = run.mainPid !== 0;
  return [
    ['Type', unit.type],
    ['Restart', unit.restart],
    ['RestartUSec', lengthText(unit.restartMs)],
    ['TimeoutStartUSec', length('TimeoutStartSec', '90')],
    ['TimeoutStopUSec', length('TimeoutStopSec', '90')],
    ['RestartPreventExitStatus', unit.preventStatus.join(' ')],
    ['SuccessExitStatus', last('SuccessExitStatus', '')],
    ['MainPID', String(run.mainPid)],
    ['ControlPID', '0'],
    ['Result', run.result],
    ['UID', '[not set]'],
    ['GID', '[not set]'],
    ['NRestarts', String(run.restarts)],
    ['OOMPolicy', last('OOMPolicy', 'stop')],
    ['ExecMainStartTimestamp', stamp(run.startedAt)],
    ['ExecMainExitTimestamp', stamp(alive ? null : run.exitedAt)],
    ['ExecMainPID', String(run.execPid)],
    ['ExecMainCode', String(run.code)],
    ['ExecMainStatus', String(run.status)],
    ['ExecStart', execText(run, unit)],
    ['Slice', 'app.slice'],
    ['ControlGroup', alive ? manager.group(run.name) : ''],
    ['MemoryCurrent', '[not set]'],
    ['TasksCurrent', '[not set]'],
    ['MemoryMax', last('MemoryMax', 'infinity')],
    ['Environment', unit.environment.map(([key, value]) => (/\s/.test(value) ? `"${key}=${value}"` : `${key}=${value}`)).join(' ')],
    ...unit.environmentFiles.map((file) => ['EnvironmentFiles', `${file.path} (ignore_errors=${file.optional ? 'yes' : 'no'})`] as const),
    ['User', unit.user ?? ''],
    ['WorkingDirectory', last('WorkingDirectory', manager.scope === 'user' ? `!${world.scene.user.home}` : '')],
    ['KillMode', last('KillMode', 'control-group')],
    ['Id', run.name],
    ['Names', run.name],
    ['Description', unit.description],
    ['Requires', [last('Requires', ''), 'basic.target app.slice'].join(' ').trim()],
    ['Requisite', last('Requisite', '')],
    ['Wants', last('Wants', '')],
    ['BindsTo', last('BindsTo', '')],
    ['PartOf', last('PartOf', '')],
    ['RequiredBy', ''],
    ['WantedBy', wantedBy(world, manager, run.name).join(' ')],
    ['After', `${last('After', '')} basic.target app.slice`.trim()],
    ['LoadState', 'loaded'],
    ['ActiveState', run.active],
    ['SubState', run.sub],
    ['FragmentPath', unit.fragment],
    ['DropInPaths', unit.dropIns.join(' ')],
    ['UnitFileState', enabledOf(world, manager, run.name)],
    ['UnitFilePreset', 'enabled'],
    ['StateChangeTimestamp', stamp(run.changedAt)],
    ['ActiveEnterTimestamp', stamp(run.activeAt)],
    ['InactiveEnterTimestamp', stamp(run.inactiveAt)],
    ['NeedDaemonReload', manager.needsReload(run) ? 'yes' : 'no'],
    ['StartLimitIntervalUSec', lengthText(unit.intervalMs)],
    ['StartLimitBurst', String(unit.burst)],
    ['InvocationID', run.invocation],
  ];
}

/** The manager still holds a unit whose file is gone. */
function vanished(run: UnitRun): Properties {
  return [
    ['Id', run.name],
    ['Names', run.name],
    ['LoadState', 'not-found'],
    ['ActiveState', run.active],
    ['SubState', run.sub],
    ['Result', run.result],
    ['MainPID', String(run.mainPid)],
    ['NRestarts', String(run.restarts)],
    ['NeedDaemonReload', 'yes'],
  ];
}

function unknown(name: string): Properties {
  return [
    ['Restart', 'no'],
    ['RestartUSec', '100ms'],
    ['MainPID', '0'],
    ['Result', 'success'],
    ['NRestarts', '0'],
    ['ExecMainStartTimestamp', ''],
    ['ExecMainExitTimestamp', ''],
    ['ExecMainCode', '0'],
    ['ExecMainStatus', '0'],
    ['ControlGroup', ''],
    ['MemoryCurrent', '[not set]'],
    ['Id', name],
    ['Names', name],
    ['LoadState', 'not-found'],
    ['ActiveState', 'inactive'],
    ['SubState', 'dead'],
    ['FragmentPath', ''],
    ['DropInPaths', ''],
    ['UnitFileState', ''],
    ['StateChangeTimestamp', ''],
    ['NeedDaemonReload', 'no'],
    ['StartLimitIntervalUSec', '10s'],
    ['StartLimitBurst', '5'],
  ];
}

function execText(run: UnitRun, {exec}: LoadedUnit): string {
  if (!exec) return '';
  const over = run.mainPid === 0 && run.code !== 0;
  const code = over ? ['', 'exited', 'killed', 'dumped'][run.code] : '(null)';
  return `{ path=${exec.path} ; argv[]=${exec.argv.join(' ')} ; ignore_errors=no ; start_time=[${stamp(run.startedAt) || 'n/a'}] ; stop_time=[${over ? stamp(run.exitedAt) : 'n/a'}] ; pid=${run.execPid} ; code=${code} ; status=${over ? run.status : '0/0'} }`;
}

/** Whole seconds, as systemd prints them: `Sat 2026-11-21 01:14:03 UTC`. */
export function stamp(at: number | null): string {
  if (at === null) return '';
  const iso = new Date(at).toISOString();
  return `${days[new Date(at).getUTCDay()]} ${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
