import {type Born, createProcesses, type Process, type Processes} from '../processes.ts';
import type {Random} from '../random.ts';
import type {Time} from '../time.ts';

export interface InsideNeeds {
  readonly processes: Processes;
  readonly time: Time;
  readonly random: Random;
}

/** Under which parent and in which group the host sees what runs inside. */
export interface Placed {
  readonly ppid: number;
  readonly group: string;
  readonly prints: NonNullable<Process['prints']>;
}

/**
 * The processes of a container, with numbers and ports of their own. The host has each of them too, under another number: what it is and
 * what it takes is the same, a signal out there arrives in here, and the end is one end.
 */
export function insideProcesses(world: InsideNeeds, placed: () => Placed): Processes {
  const own = createProcesses(world.time, world.random, 8);
  const outside = new Map<number, number>();
  const mirror = (process: Process): Process => {
    const {group, ppid} = placed();
    const shadow = world.processes.start({...process, ppid: outside.get(process.ppid) ?? ppid, group});
    outside.set(process.pid, shadow.pid);
    shareState(process, shadow);
    shadow.onTerm = () => void own.signal(process.pid, 'TERM');
    shadow.onEnd.push((end) => own.end(process.pid, end));
    process.onEnd.push((end) => {
      outside.delete(process.pid);
      world.processes.end(shadow.pid, end);
    });
    process.outsidePid = shadow.pid;
    return process;
  };
  const known = (born: Born): Born => ({...born, group: placed().group, prints: placed().prints});
  return {
    ...own,
    start: (born) => mirror(own.start(known(born))),
    adopt(pid, born, startedAt) {
      own.adopt(pid, known(born), startedAt);
      const process = own.get(pid);
      if (process !== null) mirror(process);
    },
  };
}

/** One process under two numbers: name, state and memory are the same on both sides. */
function shareState(process: Process, shadow: Process): void {
  Object.defineProperties(shadow, {
    name: {get: () => process.name, enumerable: true},
    rssBytes: {get: () => process.rssBytes, enumerable: true},
    state: {
      get: () => process.state,
      set: (state: Process['state']) => {
        process.state = state;
      },
      enumerable: true,
    },
  });
}
