import type {Signature} from './signature.ts';

const page = 'gateway/troubleshooting/gateway-service-and-process';

/** What systemd, the kernel and Node say where the definition of a unit stands in the way; alone each of them means little. */
export const askedOfUnits = [
  {
    id: 'asked-step-failed',
    pattern: 'Failed at step (\\w+) spawning |Changing to the requested working directory failed',
    flags: '',
    supports: 'spawn-failed',
    page,
    means: 'systemd gave up at a step before the program, and names it',
    sample: 'openclaw-gateway.service: Failed at step CHDIR spawning /opt/node24/bin/node: No such file or directory',
    never: ['openclaw-gateway.service: Started'],
  },
  {
    id: 'asked-control-ended',
    pattern: 'Control process exited, code=((?:exited|killed|dumped), status=\\S+)',
    flags: '',
    supports: 'spawn-failed',
    page,
    means: 'a command that systemd runs before or after the gateway ended badly, and the start with it',
    sample: 'openclaw-gateway.service: Control process exited, code=exited, status=1/FAILURE',
    never: ['openclaw-gateway.service: Main process exited, code=exited, status=1/FAILURE'],
  },
  {
    id: 'asked-node-refused',
    pattern: '^\\S*node\\S*: (?:bad option: \\S+|\\S+ is not allowed in NODE_OPTIONS|\\S+ requires an argument|invalid value for )',
    flags: '',
    supports: 'refused-to-start',
    page,
    means: 'Node does not know an option that it was given, and begins nothing',
    sample: '/opt/node24/bin/node: --bogus-flag is not allowed in NODE_OPTIONS',
  },
  {
    id: 'asked-words-refused',
    pattern:
      '^(?:\\d{4}-\\S+ )?(?:Invalid --[a-z-]+\\.|error: (?:unknown (?:option|command)|option .* argument missing|too many arguments|missing required))',
    flags: '',
    supports: 'refused-to-start',
    page,
    means: 'a word of the command that starts the gateway is none that OpenClaw knows',
    sample: 'Invalid --bind. Use "loopback", "lan", "tailnet", "auto", or "custom".',
  },
  {
    id: 'asked-watchdog',
    pattern: "Watchdog timeout \\(limit|Failed with result 'watchdog'",
    flags: '',
    supports: 'unit-forbids',
    page,
    means: 'systemd ended it because no sign of life came within WatchdogSec=',
    sample: 'openclaw-gateway.service: Watchdog timeout (limit 5s)!',
  },
  {
    id: 'asked-runtime-limit',
    pattern: 'Service reached runtime time limit',
    flags: '',
    supports: 'unit-forbids',
    page,
    means: 'systemd ended it because it had run for RuntimeMaxSec=',
    sample: 'openclaw-gateway.service: Service reached runtime time limit. Stopping.',
  },
  {
    id: 'asked-family-forbidden',
    pattern: '\\bEAFNOSUPPORT\\b',
    flags: '',
    supports: 'unit-forbids',
    page,
    means: 'a socket of this kind may not be opened',
    sample:
      'Gateway failed to start: failed to bind gateway socket on ws://127.0.0.1:18789: Error: listen EAFNOSUPPORT: address family not supported 127.0.0.1:18789',
  },
  {
    id: 'asked-file-too-large',
    pattern: '\\bEFBIG\\b',
    flags: '',
    supports: 'unit-forbids',
    page,
    means: 'a file may not become as large as it was to be',
    sample: 'Error: EFBIG: file too large, write',
  },
  {
    id: 'asked-no-more-processes',
    pattern: '\\b(?:spawn|fork|uv_thread_create|pthread_create)\\b.*(?:\\bEAGAIN\\b|Resource temporarily unavailable)',
    flags: '',
    supports: 'unit-forbids',
    page,
    means: 'no further process or thread may be begun',
    sample: 'Error: spawn /opt/node24/bin/node EAGAIN',
  },
] as const satisfies readonly Signature[];
