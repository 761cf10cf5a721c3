import {type Order, type WorldBench, worldBench} from '../world-bench.ts';

/** A Mac of the drill. */
export function macBench({mac = {}, ...order}: Omit<Order, 'docker'> = {}): Promise<WorldBench> {
  return worldBench({...order, mac});
}

/** What a person's eye would stumble over on a Mac, and what makes a loop worse. */
export const foreign = /systemctl|journalctl|loginctl|daemon-reload|systemd|\bss -|\/proc\/|\bjournal\b/;
