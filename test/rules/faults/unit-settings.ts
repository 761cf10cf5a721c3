import type {Facts} from '../../../src/model/index.ts';
import {absentUnit, endedUnit, factsWith, healthyReadings, line, now} from '../facts.ts';
import {type Fault, gone, logOf, units} from './fault.ts';

const healthy = healthyReadings();
const dropIn = '/home/ops/.config/systemd/user/openclaw-gateway.service.d/50-hard.conf';
const retrying = {
  active: 'activating',
  sub: 'auto-restart',
  startedAt: now - 9_000,
  exitedAt: now - 4_000,
  stateSince: now - 4_000,
  restarts: 1,
};

interface Case {
  readonly settings: readonly string[];
  readonly exit: {readonly how: 'none' | 'exited' | 'killed'; readonly status: number};
  readonly said?: readonly string[];
  readonly systemd?: readonly string[];
  readonly result?: string;
  readonly unit?: Parameters<typeof endedUnit>[0];
}

function facts({settings, exit, said = [], systemd = [], result, unit}: Case): Facts {
  const {how, status} = exit;
  return factsWith({
    ...gone,
    supervisor: units(endedUnit({...retrying, result: result ?? (how === 'killed' ? 'signal' : 'exit-code'), exit, ...unit}), absentUnit()),
    unit: {...healthy.unit, files: [...healthy.unit.files, {path: dropIn, mode: 0o644, settings: settings.map((one) => `Service.${one}`)}]},
    log: {
      ...logOf([...said.map((text) => line(text, -5_000)), ...systemd.map((text) => line(text, -4_000, 'systemd'))]),
      exits: how === 'none' ? [] : [{at: now - 4_000, how, status: String(status)}],
    },
  });
}

const forbids = (name: string, says: readonly string[], made: Case, behind: Fault['behind'] = ['unit-down']): Fault => ({
  name,
  facts: facts(made),
  verdict: 'down',
  root: 'unit-forbids',
  behind,
  says: [...says, dropIn],
  next: ['systemctl --user edit openclaw-gateway.service'],
});

const bind =
  'Gateway failed to start: failed to bind gateway socket on ws://127.0.0.1:18789: Error: listen EAFNOSUPPORT: address family not supported 127.0.0.1:18789';
const tooLarge =
  'Gateway failed to start: Doctor cannot repair this state: shared state database is unreadable at /home/ops/.openclaw/state/openclaw.sqlite: SQLite read-only worker failed while creating its private snapshot: EFBIG: file too large, write (code=EFBIG)';

