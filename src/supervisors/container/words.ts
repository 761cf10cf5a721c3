import type {CommandStep, Facts, Readings, Service} from '../../model/index.ts';
import {change, look, lookFor, type Named, operand, say, value} from '../../steps/index.ts';
import {servicesOf} from '../owner.ts';
import type {Loaded, Subject, Words} from '../words.ts';

/** The next commands where a container engine runs the gateway. */
export const containerWords: Words = {
  title: 'the container engine',
  status: (facts, subject) => look`${engine(facts, subject)} inspect --format '{{json .State}}' ${name(facts, subject)}`,
  showDefinition: (facts, subject) => look`${engine(facts, subject)} inspect ${name(facts, subject)}`,
  showLoaded: (facts, what, subject) => look`${engine(facts, subject)} inspect --format ${value(formats[what])} ${name(facts, subject)}`,
  showLog: (facts, lines = 80, subject) => look`${engine(facts, subject)} logs --tail ${lines} ${name(facts, subject)}`,
  showKernelKills: (facts) => lookFor('true is a kill for memory')`${engine(facts)} inspect --format '{{.State.OOMKilled}}' ${name(facts)}`,
  start: (facts, subject) => ({...start(facts, subject), undo: stop(facts, subject)}),
  stop: (facts, subject) => ({...stop(facts, subject), undo: start(facts, subject)}),
  restart: (facts, subject) =>
    change({effect: 'restarts the container', word: 'restart'})`${engine(facts, subject)} restart ${name(facts, subject)}`,
  resetFailed: () => null,
  reload: () => null,
  disable: (facts, subject) => stop(facts, subject),
  edit: (facts, subject) =>
    say`change the compose file or the command that made ${name(facts, subject).text}, then make the container anew`,
  kill: (facts, subject) =>
    change({effect: 'ends all processes in it', word: 'kill'})`${engine(facts, subject)} kill ${name(facts, subject)}`,
  enable: () => null,
  outliveLogout: () => null,
  showTimers: () => null,
  shrinkLog: () => null,
};

const formats: Readonly<Record<Loaded, string>> = {
  environment: '{{json .Config.Env}}',
  'environment files': '{{json .Config.Env}}',
  'drop-ins': '{{json .Mounts}}',
  command: '{{json .Config.Cmd}}',
  memory: '{{.HostConfig.Memory}}',
};

function start(facts: Facts, subject?: Subject): CommandStep {
  return change({effect: 'starts the container', word: 'start'})`${engine(facts, subject)} start ${name(facts, subject)}`;
}

function stop(facts: Facts, subject?: Subject): CommandStep {
  return change({effect: 'stops the container', word: 'stop'})`${engine(facts, subject)} stop ${name(facts, subject)}`;
}

function engine({readings}: Facts, subject?: Subject): Named {
  return value((subject ?? containerIn(readings))?.scope === 'podman' ? 'podman' : 'docker');
}

function containerIn({supervisor}: Readings): Service | null {
  const all = supervisor?.seen === true ? servicesOf(supervisor.value).filter((one) => one.by === 'container') : [];
  return all.find((one) => one.running) ?? all[0] ?? null;
}

/** The container that runs before one that has ended. */
function name({gateway, readings}: Facts, subject?: Subject): Named {
  return operand(subject?.name ?? containerIn(readings)?.name ?? gateway.unit.replace(/\.service$/, ''));
}
