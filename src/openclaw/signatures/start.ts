import type {Signature} from './signature.ts';

const service = 'gateway/troubleshooting/gateway-service-and-process';
const lock = 'gateway/gateway-lock';

/** Start, lock, port and supervisor. */
export const startSignatures: readonly Signature[] = [
  {
    id: 'start-needs-local-mode', pattern: 'Gateway start blocked: set gateway\\.mode=local', flags: 'i', supports: 'config-incomplete', page: service,
    means: 'gateway.mode is not local and --allow-unconfigured was not given; the start is refused',
    sample: 'Gateway start blocked: set gateway.mode=local (current: remote) or pass --allow-unconfigured.',
  },
  {
    id: 'config-lost-its-mode', pattern: 'existing config is missing gateway\\.mode', flags: 'i', supports: 'config-incomplete', page: service,
    means: 'the configuration exists and lost its local mode: often a file that was cut short or replaced',
    sample: 'Gateway start blocked: existing config is missing gateway.mode. Treat this as suspicious or clobbered config.',
  },
  {
    id: 'config-missing-at-start', pattern: 'Missing config\\. Run', flags: 'i', supports: 'config-missing', page: service,
    means: 'there is no configuration file where the service looks for it',
    sample: 'Missing config. Run `openclaw setup` or set gateway.mode=local (or pass --allow-unconfigured).',
  },
  {
    id: 'bind-without-auth', pattern: 'refusing to bind gateway .* without auth', flags: 'i', supports: 'bind-public', page: service,
    means: 'gateway.bind goes beyond loopback and nothing asks for a credential',
    sample: 'Refusing to bind gateway to lan without auth.',
  },
  {
    id: 'another-gateway-listens', pattern: 'another gateway instance is already listening on ws://', flags: 'i', supports: 'port-taken', page: lock,
    means: 'the port stayed taken for 20 tries; the holder may be any process, not only a gateway',
    sample: 'another gateway instance is already listening on ws://127.0.0.1:18789',
  },
  {
    id: 'address-in-use', pattern: '\\bEADDRINUSE\\b', flags: '', supports: 'port-taken', page: lock,
    means: 'the port is taken', sample: 'listen EADDRINUSE: address already in use 127.0.0.1:18789', never: ['the word eaddrinuse in a chat'],
  },
  {
    id: 'port-in-use', pattern: 'Port \\d+ is already in use\\.', flags: 'i', supports: 'port-taken', page: lock,
    means: 'the port is taken, found before binding', sample: '2026-11-21T01:36:30.562+00:00 Port 19789 is already in use.',
  },
  {
    id: 'gateway-already-running', pattern: 'gateway already running(?: \\(pid \\d+\\))?; lock timeout after \\d+ms', flags: 'i', supports: 'foreground-owner', page: lock,
    means: 'a living owner held the state or configuration lock for the whole wait', sample: 'gateway already running (pid 25213); lock timeout after 5000ms',
  },
  {
    id: 'waits-under-supervisor', pattern: 'already running under systemd; waiting \\d+ms before retrying startup', flags: 'i', supports: 'port-taken', page: lock,
    means: 'the process failed to start, most often for its port, and tries again inside itself; systemd sees it as running',
    sample: '[gateway] already running under systemd; waiting 5000ms before retrying startup',
  },
  {
    id: 'embedded-writer-active', pattern: 'another embedded OpenClaw state writer is active', flags: 'i', supports: 'foreground-owner', page: lock,
    means: 'a local agent run owns the state directory', sample: 'another embedded OpenClaw state writer is active (pid 4100)',
  },
  {
    id: 'state-in-maintenance', pattern: 'state directory is locked by (?:sqlite-maintenance|skill-workshop-apply)', flags: 'i', supports: null, page: lock,
    means: 'a doctor or skills run owns the state directory; wait for it', sample: 'state directory is locked by sqlite-maintenance (pid 991)',
  },
  {
    id: 'lifecycle-owned', pattern: 'another OpenClaw process owns gateway-lifecycle', flags: 'i', supports: 'foreground-owner', page: lock,
    means: 'another gateway runs on this state directory; the advice to migrate and run doctor --fix is a red herring',
    sample: 'Doctor could not enter maintenance. StateDatabaseCoordinatorContentionError: another OpenClaw process owns gateway-lifecycle Stop the Gateway service',
  },
  {
    id: 'lifecycle-waiting', pattern: 'waiting for gateway-lifecycle ownership held by another OpenClaw process', flags: 'i', supports: 'foreground-owner', page: lock,
    means: 'the start is queued behind another process for up to 300 s; not yet a failure',
    sample: '[gateway] waiting for gateway-lifecycle ownership held by another OpenClaw process, up to 300 s',
  },
  {
    id: 'state-ownership-failed', pattern: 'failed to acquire gateway state ownership', flags: 'i', supports: 'foreground-owner', page: lock,
    means: 'the 300 s wait for the state ended without it', sample: 'failed to acquire gateway state ownership after 300000ms',
  },
  {
    id: 'owner-lease-active', pattern: 'Another Gateway owner lease is still active for this state directory', flags: 'i', supports: 'two-owners', page: 'gateway/multiple-gateways',
    means: 'another live gateway holds the lease in the state database', sample: 'Another Gateway owner lease is still active for this state directory (pid 700, host web-1)',
  },
  {
    id: 'bind-failed', pattern: 'failed to bind gateway socket on ws://', flags: 'i', supports: 'port-silent', page: lock,
    means: 'binding failed for another cause than a taken port: a low port, an address that is not here',
    sample: 'failed to bind gateway socket on ws://10.0.0.9:18789: listen EADDRNOTAVAIL',
  },
  {
    id: 'duplicate-stood-down', pattern: 'existing gateway is healthy, exiting with code 78', flags: 'i', supports: 'port-taken', page: lock,
    means: 'a second start under systemd met a healthy gateway and stood down; the unit is not restarted',
    sample: 'gateway already running under systemd; existing gateway is healthy, exiting with code 78 to prevent a systemd Restart=always loop',
  },
  {
    id: 'duplicate-left-alone', pattern: 'existing gateway is healthy, leaving it in control', flags: 'i', supports: null, page: lock,
    means: 'the same under launchd or a scheduled task; it exits 0', sample: 'existing gateway is healthy, leaving it in control',
  },
  {
    id: 'owner-never-healthy', pattern: 'existing gateway did not become healthy after \\d+ms', flags: 'i', supports: 'gateway-hung', page: lock,
    means: 'the owner of the lock never answered /healthz: the owner is the patient', sample: 'existing gateway did not become healthy after 300000ms',
  },
  {
    id: 'exit-78', pattern: 'status=78/CONFIG|last exit code = 78', flags: '', supports: 'unit-down', page: 'cli/gateway/service',
    means: 'the start was refused (EX_CONFIG); systemd does not try again, the reason stands in the lines before',
    sample: 'openclaw-gateway.service: Main process exited, code=exited, status=78/CONFIG',
  },
  {
    id: 'exit-203', pattern: 'status=203/EXEC|Failed at step EXEC spawning|Failed to locate executable', flags: '', supports: 'entry-missing', page: service,
    means: 'systemd could not execute the program of the unit', sample: 'openclaw-gateway.service: Failed at step EXEC spawning /opt/node22-gone/bin/node: No such file or directory',
  },
  {
    id: 'start-limit', pattern: 'start-limit-hit|Start request repeated too quickly', flags: '', supports: 'start-limit-hit', page: 'gateway/index',
    means: 'systemd gave up restarting the unit', sample: 'openclaw-gateway.service: Start request repeated too quickly.',
  },
  {
    id: 'environment-file-unreadable', pattern: 'Failed to load environment files', flags: '', supports: 'env-file-missing', page: service,
    means: 'a file of EnvironmentFile= is not there; the line does not name it', sample: 'openclaw-gateway.service: Failed to load environment files: No such file or directory',
  },
  {
    id: 'start-failed', pattern: 'Gateway failed to start: ', flags: 'i', supports: 'unit-down', page: 'gateway/troubleshooting',
    means: 'the start failed; the cause follows on the same line', sample: 'Gateway failed to start: Invalid config at ~/.openclaw/openclaw.json',
  },
  {
    id: 'alive-but-not-started', pattern: 'gateway startup failed: .*Process will stay alive; fix the issue and restart', flags: 'i', supports: 'port-silent', page: 'gateway/restart-recovery',
    means: 'the process lives and serves nothing; the supervisor sees it as running',
    sample: '[gateway] gateway startup failed: listen EACCES. Process will stay alive; fix the issue and restart',
  },
  {
    id: 'service-out-of-date', pattern: 'Service config (?:issue:|looks out of date or non-standard)', flags: 'i', supports: 'entry-stale', page: service,
    means: 'the installed unit differs from what this version would write', sample: 'Service config looks out of date or non-standard.',
  },
  {
    id: 'service-port-differs', pattern: 'Gateway service port does not match current gateway config', flags: 'i', supports: 'sources-disagree', page: service,
    means: 'the unit still pins an old port', sample: 'Gateway service port does not match current gateway config.',
  },
  {
    id: 'other-services-found', pattern: 'Other gateway-like services detected', flags: 'i', supports: 'two-owners', page: 'gateway/multiple-gateways',
    means: 'more units, agents or tasks on this host start a gateway', sample: 'Other gateway-like services detected (best effort)',
  },
  {
    id: 'system-unit-found', pattern: 'System-level OpenClaw gateway service detected', flags: 'i', supports: 'two-owners', page: service,
    means: 'a system unit exists beside or instead of the user unit', sample: 'System-level OpenClaw gateway service detected while the user gateway service is not installed.',
  },
  {
    id: 'units-kill-each-other', pattern: 'They bind the same port and will SIGTERM each other in a restart loop', flags: 'i', supports: 'two-owners', page: 'gateway/index',
    means: 'a user and a system unit have the same role', sample: 'They bind the same port and will SIGTERM each other in a restart loop.',
  },
  {
    id: 'stopped-again-and-again', pattern: '(?:received|stopped after) SIG(?:TERM|INT) \\d+ times in 5 min', flags: 'i', supports: 'two-owners', page: service,
    means: 'something else keeps stopping this gateway: a second supervisor, a cron job, a rescue script', sample: '[gateway] received SIGTERM 4 times in 5 min',
  },
  {
    id: 'breaker-tripped', pattern: 'restart-loop breaker tripped', flags: 'i', supports: 'crash-loop', page: 'gateway/restart-recovery',
    means: 'three unclean boots within 300 s: channels are not started',
    sample: '[gateway] restart-loop breaker tripped: 3 unclean boot(s) within 300000ms; suppressing channel/provider account auto-start.',
  },
  {
    id: 'autostart-suppressed', pattern: 'channel autostart suppressed by crash-loop breaker', flags: 'i', supports: 'channels-suppressed', page: 'gateway/restart-recovery',
    means: 'the gateway holds this channel down after crashes', sample: '[telegram] channel autostart suppressed by crash-loop breaker; refusing automatic start for telegram.',
  },
  {
    id: 'breaker-blind', pattern: 'crash-loop breaker state unavailable; fail-open', flags: 'i', supports: null, page: 'gateway/restart-recovery',
    means: 'the boot table in the state database could not be read', sample: '[gateway] crash-loop breaker state unavailable; fail-open',
  },
  {
    id: 'monitor-suppressed', pattern: 'health-monitor: channel autostart suppressed', flags: 'i', supports: 'channels-suppressed', page: 'gateway/restart-recovery',
    means: 'a consequence of the crash-loop breaker, not a fault of the channel', sample: 'health-monitor: channel autostart suppressed for telegram',
  },
  {
    id: 'binary-older-than-config', pattern: 'was written by version .*, but this command is running|was last written by OpenClaw .*, but you are running|older than the config last written by', flags: 'i',
    supports: 'config-newer', page: 'gateway/troubleshooting/updates-and-rollbacks', means: 'an older binary met a configuration of a newer version and refuses',
    sample: 'Refusing to start the gateway service because this OpenClaw binary (2026.9.6) is older than the config last written by OpenClaw 2027.1.1.',
  },
  {
    id: 'config-newer-warned', pattern: 'Config was last written by a newer OpenClaw', flags: 'i', supports: 'config-newer', page: 'gateway/troubleshooting/updates-and-rollbacks',
    means: 'an old release only warns and goes on', sample: 'Config was last written by a newer OpenClaw (2026.9.6); current version is 2026.4.14.',
  },
  {
    id: 'schema-newer', pattern: 'uses newer schema version \\d+; this build supports \\d+|database schema\\(s\\) are newer than this build', flags: 'i', supports: 'config-newer',
    page: 'cli/gateway/restart-and-supervision', means: 'the state database was written by a newer build; the gateway exits 78 on purpose',
    sample: 'openclaw.sqlite uses newer schema version 41; this build supports 38',
  },
  {
    id: 'installation-replaced', pattern: 'gateway\\.installation_replaced|installation was replaced (?:before|during) this stop', flags: 'i', supports: 'version-skew', page: 'install/updating',
    means: 'the package was replaced under the running gateway', sample: '[gateway] gateway.installation_replaced: restart the gateway',
  },
  {
    id: 'definition-unknown', pattern: '\\bSERVICE_DEFINITION_UNKNOWN\\b', flags: '', supports: null, page: 'cli/gateway/service',
    means: 'the native service definition could not be read', sample: 'error SERVICE_DEFINITION_UNKNOWN: cannot read unit',
  },
  {
    id: 'reload-pending', pattern: 'Systemd reload: pending|changed on disk, the version systemd has loaded is outdated', flags: 'i', supports: 'reload-needed', page: 'cli/gateway/query',
    means: 'the unit was changed on disk and not loaded', sample: 'Systemd reload: pending (run systemctl --user daemon-reload)',
  },
  {
    id: 'no-user-manager', pattern: 'systemd user services are unavailable|Failed to connect to bus', flags: 'i', supports: null, page: 'gateway/index',
    means: 'there is no user manager in this login: XDG_RUNTIME_DIR is missing, or it is a container', sample: 'Failed to connect to bus: No medium found',
  },
  {
    id: 'daemon-owns-label', pattern: 'System LaunchDaemon .* already owns this gateway label', flags: 'i', supports: 'two-owners', page: 'gateway/index',
    means: 'a root LaunchDaemon has the same label as the user\'s agent', sample: 'System LaunchDaemon /Library/LaunchDaemons/ai.openclaw.gateway.plist already owns this gateway label',
  },
  {
    id: 'no-gui-domain', pattern: 'Could not find domain for user gui|Domain does not support specified action|Bootstrap failed: 125', flags: 'i', supports: null, page: 'gateway/index',
    means: 'nobody is logged in at the screen of this Mac, so its agents cannot be asked', sample: 'Bootstrap failed: 125: Domain does not support specified action',
  },
  {
    id: 'bootstrap-too-early', pattern: 'Bootstrap failed: (?:5|37)\\b', flags: 'i', supports: null, page: 'gateway/index',
    means: 'the job before is still being torn down; it is tried again for 30 s', sample: 'Bootstrap failed: 5: Input/output error', never: ['Bootstrap failed: 59'],
  },
  {
    id: 'launchd-lost-the-job', pattern: 'The gateway is down and launchd has no job left to respawn it', flags: 'i', supports: 'unit-down', page: 'cli/gateway/service',
    means: 'a restart left the job unloaded', sample: 'The gateway is down and launchd has no job left to respawn it.',
  },
  {
    id: 'launch-agent-rebootstrapped', pattern: 'Gateway LaunchAgent was installed but not loaded; re-bootstrapped', flags: 'i', supports: null, page: 'cli/gateway/service',
    means: 'a start repaired an unloaded job', sample: 'Gateway LaunchAgent was installed but not loaded; re-bootstrapped launchd service.',
  },
  {
    id: 'port-not-of-launch-agent', pattern: 'gateway port \\d+ is busy but is not verifiably owned by LaunchAgent', flags: 'i', supports: 'port-taken', page: 'cli/gateway/service',
    means: 'a stranger owns the port', sample: 'gateway port 18789 is busy but is not verifiably owned by LaunchAgent ai.openclaw.gateway',
  },
  {
    id: 'launch-agent-env-invalid', pattern: 'Invalid LaunchAgent environment file', flags: 'i', supports: 'env-file-missing', page: 'cli/gateway/service',
    means: 'the agent\'s environment file is missing, unreadable or has a wrong header; its wrapper exits 78', sample: 'Invalid LaunchAgent environment file; reinstall the gateway service.',
  },
  {
    id: 'restart-unhealthy', pattern: '"?result"?: ?"restart-health-failed"', flags: '', supports: 'gateway-not-ready', page: 'cli/gateway/service',
    means: 'the service was restarted and did not become healthy', sample: '{"ok":false,"result":"restart-health-failed"}',
  },
  {
    id: 'model-runtime-late', pattern: 'prepared model runtime publication \\(.*\\) timed out', flags: 'i', supports: 'gateway-not-ready', page: 'gateway/troubleshooting/updates-and-rollbacks',
    means: 'the start waits for a named stage, for instance an external login', sample: '[gateway] prepared model runtime publication (ambient credentials) timed out',
  },
  {
    id: 'drain-cut-off', pattern: 'drain timeout reached; proceeding with shutdown', flags: 'i', supports: null, page: 'gateway/restart-recovery',
    means: 'work was cut off by a stop', sample: '[shutdown] drain timeout reached; proceeding with shutdown',
  },
  {
    id: 'shutdown-deadline', pattern: 'gateway\\.(?:restart|stop)_shutdown_timeout|gateway\\.restart_close_failed', flags: '', supports: null, page: 'cli/gateway/query',
    means: 'a stop did not end within its deadline', sample: 'Last shutdown: gateway.stop_shutdown_timeout at 2026-11-21T01:00:00Z',
  },
  {
    id: 'unhandled-rejection', pattern: '\\[openclaw\\] Unhandled promise rejection:|uncaught_exception', flags: 'i', supports: 'crash-loop', page: 'gateway/diagnostics',
    means: 'the process crashed on an error that nobody caught', sample: '[openclaw] Unhandled promise rejection: TypeError: cannot read properties',
  },
  {
    id: 'stale-gateway-killed', pattern: 'killing \\d+ stale gateway process\\(es\\) before restart|cleared \\d+ stale gateway pid\\(s\\) before bind', flags: 'i', supports: null, page: lock,
    means: 'the starting service ended another gateway of the same user on its port', sample: '[restart] killing 1 stale gateway process(es) before restart: 25983',
  },
  {
    id: 'still-starting', pattern: '"?result"?: ?"still-starting"', flags: '', supports: 'gateway-starting', page: 'cli/gateway/restart-and-supervision',
    means: 'a restart was accepted and goes on (exit 2); not a failure', sample: '{"result":"still-starting"}',
  },
];
