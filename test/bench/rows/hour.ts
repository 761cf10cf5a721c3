import {readFileSync} from 'node:fs';
import {run} from '../measure/pty.ts';
import type {Bench} from '../measure/row.ts';
import {cleanEnv, newHome, node, shipped} from '../measure/shipped.ts';

/** What the console holds after an hour of a walk, with somebody at the keys. */
export const hour: Bench = {
  name: 'hour',
  whyNot: () => (process.argv.includes('hour') ? null : 'it takes an hour; name it to have it'),
  async measure({quick}) {
    const console = run({argv: [node, shipped, 'drill', 'first-ladder', '--seed', '7'], env: cleanEnv(newHome())});
    await console.seen(/DOWN/);
    console.pty.write('\r');
    const minutes = quick ? 2 : 60;
    const keys = ['n', '3', 'j', '\u0004', '4', 'G', '5', '6', '7', 'r', '8', 'p', '\t', 'd', '\u001B', 'g'];
    let first = 0;
    for (let second = 1; second <= minutes * 60; second += 1) {
      await new Promise((resolve) => {
        setTimeout(resolve, 1000);
      });
      console.pty.write(keys[second % keys.length]!);
      if (second === 60) first = resident(console.pty.pid);
    }
    const last = resident(console.pty.pid);
    await console.end();
    return [
      {
        what: `resident memory after ${minutes} minutes of a walk, a key a second`,
        measured: `${last} MB`,
        against: `after a minute, ${first} MB`,
        ratio: `${(last / first).toFixed(2)}×`,
        goal: '≤ 1.2×, < 150 MB',
        reached: last <= 1.2 * first && last < 150,
        runs: {megabytes: [first, last]},
      },
    ];
  },
};

function resident(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1000);
}
