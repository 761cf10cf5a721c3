import type {Files} from '../files.ts';
import type {Time} from '../time.ts';
import {type Made, readCompose} from './compose.ts';
import type {Container} from './container.ts';
import type {Engine} from './engine.ts';
import type {Docker} from './wish.ts';

export interface BringNeeds {
  readonly files: Files;
  readonly time: Time;
  readonly engine: Engine<unknown> | null;
}

/** What the compose file says of the gateway now; null where it says nothing that its tool takes. */
export function declaredNow({files}: Pick<BringNeeds, 'files'>, {compose, service}: Docker): Made | null {
  const read = readCompose(compose, files.peek(compose)?.text ?? null);
  return read.is === 'read' ? (read.services.get(service) ?? null) : null;
}

/** Starts the gateway's container, and makes it first where there is none. */
export function bringUp(world: BringNeeds, docker: Docker): void {
  const {engine} = world;
  if (engine === null) return;
  const made = declaredNow(world, docker);
  const container =
    engine.container(docker.container) ??
    (made && engine.create({name: made.container ?? docker.container, service: docker.service, made}));
  if (container) engine.start(container);
}

/** Asks a container to end, and goes on once it has. */
export function takeDown({engine, time}: BringNeeds, container: Container, then: () => void): void {
  engine?.stop(container, 'TERM');
  const wait = (): void => {
    if (container.state !== 'running') then();
    else time.after(100, wait);
  };
  wait();
}

/** What `up -d` does to a container that differs from its file. */
export function makeAnew(world: BringNeeds, docker: Docker): void {
  const container = world.engine?.container(docker.container) ?? null;
  if (container === null) return bringUp(world, docker);
  takeDown(world, container, () => {
    world.engine?.remove(container);
    bringUp(world, docker);
  });
}
