import type {SwitchedOff} from '../model/index.ts';

interface Switch {
  readonly name: string;
  /** What is off for as long as the gateway runs, while the configuration goes on to claim it. */
  readonly off: SwitchedOff['what'];
  /** Cron alone is off by this one value; the others take every word for yes. */
  readonly only: string | null;
}

/** As the releases from 2026.4.14 to 2026.9.6 read them. They are meant for tests and rehearsals, and forgotten in units. */
const switches: readonly Switch[] = [
  {name: 'OPENCLAW_SKIP_CHANNELS', off: 'channels', only: null},
  {name: 'OPENCLAW_SKIP_PROVIDERS', off: 'channels', only: null},
  {name: 'OPENCLAW_SKIP_CRON', off: 'cron', only: '1'},
  {name: 'OPENCLAW_SKIP_BROWSER_CONTROL_SERVER', off: 'browser', only: null},
  {name: 'OPENCLAW_SKIP_CANVAS_HOST', off: 'canvas', only: null},
  {name: 'OPENCLAW_SKIP_GMAIL_WATCHER', off: 'gmail', only: null},
];

/** What this assignment switches off; null where it is no switch, or one that is not set to yes. */
export function switchedOffBy(name: string, value: string): SwitchedOff['what'] | null {
  const found = switches.find((one) => one.name === name);
  const said = value.trim().toLowerCase();
  const isSet = found?.only === null ? ['1', 'true', 'yes', 'on'].includes(said) : said === found?.only;
  return found !== undefined && isSet ? found.off : null;
}
