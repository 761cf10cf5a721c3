import type {Made} from './compose.ts';
import type {Container} from './container.ts';

/** The engine of a host: its containers, and the world as each of them has it. */
export interface Engine<W> {
  containers(): readonly Container[];
  /** By its name, or the beginning of its id. */
  container(called: string): Container | null;
  inside(container: Container): W;
  create(order: {readonly name: string; readonly service: string; readonly made: Made}): Container;
  /** Null where it runs now; else the daemon's own sentence. */
  start(container: Container): string | null;
  /** Asks it to end, and ends it when its time is over; with KILL at once. No policy starts it again. */
  stop(container: Container, signal: 'TERM' | 'KILL'): void;
  remove(container: Container): void;
}
