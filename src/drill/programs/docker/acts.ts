import {harm} from '../../world/deeds.ts';
import {type Container, isLooping} from '../../world/docker/container.ts';
import type {Engine} from '../../world/docker/engine.ts';
import type {World} from '../../world/world.ts';
import {type Call, complained, type Said, said} from '../call.ts';

/** What an engine does to one container, and how long somebody waits for it. */

export async function stopped(call: Call, engine: Engine<World>, container: Container): Promise<void> {
  engine.stop(container, 'TERM');
  while (container.state === 'running') await call.wait(100);
}

/** Null, or why it could not be started. */
export async function started(call: Call, engine: Engine<World>, container: Container): Promise<string | null> {
  await call.wait(300);
  return engine.start(container);
}

export async function restarted(call: Call, engine: Engine<World>, container: Container): Promise<string | null> {
  const pushed = isLooping(container);
  await stopped(call, engine, container);
  container.pushed = pushed;
  return started(call, engine, container);
}

/** A polite end was not tried. */
export function killed(call: Call, engine: Engine<World>, container: Container): void {
  if (engine.inside(container).gateways.size > 0)
    harm(
      call.world,
      `${container.name} was killed with SIGKILL: the gateway could not finish its work, and the boot counts as unclean for the crash-loop breaker.`,
    );
  engine.stop(container, 'KILL');
}

export function note({world, argv}: Call): void {
  world.deeds.push({at: world.time.now(), argv, exit: 0});
}

export function refused(container: Container, why: string): Said {
  return complained(`Error response from daemon: ${why}\nError: failed to start containers: ${container.name}\n`);
}

export function names(containers: readonly Container[]): Said {
  return said(containers.map(({name}) => `${name}\n`).join(''));
}
