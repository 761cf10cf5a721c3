import type {Process} from '../processes.ts';
import {type Container, firstPauseMs, newContainer} from './container.ts';
import type {Engine} from './engine.ts';
import {insideWorld} from './inside.ts';
import {begin, type LifeNeeds, putAway} from './life.ts';

/** The engine of a host on which there is no container yet. */
export function createEngine<W extends LifeNeeds>(world: () => W, run: (inside: W, program: string, process: Process) => void): Engine<W> {
  const all: {readonly container: Container; readonly inside: W}[] = [];
  const insideOf = (container: Container): W => {
    const found = all.find((one) => one.container === container);
    if (found === undefined) throw new Error(`${container.name} was removed`);
    return found.inside;
  };
  return {
    containers: () => all.map(({container}) => container),
    container: (called) =>
      all.find(({container: {name, id}}) => name === called || (called.length >= 4 && id.startsWith(called)))?.container ?? null,
    inside: insideOf,
    create({name, service, made}) {
      const {random, time} = world();
      // As many ids as there have been containers: none comes twice.
      const id = random.fork(`container ${time.now()}`).hex(64);
      const container = newContainer({id, name, service, made, createdAt: time.now()});
      const inside = insideWorld(world(), container, () => ({
        ppid: 1,
        group: `/system.slice/docker-${id}.scope`,
        prints: (text, at, stream) => void container.log.push({at, text, stream}),
      }));
      all.push({container, inside});
      return container;
    },
    start(container) {
      if (container.state === 'running' || container.state === 'restarting') return null;
      // What a person starts begins its count anew.
      [container.restarts, container.pauseMs, container.stopped] = [0, firstPauseMs, false];
      return begin(world(), insideOf(container), container, run);
    },
    stop(container, signal) {
      const inside = insideOf(container);
      container.stopped = true;
      container.timer?.cancel();
      container.timer = null;
      if (container.state === 'restarting') container.state = 'exited';
      if (container.state !== 'running') return;
      const {startedAt} = container;
      if (signal === 'TERM')
        world().time.after(graceMs, () => {
          if (container.state === 'running' && container.startedAt === startedAt) inside.processes.signal(1, 'KILL');
        });
      inside.processes.signal(1, signal);
    },
    remove(container) {
      putAway(container);
      const at = all.findIndex((one) => one.container === container);
      if (at >= 0) all.splice(at, 1);
    },
  };
}

/** How long an engine waits before it ends what was asked to end. */
const graceMs = 10_000;
