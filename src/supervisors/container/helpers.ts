import type {CommandStep, ProcessFacts} from '../../model/index.ts';
import {lookFor, value} from '../../steps/index.ts';

export type Engine = 'docker' | 'podman';

/**
 * The engine that would start a process anew, or whose container publishes a port through it: an engine's helper, or what one of them
 * started. Null where it is neither.
 */
export function engineBehind(process: ProcessFacts | null): Engine | null {
  if (process === null) return null;
  const program = process.argv[0]?.split('/').at(-1) ?? '';
  const names = [program, ...process.parents.map(({name}) => name)];
  if (names.some((name) => podmanHelpers.test(name)) || /^libpod-|^podman/.test(process.unit ?? '')) return 'podman';
  return names.some((name) => dockerHelpers.test(name)) || /^docker[-.]/.test(process.unit ?? '') ? 'docker' : null;
}

/** The kernel cuts a process's name at 15 characters. */
const dockerHelpers = /^(?:docker-proxy|dockerd(?:-rootless.*)?|containerd-shim.*|com\.docker\..*|vpnkit.*|rootlesskit)$/;
const podmanHelpers = /^(?:rootlessport.*|conmon|pasta(?:\.avx2)?|slirp4netns|gvproxy)$/;

/** A helper that is ended is started anew, or its container loses the port in silence: what made the container frees it. */
export function whoPublishes(engine: Engine, port: number): CommandStep {
  return lookFor('the container that has the port; stop or move it by what made it')`${value(engine)} ps --filter publish=${port}`;
}