/** Settings of a unit that end a gateway, each seen on a real systemd with OpenClaw 2026.9.6. */
export const unitSettings: readonly Fault[] = [
  forbids('a filter of system calls', ['SystemCallFilter=~@network-io', 'signal 31'], {
    settings: ['SystemCallFilter=~@network-io'],
    exit: {how: 'killed', status: 31},
  }),
  forbids('memory that may not be made executable', ['MemoryDenyWriteExecute=yes', 'compiles'], {
    settings: ['MemoryDenyWriteExecute=yes'],
    exit: {how: 'killed', status: 5},
    said: ['# Check failed: 12 == (*__errno_location ()).', ' 14: 0x7ef4fe _start [/opt/node24/bin/node]'],
  }),
  forbids('too few addresses', ['LimitAS=500M'], {settings: ['LimitAS=500M'], exit: {how: 'killed', status: 5}}),
  forbids(
    'too few files',
    ['LimitNOFILE=40', 'EMFILE'],
    {
      settings: ['LimitNOFILE=40'],
      exit: {how: 'exited', status: 1},
      said: ['[openclaw] Reason: spawn busctl EMFILE', '[openclaw] Help: openclaw --help'],
    },
    ['unit-down', 'refused-to-start'],
  ),
  forbids(
    'files that stay small',
    ['LimitFSIZE=1K', 'EFBIG'],
    {
      settings: ['LimitFSIZE=1K'],
      exit: {how: 'exited', status: 1},
      said: [tooLarge],
    },
    ['unit-down', 'state-unusable'],
  ),
  forbids(
    'no sockets but local ones',
    ['RestrictAddressFamilies=AF_UNIX', 'EAFNOSUPPORT'],
    {
      settings: ['RestrictAddressFamilies=AF_UNIX'],
      exit: {how: 'exited', status: 1},
      said: [bind],
    },
    ['unit-down'],
  ),
  forbids(
    'an option that Node does not know',
    ['NODE_OPTIONS=--bogus-flag', 'is not allowed'],
    {
      settings: ['Environment=NODE_OPTIONS=', 'Environment=NODE_OPTIONS=--bogus-flag'],
      exit: {how: 'exited', status: 9},
      said: ['/opt/node24/bin/node: --bogus-flag is not allowed in NODE_OPTIONS'],
    },
    ['unit-down', 'refused-to-start'],
  ),
  forbids('a file that Node is to load first and that is gone', ['NODE_OPTIONS=--require=/opt/gone/preload.js', 'Cannot find module'], {
    settings: ['Environment=NODE_OPTIONS=--require=/opt/gone/preload.js'],
    exit: {how: 'exited', status: 1},
    said: ["Error: Cannot find module '/opt/gone/preload.js'", 'Require stack:', '- internal/preload', 'Node.js v24.21.0'],
  }),
  forbids('a watchdog', ['WatchdogSec=5', 'sends none'], {
    settings: ['WatchdogSec=5'],
    exit: {how: 'killed', status: 6},
    result: 'watchdog',
    systemd: ['openclaw-gateway.service: Watchdog timeout (limit 5s)!'],
  }),
  forbids('a time after which it is ended', ['RuntimeMaxSec=20', 'however well it serves'], {
    settings: ['RuntimeMaxSec=20'],
    exit: {how: 'none', status: 0},
    result: 'timeout',
    systemd: ['openclaw-gateway.service: Service reached runtime time limit. Stopping.'],
    unit: {active: 'deactivating', sub: 'stop-sigterm', exitedAt: null, startedAt: now - 24_000},
  }),
  {
    name: 'the same option from elsewhere',
    facts: facts({
      settings: ['Environment=FOO=1'],
      exit: {how: 'exited', status: 9},
      said: ['/opt/node24/bin/node: --bogus-flag is not allowed in NODE_OPTIONS'],
    }),
    verdict: 'down',
    root: 'refused-to-start',
    behind: ['unit-down'],
    says: ['--bogus-flag is not allowed'],
  },
  {
    name: 'a word of its command that OpenClaw does not know',
    facts: facts({
      settings: [],
      exit: {how: 'exited', status: 1},
      said: ['Invalid --bind. Use "loopback", "lan", "tailnet", "auto", or "custom".'],
    }),
    verdict: 'down',
    root: 'refused-to-start',
    behind: ['unit-down'],
    says: ['Invalid --bind'],
  },
  {
    name: 'a limit that a later drop-in has taken back',
    facts: facts({
      settings: ['LimitNOFILE=40', 'LimitNOFILE='],
      exit: {how: 'exited', status: 1},
      said: ['[openclaw] Reason: spawn busctl EMFILE'],
    }),
    verdict: 'down',
    root: 'refused-to-start',
    behind: ['unit-down'],
    says: ['"spawn busctl EMFILE"'],
  },
  {
    name: 'a copy of the state that cannot be made, without a limit',
    facts: facts({
      settings: [],
      exit: {how: 'exited', status: 1},
      said: [tooLarge.replaceAll('EFBIG: file too large', 'EACCES: permission denied')],
    }),
    verdict: 'down',
    root: 'state-unusable',
    behind: ['unit-down'],
    says: ['nothing says that it is damaged', '/home/ops/.openclaw/state/openclaw.sqlite'],
    next: ['ls -ld /home/ops/.cache'],
  },
  {
    name: 'a damaged state that is met while its copy is made',
    facts: facts({
      settings: [],
      exit: {how: 'exited', status: 1},
      said: [tooLarge.replace('EFBIG: file too large, write (code=EFBIG)', 'database disk image is malformed')],
    }),
    verdict: 'down',
    root: 'state-unusable',
    behind: ['unit-down'],
    says: ['/home/ops/.openclaw/state/openclaw.sqlite is damaged'],
  },
  {
    name: 'files lost by the thousand, under a limit that is large enough',
    facts: facts({
      settings: ['LimitNOFILE=65536'],
      exit: {how: 'exited', status: 1},
      said: ['[openclaw] Reason: EMFILE: too many open files, watch'],
    }),
    verdict: 'down',
    root: 'refused-to-start',
    behind: ['unit-down'],
    says: ['EMFILE'],
  },
  {
    name: 'a full heap, under a limit of addresses that is large enough',
    facts: facts({
      settings: ['LimitAS=64G'],
      exit: {how: 'killed', status: 6},
      said: ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
    }),
    verdict: 'down',
    root: 'heap-limit',
    behind: ['unit-down'],
    says: ['heap'],
  },
  {
    name: 'a command that stops the gateway and fails',
    facts: facts({
      settings: ['ExecStop=/bin/false'],
      exit: {how: 'exited', status: 1},
      systemd: ['openclaw-gateway.service: Control process exited, code=exited, status=1/FAILURE'],
    }),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['exited with status 1'],
  },
  {
    name: 'a command before the gateway that fails',
    facts: facts({
      settings: ['ExecStartPre=-/bin/true', 'ExecStartPre=/bin/false'],
      exit: {how: 'none', status: 0},
      result: 'exit-code',
      systemd: ['openclaw-gateway.service: Control process exited, code=exited, status=1/FAILURE'],
      unit: {startedAt: null, exitedAt: null},
    }),
    verdict: 'down',
    root: 'spawn-failed',
    behind: ['unit-down'],
    says: ['ExecStartPre=/bin/false', dropIn, 'status 1/FAILURE', 'was not begun'],
  },
  {
    name: 'a command after the gateway that fails',
    facts: facts({
      settings: ['ExecStartPost=/bin/false'],
      exit: {how: 'killed', status: 15},
      result: 'exit-code',
      systemd: ['openclaw-gateway.service: Control process exited, code=exited, status=1/FAILURE'],
    }),
    verdict: 'down',
    root: 'spawn-failed',
    behind: ['unit-down'],
    says: ['ExecStartPost=/bin/false', 'ended with it'],
  },
  {
    name: 'a command before the gateway that never ends',
    facts: facts({
      settings: ['ExecStartPre=/bin/sleep 600'],
      exit: {how: 'none', status: 0},
      result: 'success',
      unit: {active: 'activating', sub: 'start-pre', stateSince: now - 480_000, startedAt: null, exitedAt: null, restarts: 0},
    }),
    verdict: 'down',
    root: 'spawn-failed',
    behind: ['unit-down'],
    says: ['waits for ExecStartPre=/bin/sleep 600', '8 min'],
  },
];
