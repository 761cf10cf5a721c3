import {harm} from '../world/deeds.ts';
import {noteLoop} from '../world/systemd/looping.ts';
import type {Manager} from '../world/systemd/manager.ts';
import type {UnitRun} from '../world/systemd/unit-run.ts';
import {type Call, complained, type Said, said, type Tool} from './call.ts';
import {catUnit, isActive, isEnabled, listTimers, listUnits} from './systemctl-looks.ts';
import {showUnit} from './systemctl-show.ts';
import {statusOf} from './systemctl-status.ts';

interface Asked {
  readonly user: boolean;
  readonly words: readonly string[];
  readonly properties: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly signal: string;
  readonly whom: string;
  readonly lines: number;
}

export const systemctl: Tool = async (call) => {
  const asked = parse(call.argv.slice(1));
  const {world, who} = call;
  // A machine's own manager obeys root only; the group of administrators goes through sudo.
  const manager = asked.user ? world.managers.user : world.managers.system;
  if (asked.user && who.uid === 0) return complained('Failed to connect to bus: No medium found\n');
  await call.wait(40);
  const [verb = 'list-units', ...names] = asked.words;
  const units = names.map((name) => (/\.[a-z]+$/.test(name) ? name : `${name}.service`));
  const look = looks[verb];
  if (look) return look(call, manager, units, asked);
  const act = acts[verb];
  if (!act) return complained(`Unknown command verb '${verb}', did you mean 'status'?\n`);
  if (!asked.user && who.uid !== 0) return complained(`Failed to ${verb} ${units.join(' ')}: Interactive authentication required.\n`);
  world.deeds.push({at: world.time.now(), argv: call.argv, exit: 0});
  return act(call, manager, units, asked);
};

type Verb = (call: Call, manager: Manager, units: readonly string[], asked: Asked) => Said | Promise<Said>;

const looks: Readonly<Record<string, Verb>> = {
  show: (call, manager, units, {properties, flags}) =>
    units.length === 0 ? said('Version=257\n') : showUnit(call.world, manager, units[0] ?? '', properties, flags.has('--value')),
  status: (call, manager, units, {lines}) => statusOf(call.world, manager, units[0] ?? '', lines),
  cat: (call, manager, units) => catUnit(call.world, manager, units[0] ?? ''),
  'is-active': (_, manager, units) => isActive(manager, units, ['active', 'reloading']),
  'is-failed': (_, manager, units) => isActive(manager, units, ['failed']),
  'is-enabled': (call, manager, units) => isEnabled(call.world, manager, units),
  'list-units': (_, manager, units, {flags}) => listUnits(manager, units, flags.has('--failed') || flags.has('--state=failed')),
  'list-timers': (_, manager) => listTimers(manager),
  'list-unit-files': (call, manager) => listUnits(manager, [], false, call.world),
  'show-environment': (_, manager) => said([...manager.environment].map(([name, value]) => `${name}=${value}\n`).join('')),
  'is-system-running': () => said('running\n'),
};

const acts: Readonly<Record<string, Verb>> = {
  start: each((call, manager, unit) => begin(call, manager, unit, 'start')),
  restart: each((call, manager, unit) => begin(call, manager, unit, 'restart')),
  'try-restart': each((call, manager, unit) => (manager.unit(unit)?.mainPid ? begin(call, manager, unit, 'restart') : said(''))),
  stop: each(stop),
  kill: each((call, manager, unit, {signal, whom}) => {
    const run = manager.unit(unit);
    if (!run) return complained(`Failed to kill unit ${unit}: Unit ${unit} not loaded.\n`);
    const pids =
      whom === 'main'
        ? [run.mainPid]
        : call.world.processes
            .all()
            .filter((one) => one.group === manager.group(unit))
            .map((one) => one.pid);
    for (const pid of pids) call.world.processes.signal(pid, signal);
    return said('');
  }),
  'daemon-reload': (_, manager) => {
    manager.reload();
    return said('');
  },
  'reset-failed': (_, manager, units) => {
    for (const unit of units.length > 0 ? units : manager.units().map((one) => one.name)) manager.resetFailed(unit);
    return said('');
  },
  enable: each((call, manager, unit, {flags}) => {
    const run = manager.unit(unit);
    if (!run?.loaded) return complained(`Failed to enable unit: Unit ${unit} does not exist\n`);
    call.world.files.putLink(wantsLink(call, manager, unit), run.loaded.fragment);
    return flags.has('--now') ? begin(call, manager, unit, 'start') : said('');
  }),
  disable: each((call, manager, unit, {flags}) => {
    const link = wantsLink(call, manager, unit);
    if (call.world.files.below(link).length > 0) call.world.files.remove(link, {uid: 0, gid: 0}, false);
    return flags.has('--now') ? stop(call, manager, unit) : said('');
  }),
  mask: each((call, manager, unit) => {
    harm(call.world, `${unit} was masked: nothing can start it any more.`);
    manager.stop(unit);
    return said('');
  }),
  'set-environment': (_, manager, units) => {
    for (const word of units) manager.environment.set(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1));
    return said('');
  },
  revert: each((call, manager, unit) => {
    for (const path of manager.unit(unit)?.loaded?.dropIns ?? []) call.world.files.remove(path, {uid: 0, gid: 0}, false);
    manager.reload();
    return said('');
  }),
};

