import {parseExecStart} from './exec-start.ts';
import {parseEnvironment, type Setting} from './unit-file.ts';
import {comparedSettings} from './unit-rows.ts';

export interface DiskSettings {
  readonly known: ReadonlyMap<string, string>;
  /** Settings whose text holds what cannot be known here; they can be compared with nothing. */
  readonly open: ReadonlySet<string>;
}

/** Assignments in the order in which systemd applies them; an empty one takes back what stood before it. */
export function diskSettings(settings: readonly Setting[], expand: (text: string) => string | null): DiskSettings {
  const known = new Map<string, string>();
  const open = new Set<string>();
  const put = (key: string, text: string, before: string | undefined): void => {
    const whole = expand(text);
    if (whole === null) open.add(key);
    known.set(key, before === undefined ? (whole ?? text) : `${before} ${whole ?? text}`);
  };
  const forget = (key: string): void => {
    known.delete(key);
    open.delete(key);
  };
  for (const {section, key, value} of settings) {
    const name = key === 'EnvironmentFile' ? key : `${section}.${key}`;
    if (key === 'Environment') {
      if (value === '') for (const one of [...known.keys()].filter((other) => other.startsWith('Environment.'))) forget(one);
      for (const [variable, text] of parseEnvironment(value)) {
        forget(`Environment.${variable}`);
        put(`Environment.${variable}`, text, undefined);
      }
    } else if (value === '') forget(name);
    else if (key === 'EnvironmentFile') put(name, value.startsWith('-') ? `${value.slice(1)} (optional)` : value, known.get(name));
    else if (isList(name)) put(name, value, known.get(name));
    else {
      forget(name);
      put(name, key === 'ExecStart' ? (parseExecStart(value)?.argv.join(' ') ?? value) : value, undefined);
    }
  }
  return {known, open};
}

/** Settings of which every further assignment adds to those before it. */
function isList(name: string): boolean {
  const how = comparedSettings.find((one) => one.key === name)?.as;
  return how === 'words' || how === 'among';
}
