import {execFileSync} from 'node:child_process';
import {sayBytes} from '../measure/figures.ts';
import type {Bench} from '../measure/row.ts';
import {root} from '../measure/shipped.ts';

/** What `npm install` puts on a host. */
export const installed: Bench = {
  name: 'installed',
  whyNot: () => null,
  async measure() {
    const said = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [packed] = Object.values(JSON.parse(said) as Record<string, {unpackedSize: number; entryCount: number}>);
    const {unpackedSize, entryCount} = packed!;
    return [
      {
        what: `installed: ${entryCount} files, no native build`,
        measured: sayBytes(unpackedSize),
        against: '',
        ratio: '',
        goal: '< 6 MB',
        reached: unpackedSize < 6e6,
        runs: {bytes: [unpackedSize]},
      },
    ];
  },
};
