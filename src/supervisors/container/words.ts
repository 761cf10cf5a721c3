import type {CommandStep, Facts} from '../../model/index.ts';
import {change, look, lookFor, type Named, operand, say, value} from '../../steps/index.ts';
import type {Loaded, Subject, Words} from '../words.ts';

/** The next commands where a container engine runs the gateway. */
export const containerWords: Words = {
  title: 'the container engine',
  status: (facts, subject) => look`${engine(subject)} inspect --format '{{json .State}}' ${name(facts, subject)}`,
  showDefinition: (facts, subject) => look`${engine(subject)} inspect ${name(facts, subject)}`,
  showLoaded: (facts, what, subject) => look`${engine(subject)} inspect --format ${value(formats[what])} ${name(facts, subject)}`,
  showLog: (facts, lines = 80, subject) => look`${engine(subject)} logs --tail ${lines} ${name(facts, subject)}`,
  showKernelKills: (facts) => lookFor('true is a kill for memory')`${engine()} inspect --format '{{.State.OOMKilled}}' ${name(facts)}`,
  start: (facts, subject) => ({...start(facts, subject), undo: stop(facts, subject)}),
  stop: (facts, subject) => ({...stop(facts, subject), undo: start(facts, subject)}),
  restart: (facts, subject) =>
    change({effect: 'restarts the container', word: 'restart'})`${engine(subject)} restart ${name(facts, subject)}`,
  resetFailed: () => null,
  reload: () => null,
  disable: (facts, subject) => stop(facts, subject),
  edit: (facts, subject) =>
    say`change the compose file or the command that made ${name(facts, subject).text}, then make the container anew`,
  kill: (facts, subject) => change({effect: 'ends all processes in it', word: 'kill'})`${engine(subject)} kill ${name(facts, subject)}`,
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
  return change({effect: 'starts the container'})`${engine(subject)} start ${name(facts, subject)}`;
}

function stop(facts: Facts, subject?: Subject): CommandStep {
  return change({effect: 'stops the container', word: 'stop'})`${engine(subject)} stop ${name(facts, subject)}`;
}

function engine(subject?: Subject): Named {
  return value(subject?.scope === 'podman' ? 'podman' : 'docker');
}

/** The container that runs before one that has ended. */
function name({gateway, readings}: Facts, subject?: Subject): Named {
  const all = readings.supervisor?.seen === true ? readings.supervisor.value.containers : [];
  const chosen = all.find((one) => /^(?:run|up)/i.test(one.state)) ?? all[0];
  return operand(subject?.name ?? chosen?.name ?? gateway.unit.replace(/\.service$/, ''));
}
