/** Which states are recorded of which releases; each but the healthy one is a fault of the lab and a contract of the drill. */
export const recordedStates: readonly {readonly name: string; readonly releases: readonly string[]}[] = [
  {name: 'healthy', releases: ['2026.9.6', '2026.4.14']},
  {name: 'unit-down', releases: ['2026.9.6', '2026.4.14']},
  {name: 'gateway-hung', releases: ['2026.9.6', '2026.4.14']},
  {name: 'gateway-not-ready', releases: ['2026.9.6']},
  {name: 'config-broken', releases: ['2026.9.6']},
  {name: 'config-missing', releases: ['2026.9.6']},
  {name: 'config-rejected', releases: ['2026.9.6']},
  {name: 'token-mismatch', releases: ['2026.9.6']},
  {name: 'secret-shadowed', releases: ['2026.9.6', '2026.4.14']},
  {name: 'channel-down', releases: ['2026.9.6', '2026.4.14']},
  {name: 'reload-needed', releases: ['2026.9.6', '2026.4.14']},
  {name: 'capability-lost', releases: ['2026.9.6']},
  {name: 'capability-lost-plugin', releases: ['2026.9.6']},
  // Last, because each round of a gateway that cannot have its port counts as a boot that did not end cleanly.
  {name: 'port-taken', releases: ['2026.9.6']},
];

/** Commands that every state is asked, because their answers depend on it; with time enough for a busy machine. */
const always = [
  // First, because the device that it pairs may do everything; a look that comes first pairs one that may only read.
  'gateway call health --json --timeout 20000',
  'status --json --timeout 30000',
  'gateway status --json --timeout 30000',
  'gateway status --deep --json --timeout 30000',
  'health --json --timeout 20000',
  'channels status --probe --json --timeout 20000',
  'config validate --json',
  'doctor --lint --json',
  'logs --json --limit 3 --timeout 20000',
  'models status --json',
];

/** Inventories, which depend on the configuration only. */
const inventories = ['mcp doctor --json', 'plugins doctor --json', 'secrets audit --json', 'skills list --json'];

export function commandsIn(state: string): readonly string[] {
  return /^(?:healthy|config-|capability-|gateway-not-ready)/.test(state) ? [...always, ...inventories] : always;
}

/** The name under which a command's answer is kept: how long it might take, and how many lines it gave, does not tell it from others. */
export function answerName(command: string): string {
  return command.replaceAll(/ --(?:timeout|limit) \d+/g, '');
}