function each(one: (call: Call, manager: Manager, unit: string, asked: Asked) => Said | Promise<Said>): Verb {
  return async (call, manager, units, asked) => {
    if (units.length === 0) return complained('Too few arguments.\n');
    let last = said('');
    for (const unit of units) last = await one(call, manager, unit, asked);
    return last;
  };
}

async function begin(call: Call, manager: Manager, unit: string, verb: 'start' | 'restart'): Promise<Said> {
  const run = manager.unit(unit);
  if (!run?.loaded) return complained(`Failed to ${verb} ${unit}: Unit ${unit} not found.\n`, 5);
  noteLoop(call.world, run);
  let started = manager.needsReload(run) ? reloadWarning(unit) : '';
  if (verb === 'restart' && run.mainPid !== 0) {
    await stopped(call, manager, run);
  }
  const answer = manager.start(unit);
  const hint = `See "systemctl ${manager.scope === 'user' ? '--user ' : ''}status ${unit}" and "journalctl ${manager.scope === 'user' ? '--user ' : ''}-xeu ${unit}" for details.\n`;
  if (answer === 'limit') started += `Job for ${unit} failed.\n${hint}`;
  if (answer === 'resources') started += `Job for ${unit} failed because of unavailable resources or another system error.\n${hint}`;
  await call.wait(20);
  return {exit: answer === 'limit' || answer === 'resources' ? 1 : 0, stdout: '', stderr: started};
}

async function stop(call: Call, manager: Manager, unit: string): Promise<Said> {
  const run = manager.unit(unit);
  if (!run) return complained(`Failed to stop ${unit}: Unit ${unit} not loaded.\n`, 5);
  await stopped(call, manager, run);
  return said('');
}

/** A job waits for its end, however long a stop drains. */
async function stopped(call: Call, manager: Manager, run: UnitRun): Promise<void> {
  manager.stop(run.name);
  while (run.active === 'deactivating') await call.wait(60);
}

function reloadWarning(unit: string): string {
  return `Warning: The unit file, source configuration file or drop-ins of ${unit} changed on disk. Run 'systemctl --user daemon-reload' to reload units.\n`;
}

function wantsLink({world}: Call, manager: Manager, unit: string): string {
  const target = unit.endsWith('.timer')
    ? 'timers.target.wants'
    : manager.scope === 'user'
      ? 'default.target.wants'
      : 'multi-user.target.wants';
  return manager.scope === 'user'
    ? `${world.scene.user.home}/.config/systemd/user/${target}/${unit}`
    : `/etc/systemd/system/${target}/${unit}`;
}

function parse(words: readonly string[]): Asked {
  const plain: string[] = [];
  const properties: string[] = [];
  const flags = new Set<string>();
  let [signal, whom, lines, user] = ['TERM', 'all', 10, false];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const [name = '', inline] = word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word];
    const value = (): string => inline ?? words[++at] ?? '';
    if (name === '--user') user = true;
    else if (name === '-p' || name === '--property') properties.push(...value().split(','));
    else if (/^-p./.test(word)) properties.push(...word.slice(2).split(','));
    else if (name === '-M' || name === '--machine') user = value().includes('@');
    else if (name === '-s' || name === '--signal') signal = value().replace(/^SIG/, '').replace(/^9$/, 'KILL').replace(/^15$/, 'TERM');
    else if (name === '--kill-whom' || name === '--kill-who') whom = value();
    else if (name === '-n' || name === '--lines') lines = Number(value());
    else if (name === '-t' || name === '--type' || name === '-o' || name === '--output') value();
    else if (word.startsWith('-')) flags.add(word);
    else plain.push(word);
  }
  return {user, words: plain, properties, flags, signal, whom, lines};
}
