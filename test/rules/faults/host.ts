import {ended, endedUnit, factsWith, file, healthyReadings, line} from '../facts.ts';
import {type Fault, logOf} from './fault.ts';

const healthy = healthyReadings();
const disk = healthy.vitals.disks[0]!;

export const hostFaults: readonly Fault[] = [
  {
    name: 'a disk without room',
    facts: factsWith({
      vitals: {...healthy.vitals, disks: [{...disk, freeBytes: 12_288}]},
      log: logOf([line('[state] SqliteError: database or disk is full', -20_000)]),
    }),
    verdict: 'degraded',
    root: 'disk-full',
    behind: [],
    says: ['12 KB left of 37 GB', '/home/ops/.openclaw', 'database or disk is full'],
    next: ['df -h /'],
  },
  {
    name: 'a disk without room that cut the configuration short',
    facts: factsWith({
      vitals: {...healthy.vitals, disks: [{...disk, freeBytes: 0}]},
      config: {
        ...healthy.config,
        state: 'broken',
        problem: {line: 1, column: 1, message: 'unexpected end of input'},
        facts: file(0),
        mode: null,
        touchedVersion: null,
      },
      ...ended(endedUnit({exit: {how: 'exited', status: 78}})),
      log: logOf([line('Gateway start blocked: existing config is missing gateway.mode.', -19_100)]),
    }),
    verdict: 'down',
    root: 'disk-full',
    behind: ['config-broken', 'unit-down'],
    says: ['0 B left'],
  },
  {
    name: 'no inodes where there is room',
    facts: factsWith({
      vitals: {...healthy.vitals, disks: [{...disk, inodesFree: 0}]},
      log: logOf([line("[gateway] Error: ENOSPC: no space left on device, open '/tmp/openclaw/openclaw-2026-11-21.log'", -20_000)]),
    }),
    verdict: 'degraded',
    root: 'inodes-full',
    behind: ['disk-full'],
    says: ['0 of 2600000 inodes', '19 GB of room'],
    next: ['df -i /'],
  },
  {
    name: 'hardly any memory',
    facts: factsWith({vitals: {...healthy.vitals, memory: {totalBytes: 1e9, availableBytes: 60e6, swapTotalBytes: 0, swapFreeBytes: 0}}}),
    verdict: 'degraded',
    root: 'memory-short',
    behind: [],
    says: ['57 MB of 954 MB', 'no swap'],
  },
  {
    name: 'a clock that is two minutes ahead',
    facts: factsWith({vitals: {...healthy.vitals, clock: {synchronised: false, offsetMs: 125_000}}}),
    verdict: 'degraded',
    root: 'clock-off',
    behind: [],
    says: ['2 min ahead', 'not kept by NTP'],
    next: ['timedatectl set-ntp true'],
  },
];
