import type {CommandStep, Facts} from '../../model/index.ts';
import {behind, change, look, lookFor, operand, value} from '../../steps/index.ts';
import {loadedUnit} from '../chosen.ts';
import {asOwner, asRoot} from '../hands.ts';
import type {Loaded, Subject, Words} from '../words.ts';

/** The next commands where systemd starts the gateway, each in the manager that holds the unit. */
export const systemdWords: Words = {
  title: 'systemd',
  status: (facts, subject) => inManager(facts, subject, look`status ${name(facts, subject)}`),
  showDefinition: (facts, subject) =>
    inManager(facts, subject, lookFor('prints the files, not what is loaded')`cat ${name(facts, subject)}`),
  showLoaded: (facts, what, subject) => inManager(facts, subject, look`show -p ${value(properties[what])} ${name(facts, subject)}`),
  showLog,
  showKernelKills: (facts) => asRoot(facts, look`journalctl -k -g 'out of memory|oom-kill' -n 20 --no-pager`),
  start: (facts, subject) => inManager(facts, subject, {...start(facts, subject), undo: stop(facts, subject)}),
  stop: (facts, subject) => inManager(facts, subject, {...stop(facts, subject), undo: start(facts, subject)}),
  restart: again,
  resetFailed: (facts, subject) => inManager(facts, subject, change(forgets)`reset-failed ${name(facts, subject)}`),
  reload: (facts, subject) => inManager(facts, subject, change({effect: 'reads all unit files again', word: 'reload'})`daemon-reload`),
  startReloaded: again,
  enable: (facts, subject) => inManager(facts, subject, change(enables)`enable ${name(facts, subject)}`),
  outliveLogout: (facts) => asRoot(facts, lingering(facts)),
  disable: (facts, subject) => inManager(facts, subject, change(disables)`disable --now ${name(facts, subject)}`),
  edit: (facts, subject) =>
    inManager(facts, subject, change({effect: 'opens a drop-in in an editor', word: 'edit'})`edit ${name(facts, subject)}`),
  endFrozen: (facts, subject) => inManager(facts, subject, change(endsFrozen)`kill --signal=SIGKILL ${name(facts, subject)}`),
  kill: (facts, subject) => inManager(facts, subject, change(kills)`kill ${name(facts, subject)}`),
  showTimers: (facts) => asOwner(facts, look`systemctl --user list-timers --all --no-pager`),
  shrinkLog: (facts) => asRoot(facts, change(shrinks)`journalctl --vacuum-size=200M`),
};

const restarts = {effect: 'restarts the unit, its stop may take 330 s', word: 'restart'};
const forgets = {effect: 'forgets the failed starts', word: 'reset'};
const enables = {effect: 'has the unit started from now on at every boot, or at the start of the user manager', word: 'enable'};
const disables = {effect: 'stops the unit and keeps it from starting again', word: 'disable'};
const endsFrozen = {effect: 'ends at once what cannot hear', word: 'kill'};
const kills = {effect: 'ends what is left of the unit', word: 'kill'};
const shrinks = {effect: 'deletes old journal files down to 200 MB', word: 'delete'};

function start(facts: Facts, subject: Subject | undefined): CommandStep {
  return change({effect: 'starts the unit', word: 'start'})`start ${name(facts, subject)}`;
}

function again(facts: Facts, subject?: Subject): CommandStep {
  return inManager(facts, subject, change(restarts)`restart ${name(facts, subject)}`);
}

function stop(facts: Facts, subject: Subject | undefined): CommandStep {
  return change({effect: 'stops the unit, draining may take 330 s', word: 'stop'})`stop ${name(facts, subject)}`;
}

function lingering({gateway}: Facts): CommandStep {
  const undo = change({
    effect: 'ends it with the last logout again',
    word: 'linger',
  })`loginctl disable-linger ${operand(gateway.user.name)}`;
  const effect = 'starts the manager of that user at boot and keeps it after a logout';
  return change({effect, word: 'linger', undo})`loginctl enable-linger ${operand(gateway.user.name)}`;
}

const properties: Readonly<Record<Loaded, string>> = {
  environment: 'Environment,EnvironmentFiles',
  'environment files': 'EnvironmentFiles',
  'drop-ins': 'EnvironmentFiles,DropInPaths',
  command: 'ExecStart,Environment',
  memory: 'MemoryCurrent,MemoryMax',
};

/** The unit's last lines: what it said itself and what systemd said of it. */
function showLog(facts: Facts, lines = 80, subject?: Subject): CommandStep {
  const {own, user, unit} = facts.gateway;
  const about = value(subject?.name ?? unit);
  if (scopeOf(facts, subject) === 'system') return asRoot(facts, look`journalctl -u ${about} -n ${lines} --no-pager`);
  if (own) return look`journalctl --user -u ${about} -n ${lines} --no-pager`;
  return look`journalctl _UID=${user.uid} _SYSTEMD_USER_UNIT=${about} + _UID=${user.uid} USER_UNIT=${about} -n ${lines} --no-pager`;
}

function name(facts: Facts, subject: Subject | undefined): ReturnType<typeof operand> {
  return operand(subject?.name ?? facts.gateway.unit);
}

function scopeOf({readings}: Facts, subject: Subject | undefined): string {
  const read = readings.unit?.seen === true ? readings.unit.value.scope : null;
  return subject?.scope ?? loadedUnit(readings)?.scope ?? read ?? 'user';
}

/** A command for the manager that has the unit, with the rights that it needs. */
export function inManager(
  facts: Facts,
  subject: Subject | undefined,
  step: CommandStep,
  program: 'systemctl' | 'systemd-run' = 'systemctl',
): CommandStep {
  const undo = step.undo;
  const whole = (one: CommandStep): CommandStep =>
    scopeOf(facts, subject) === 'system'
      ? asRoot(facts, behind(look`${value(program)}`, one))
      : asOwner(facts, behind(look`${value(program)} --user`, one));
  return {...whole(step), ...(undo === undefined ? {} : {undo: whole(undo)})};
}
