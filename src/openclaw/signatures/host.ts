import type {Signature} from './signature.ts';

const replies = 'gateway/troubleshooting/agent-replies-and-control-ui';
const service = 'gateway/troubleshooting/gateway-service-and-process';
const compose = 'install/docker/compose-operations';

/** Storage, memory, runtime and network of the host. */
export const hostSignatures: readonly Signature[] = [
  {
    id: 'database-locked', pattern: 'database (?:table )?is locked', flags: 'i', supports: null, page: replies,
    means: 'contention on the state database', sample: 'SqliteError: database is locked',
  },
  {
    id: 'disk-is-full', pattern: 'database or disk is full|\\bENOSPC\\b|No space left on device', flags: 'i', supports: 'disk-full', page: replies,
    means: 'no room, no inodes or a quota', sample: 'Error: ENOSPC: no space left on device, write',
  },
  {
    id: 'read-only-storage', pattern: 'attempt to write a readonly database|\\bEROFS:', flags: 'i', supports: null, page: replies,
    means: 'the wrong owner, or a read-only mount', sample: 'SqliteError: attempt to write a readonly database',
  },
  {
    id: 'disk-io-error', pattern: 'disk I/O error', flags: 'i', supports: null, page: replies,
    means: 'the storage is faulty; it need not be full', sample: 'SqliteError: disk I/O error',
  },
  {
    id: 'state-permission-denied', pattern: '\\b(?:EACCES|EPERM:).*(?:\\.openclaw|/tmp/openclaw|state)', flags: '', supports: 'secret-readable', page: 'gateway/security/secrets-and-storage',
    means: 'files of the state directory belong to somebody else, often to root after sudo', sample: 'Error: EACCES: permission denied, open \'/home/ops/.openclaw/openclaw.json\'',
  },
  {
    id: 'too-many-files', pattern: '\\bEMFILE\\b|\\bENFILE\\b|System limit for number of file watchers', flags: '', supports: null, page: 'help/troubleshooting',
    means: 'too many open files or watches', sample: 'Error: EMFILE: too many open files, watch',
  },
  {
    id: 'memory-pressure', pattern: 'memory pressure: level=critical reason=(?:rss_threshold|heap_threshold|rss_growth)', flags: 'i', supports: 'memory-short', page: service,
    means: 'the gateway measures itself as too large; it does not restart for that', sample: '[diagnostic] memory pressure: level=critical reason=rss_threshold rss=3.1GB',
  },
  {
    id: 'heap-exhausted', pattern: 'JavaScript heap out of memory|Reached heap limit', flags: '', supports: 'heap-limit', page: service,
    means: 'V8\'s own limit; the process aborts with signal 6', sample: 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  },
  {
    id: 'aborted', pattern: 'status=6/ABRT', flags: '', supports: 'heap-limit', page: service,
    means: 'the process aborted; the FATAL line stands some 20 lines above', sample: 'openclaw-gateway.service: Main process exited, code=killed, status=6/ABRT',
  },
  {
    id: 'kernel-oom', pattern: 'out of memory: Killed process|\\boom-kill\\b|killed by the OOM killer', flags: 'i', supports: 'oom-killed', page: 'platforms/linux',
    means: 'the kernel killed a process for memory', sample: 'Memory cgroup out of memory: Killed process 4606 (MainThread) total-vm:22746744kB, anon-rss:762168kB, file-rss:81076kB',
  },
  {
    id: 'killed', pattern: 'status=9/KILL|exited with code 137', flags: '', supports: 'oom-killed', page: 'platforms/linux',
    means: 'killed by signal 9: the kernel for memory, or somebody', sample: 'openclaw-gateway.service: Main process exited, code=killed, status=9/KILL',
  },
  {
    id: 'event-loop-degraded', pattern: 'Gateway event loop degraded', flags: 'i', supports: 'gateway-not-ready', page: 'gateway/health',
    means: 'the main thread is late; in the first seconds of a start that means nothing', sample: '[gateway] Gateway event loop degraded: delayP99Ms=812 reasons=event_loop_delay',
  },
  {
    id: 'node-unsupported', pattern: 'Node(?:\\.js)? \\S+ is unsupported|Running on an unsupported Node', flags: 'i', supports: 'node-mismatch', page: 'install/node',
    means: 'this Node is outside the range that the release wants', sample: 'Node 20.20.2 is unsupported; OpenClaw requires Node >=24.16.0 <25 || >=26.1.0.',
  },
  {
    id: 'node-retried', pattern: 'current Node failed runtime admission', flags: 'i', supports: 'node-mismatch', page: 'install/node-compatibility',
    means: 'the unit\'s Node is too old, and it starts again under another one', sample: 'openclaw: Retrying with "/opt/node24/bin/node" (PATH; current Node failed runtime admission).',
  },
  {
    id: 'node-without-sqlite', pattern: 'node:sqlite is unavailable|this Bun runtime is unsupported because it does not provide node:sqlite', flags: 'i', supports: 'node-mismatch', page: 'install/node-compatibility',
    means: 'this runtime has no SQLite', sample: 'Node 20.20.2: node:sqlite is unavailable; use 24.16+/26.1+ or a build with the fix.',
  },
  {
    id: 'entry-not-built', pattern: 'openclaw: missing dist/entry\\.', flags: 'i', supports: 'entry-missing', page: 'install/index',
    means: 'a source tree that was not built, or a broken installation', sample: 'openclaw: missing dist/entry.(m)js (build output).',
  },
  {
    id: 'module-not-found', pattern: '\\bERR_MODULE_NOT_FOUND\\b|code: \'MODULE_NOT_FOUND\'|Cannot find module .*openclaw', flags: '', supports: 'entry-missing', page: 'install/update-troubleshooting',
    means: 'the program or a part of it is not there: a removed version, or a package replaced by halves', sample: 'Error: Cannot find module \'/opt/oc-2026.3.1/node_modules/openclaw/dist/entry.js\'',
  },
  {
    id: 'name-lookup-failed', pattern: '\\bEAI_AGAIN\\b|\\bENOTFOUND\\b', flags: '', supports: 'egress-down', page: compose,
    means: 'a name could not be resolved', sample: 'Error: getaddrinfo EAI_AGAIN api.telegram.org',
  },
  {
    id: 'network-unreachable', pattern: '\\b(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN)\\b', flags: '', supports: 'egress-down', page: service,
    means: 'there is no way to the far side', sample: 'Error: connect ENETUNREACH 149.154.167.220:443',
  },
  {
    id: 'certificate-time', pattern: 'certificate (?:is not yet valid|has expired)|\\bCERT_HAS_EXPIRED\\b|\\bCERT_NOT_YET_VALID\\b', flags: 'i', supports: 'clock-off', page: replies,
    means: 'a certificate outside its time: the certificate, or this host\'s clock', sample: 'Error: certificate is not yet valid (CERT_NOT_YET_VALID)',
  },
  {
    id: 'builder-exhausted', pattern: '\\bResourceExhausted\\b.*cannot allocate memory', flags: 'i', supports: 'memory-short', page: 'install/docker/environment-variables',
    means: 'an image could not be built for lack of memory', sample: 'ERROR: ResourceExhausted: process "/bin/sh -c pnpm build" did not complete: cannot allocate memory',
  },
];
