import type {Evidence, Facts} from '../../model/index.ts';
import {maybe} from './rule.ts';

/** One setting of the gateway's service, and the file in which it stands. */
export interface Setting {
  readonly path: string;
  readonly key: string;
  readonly value: string;
}

/** What the definition says under these keys: its drop-ins come after the unit, and an empty value takes back what stood before it. */
export function settingsOf(facts: Facts, keys: readonly string[]): readonly Setting[] {
  const found: Setting[] = [];
  for (const {path, settings} of maybe(facts, 'unit')?.files ?? []) {
    for (const line of settings ?? []) {
      const [, key, value] = /^Service\.(\w+)=(.*)$/s.exec(line) ?? [];
      if (key === undefined || value === undefined || !keys.includes(key)) continue;
      if (value === '') found.splice(0, found.length, ...found.filter((one) => one.key !== key));
      else found.push({path, key, value});
    }
  }
  return found;
}

/** As the act that moves a drop-in aside finds it again. */
export function settingEvidence({path, key, value}: Setting): Evidence {
  return {probe: 'unit', line: `${path}: Service.${key}=${value}`};
}

/** What the loaded unit will make the next process read, whatever the running one was started with. */
export function configOfUnit(facts: Facts): string | null {
  const rows = maybe(facts, 'unit')?.rows ?? [];
  const loaded = (name: string): string | null => rows.find((row) => row.key === `Environment.${name}`)?.loaded ?? null;
  const stateDir = loaded('OPENCLAW_STATE_DIR');
  return loaded('OPENCLAW_CONFIG_PATH') ?? (stateDir === null ? null : `${stateDir}/openclaw.json`);
}
