import {createInterface} from 'node:readline';
import {execa} from 'execa';
import type {Box} from './box.ts';
import {addresses, type Behaviour} from './farside-behaviour.ts';
import {inBox} from './openclaw.ts';

/** The far side of the gateway's one channel and one model provider; how it behaves can be switched at any time. */
export interface Farside {
  /** Returns when the change is in force; long polls that waited have been answered by it. `cut` drops kept connections. */
  set(change: Partial<Behaviour> & {readonly cut?: boolean}): Promise<void>;
  /** The next request after this call that looks so, e.g. `telegram getUpdates`, with our answer's status. */
  next(asked: string, status: number, limitMs: number): Promise<void>;
  down(): Promise<void>;
}

interface Event {
  readonly asked?: string;
  readonly status?: number;
  readonly set?: Behaviour;
}

export async function farsideUp(box: Box): Promise<Farside> {
  const hosts = await box.read('/etc/hosts');
  await box.write('/etc/hosts', `${hosts}127.0.0.1 ${addresses.telegram}\n`);
  const [program = '', ...rest] = box.argvAs('root', [inBox.node24, `${inBox.checkout}/test/lab/farside-server.ts`]);
  const server = execa(program, rest, {stdin: 'pipe', reject: false, buffer: false});
  const listeners = new Set<(event: Event) => void>();
  createInterface({input: server.stdout}).on('line', (line) => {
    for (const listener of [...listeners]) listener(JSON.parse(line) as Event);
  });
  const heard = (what: string, limitMs: number, is: (event: Event) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(listener);
        reject(new Error(`The far side waited ${limitMs / 1000} s in vain for ${what}.`));
      }, limitMs);
      const listener = (event: Event): void => {
        if (!is(event)) return;
        clearTimeout(timer);
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
    });
  await heard('its own start', 10_000, (event) => event.set !== undefined);
  return {
    set: async (change) => {
      const done = heard('its own change', 5_000, (event) => event.set !== undefined);
      server.stdin.write(`${JSON.stringify(change)}\n`);
      await done;
    },
    next: (asked, status, limitMs) =>
      heard(`${asked} answered ${status}`, limitMs, (event) => event.asked === asked && event.status === status),
    down: async () => {
      server.stdin.end();
      await server;
    },
  };
}
