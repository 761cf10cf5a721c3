import type {Manager} from '../world/systemd/manager.ts';
import type {World} from '../world/world.ts';
import {complained, type Said, said} from './call.ts';

/** The files of a unit as they are on disk, with a warning where the manager has others loaded. */
export function catUnit(world: World, manager: Manager, name: string): Said {
  const run = manager.unit(name);
  if (!run?.loaded) return complained(`No files found for ${name}.\n`);
  const {fragment, dropIns} = run.loaded;
  const texts = [fragment, ...dropIns].flatMap((path) => {
    const node = world.files.peek(path);
    return node === null ? [] : [`# ${path}\n${node.text}`];
  });
  const stale = manager.needsReload(run);
  return {
    exit: 0,
    stdout: texts.join('\n'),
    stderr: stale
      ? `Warning: ${name} changed on disk, the version systemd has loaded is outdated.\nThis output shows the current version of the unit's original fragment and drop-in files.\n`
      : '',
  };
}

export function isActive(manager: Manager, units: readonly string[], wanted: readonly string[]): Said {
  const states = units.map((unit) => manager.unit(unit)?.active ?? 'inactive');
  return said(`${states.join('\n')}\n`, states.some((state) => wanted.includes(state)) ? 0 : 3);
}

export function isEnabled(world: World, manager: Manager, units: readonly string[]): Said {
  const states = units.map((unit) => enabledOf(world, manager, unit));
  return said(`${states.join('\n')}\n`, states.includes('enabled') ? 0 : 1);
}

export function enabledOf(world: World, manager: Manager, unit: string): string {
  if (!manager.unit(unit)?.loaded) return 'not-found';
  return wantedBy(world, manager, unit).length > 0 ? 'enabled' : 'disabled';
}

/** The targets that start it. */
export function wantedBy(world: World, manager: Manager, unit: string): readonly string[] {
  const folder = manager.scope === 'user' ? `${world.scene.user.home}/.config/systemd/user` : '/etc/systemd/system';
  const targets = ['default.target', 'multi-user.target', 'timers.target'];
  return targets.filter((target) => world.files.below(`${folder}/${target}.wants/${unit}`).length > 0);
}

export function listUnits(manager: Manager, patterns: readonly string[], failed: boolean, world?: World): Said {
  const fits = (name: string): boolean =>
    patterns.length === 0 ||
    patterns.some((pattern) =>
      new RegExp(
        `^${pattern
          .replaceAll('.', '\\.')
          .replaceAll('*', '.*')
          .replace(/\\\.service$/, '')}`,
      ).test(name),
    );
  const units = manager.units().filter((unit) => fits(unit.name) && (!failed || unit.active === 'failed'));
  if (world) return said(`UNIT FILE STATE\n${units.map((unit) => `${unit.name} ${enabledOf(world, manager, unit.name)}\n`).join('')}`);
  const rows = units.map(
    (unit) => `${unit.active === 'failed' ? '● ' : '  '}${unit.name} loaded ${unit.active} ${unit.sub} ${unit.loaded?.description ?? ''}\n`,
  );
  return said(`  UNIT LOAD ACTIVE SUB DESCRIPTION\n${rows.join('')}\n${rows.length} loaded units listed.\n`);
}

export function listTimers(manager: Manager): Said {
  const timers = manager.units().filter((unit) => unit.name.endsWith('.timer') && unit.active === 'active');
  return said(
    `NEXT LEFT LAST PASSED UNIT ACTIVATES\n${timers.map((unit) => `- - - - ${unit.name} ${unit.name.replace(/\.timer$/, '.service')}\n`).join('')}\n${timers.length} timers listed.\n`,
  );
}
