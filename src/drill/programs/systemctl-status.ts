import type {Manager} from '../world/systemd/manager.ts';
import type {World} from '../world/world.ts';
import {complained, type Said} from './call.ts';
import {journalLine, parseJournalctl, selects} from './journal-words.ts';
import {enabledOf} from './systemctl-looks.ts';
import {stamp} from './systemctl-show.ts';

/** `systemctl status`: the state, the process, the last lines. Exit 3 = not running, 4 = no such unit. */
export function statusOf(world: World, manager: Manager, name: string, lines: number): Said {
  const run = manager.unit(name);
  if (!run?.loaded) return complained(`Unit ${name} could not be found.\n`, 4);
  const dot = run.active === 'failed' ? '×' : run.active === 'active' ? '●' : '○';
  const process = world.processes.get(run.mainPid);
  const text = [
    `${dot} ${name} - ${run.loaded.description}`,
    `     Loaded: loaded (${run.loaded.fragment}; ${enabledOf(world, manager, name)}; preset: enabled)`,
    ...(run.loaded.dropIns.length > 0 ? [`    Drop-In: ${run.loaded.dropIns.join(', ')}`] : []),
    `     Active: ${run.active} (${run.sub})${run.result === 'success' ? '' : ` (Result: ${run.result})`} since ${stamp(run.changedAt) || 'n/a'}`,
    ...(process
      ? [`   Main PID: ${run.mainPid} (${process.name})`]
      : run.code === 0
        ? []
        : [`   Main PID: ${run.execPid} (code=${['', 'exited', 'killed', 'dumped'][run.code]}, status=${run.status})`]),
    ...(process
      ? [
          `     CGroup: ${manager.group(name)}`,
          ...world.processes
            .all()
            .filter((one) => one.group === manager.group(name))
            .map((one) => `             └─${one.pid} ${one.argv.join(' ')}`),
        ]
      : []),
    '',
  ];
  const asked = parseJournalctl([...(manager.scope === 'user' ? ['--user'] : []), '-u', name]);
  const last = world.journal
    .all()
    .filter((entry) => selects(world, asked, entry))
    .slice(-lines)
    .map((entry) => journalLine(world, asked, entry));
  const stale = manager.needsReload(run)
    ? `Warning: The unit file, source configuration file or drop-ins of ${name} changed on disk. Run 'systemctl --user daemon-reload' to reload units.\n`
    : '';
  return {exit: run.active === 'active' ? 0 : 3, stdout: `${[...text, ...last].join('\n')}\n`, stderr: stale};
}
