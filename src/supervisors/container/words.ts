import type {CommandStep, Facts, Service} from '../../model/index.ts';
import {behind, type Change, change, look, lookFor, type Named, operand, say, value} from '../../steps/index.ts';
import {mainService, servicesOf} from '../owner.ts';
import type {Loaded, Subject, Words} from '../words.ts';
import {manager, stackTool} from './made-anew.ts';

/** The next commands where a container engine runs the gateway, in the words of whatever made the container. */
export const containerWords: Words = {
  title: 'the container engine',
  status: (facts, subject) => look`${engine(facts, subject)} inspect --format '{{json .State}}' ${name(facts, subject)}`,
  showDefinition: (facts, subject) => look`${engine(facts, subject)} inspect ${name(facts, subject)}`,
  showLoaded: (facts, what, subject) =>
    behind(behind(look`${engine(facts, subject)} inspect`, formats[what]), look`${name(facts, subject)}`),
  showLog: (facts, lines = 80, subject) => look`${engine(facts, subject)} logs --tail ${lines} ${name(facts, subject)}`,
  showKernelKills: (facts) => lookFor('true is a kill for memory')`${engine(facts)} inspect --format '{{.State.OOMKilled}}' ${name(facts)}`,
  start: (facts, subject) => ({...start(facts, subject), undo: stop(facts, subject)}),
  stop: (facts, subject) => ({...stop(facts, subject), undo: start(facts, subject)}),
  restart: (facts, subject) => told(facts, subject, {effect: 'restarts the container', word: 'restart'}, 'restart'),
  resetFailed: () => null,
  reload: () => null,
  startReloaded: () => null,
  disable: (facts, subject) => stop(facts, subject),
  edit: (facts, subject) =>
    say`change the compose file or the command that made ${name(facts, subject).text}, then make the container anew`,
  kill: (facts, subject) =>
    change({effect: 'ends all processes in it', word: 'kill'})`${engine(facts, subject)} kill ${name(facts, subject)}`,
  enable: (facts, subject) =>
    change({
      effect: 'has it started again after a crash and a reboot',
      word: 'update',
    })`${engine(facts, subject)} update --restart unless-stopped ${name(facts, subject)}`,
  outliveLogout: () => null,
  showTimers: () => null,
  shrinkLog: () => null,
};

const formats: Readonly<Record<Loaded, CommandStep>> = {
  environment: look`--format '{{json .Config.Env}}'`,
  'environment files': look`--format '{{json .Config.Env}}'`,
  'drop-ins': look`--format '{{json .Mounts}}'`,
  command: look`--format '{{json .Config.Cmd}}'`,
  memory: look`--format '{{.HostConfig.Memory}}'`,
};

type Verb = 'start' | 'stop' | 'restart';

function start(facts: Facts, subject?: Subject): CommandStep {
  return told(facts, subject, {effect: 'starts the container', word: 'start'}, 'start');
}

function stop(facts: Facts, subject?: Subject): CommandStep {
  return told(facts, subject, {effect: 'stops the container', word: 'stop'}, 'stop');
}

/** A unit or a stack that made the container starts it its own way: what its engine did behind their back would not last, or be undone. */
function told(facts: Facts, subject: Subject | undefined, what: Change, verb: Verb): CommandStep {
  const made = containerIn(facts, subject)?.run?.madeBy ?? null;
  if (made?.is === 'unit') {
    return behind(manager(facts), change(what)`${value(verb)} ${operand(made.name)}`);
  }
  if (made?.is === 'stack' && made.files.length > 0) {
    const files = stackTool(made);
    const service = operand(made.service);
    return behind(files, verb === 'start' ? change(what)`up -d ${service}` : change(what)`${value(verb)} ${service}`);
  }
  return change(what)`${engine(facts, subject)} ${value(verb)} ${name(facts, subject)}`;
}

function engine(facts: Facts, subject?: Subject): Named {
  return value((subject ?? containerIn(facts))?.scope === 'podman' ? 'podman' : 'docker');
}

/** The one that was named, or the one that counts. */
function containerIn({readings: {supervisor}}: Facts, subject?: Subject): Service | null {
  const all = supervisor?.seen === true ? servicesOf(supervisor.value).filter((one) => one.by === 'container') : [];
  return subject === undefined ? mainService({services: all}) : (all.find((one) => one.name === subject.name) ?? null);
}

function name(facts: Facts, subject?: Subject): Named {
  return operand(subject?.name ?? containerIn(facts)?.name ?? facts.gateway.unit.replace(/\.service$/, ''));
}
