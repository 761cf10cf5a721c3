import type {Signature} from './signature.ts';

const delivery = 'gateway/troubleshooting/channel-delivery-and-tools';
const cron = 'automation/cron-jobs/troubleshooting';
const browser = 'tools/browser-linux-troubleshooting';

/** Scheduled jobs, nodes, commands and the browser. */
export const automationSignatures: readonly Signature[] = [
  {
    id: 'cron-disabled', pattern: 'cron: scheduler disabled; jobs will not run automatically', flags: 'i', supports: 'capability-lost', page: cron,
    means: 'the scheduler is switched off', sample: 'cron: scheduler disabled; jobs will not run automatically',
  },
  {
    id: 'cron-tick-failed', pattern: 'cron: timer tick failed', flags: 'i', supports: 'capability-lost', page: delivery,
    means: 'the scheduler met an error', sample: 'cron: timer tick failed: SqliteError: disk I/O error',
  },
  {
    id: 'heartbeat-skipped', pattern: 'heartbeat skipped.*(?:quiet-hours|empty-heartbeat-file|alerts-disabled|no-route|dm-blocked|requests-in-flight|cron-in-progress)', flags: 'i', supports: null, page: 'help/troubleshooting',
    means: 'a heartbeat was left out, with the reason', sample: '[heartbeat] heartbeat skipped reason=no-route',
  },
  {
    id: 'heartbeat-account-unknown', pattern: 'heartbeat: unknown accountId', flags: 'i', supports: 'capability-lost', page: delivery,
    means: 'the account to deliver to does not exist', sample: 'heartbeat: unknown accountId "work" for telegram',
  },
  {
    id: 'handler-unavailable', pattern: '\\bhandler-unavailable\\b', flags: '', supports: 'capability-lost', page: cron,
    means: 'the service that should run it is not registered', sample: 'run 12 skipped: handler-unavailable',
  },
  {
    id: 'delivery-suppressed', pattern: 'deliverySuppressionReason"?[:=] ?"?(?:empty|silent|heartbeat|channel_transform)', flags: '', supports: null, page: cron,
    means: 'a run was fine, and nothing was to be delivered', sample: '"deliverySuppressionReason":"silent"',
  },
  {
    id: 'node-in-background', pattern: '\\bNODE_BACKGROUND_UNAVAILABLE\\b', flags: '', supports: null, page: delivery,
    means: 'the node\'s app is not in the foreground', sample: 'node kitchen: NODE_BACKGROUND_UNAVAILABLE',
  },
  {
    id: 'node-permission', pattern: '\\b[A-Z]+_PERMISSION_REQUIRED\\b', flags: '', supports: null, page: delivery,
    means: 'the node\'s system has not granted a right', sample: 'node phone: CAMERA_PERMISSION_REQUIRED',
  },
  {
    id: 'run-denied', pattern: 'SYSTEM_RUN_DENIED: (?:approval required|allowlist miss)', flags: '', supports: null, page: delivery,
    means: 'a command on a node waits for approval', sample: 'SYSTEM_RUN_DENIED: allowlist miss (/usr/bin/make)',
  },
  {
    id: 'sandbox-missing', pattern: 'exec host=sandbox requires a sandbox runtime', flags: 'i', supports: 'capability-lost', page: 'help/troubleshooting',
    means: 'commands should run in a sandbox that is switched off', sample: 'exec host=sandbox requires a sandbox runtime for this session',
  },
  {
    id: 'chrome-not-started', pattern: 'Failed to start Chrome CDP on port', flags: 'i', supports: 'capability-lost', page: browser,
    means: 'the browser did not start', sample: 'Error: Failed to start Chrome CDP on port 18800 for profile "openclaw".',
  },
  {
    id: 'browser-misconfigured', pattern: 'browser\\.executablePath not found|browser\\.cdpUrl (?:must be http|has invalid port)', flags: 'i', supports: 'capability-lost', page: delivery,
    means: 'the browser\'s path or address is wrong', sample: 'browser.executablePath not found: /usr/bin/chromium',
  },
  {
    id: 'browser-not-reachable', pattern: 'Remote CDP for profile ".*" is not reachable|Browser attachOnly is enabled .*not reachable', flags: 'i', supports: 'capability-lost', page: delivery,
    means: 'the browser that should be attached to does not answer', sample: 'Remote CDP for profile "work" is not reachable at http://127.0.0.1:9222.',
  },
  {
    id: 'browser-no-tabs', pattern: 'No (?:Chrome|browser) tabs found for profile="user"|Could not find DevToolsActivePort', flags: 'i', supports: 'capability-lost', page: delivery,
    means: 'the browser to attach to has no session', sample: 'No Chrome tabs found for profile="user".',
  },
  {
    id: 'playwright-missing', pattern: 'Playwright is not available in this gateway build', flags: 'i', supports: 'capability-lost', page: delivery,
    means: 'a part of the browser support is not installed', sample: 'Playwright is not available in this gateway build; \'act\' is unsupported.',
  },
];
