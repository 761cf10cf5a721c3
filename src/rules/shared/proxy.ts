import type {Facts} from '../../model/index.ts';
import {type Setting, settingsOf} from './definition.ts';
import {maybe} from './rule.ts';

/** The variables by which the gateway was told to go out through somebody else. */
export function proxyNames(facts: Facts): readonly string[] {
  return (maybe(facts, 'secrets')?.daemonNames ?? []).filter((name) => proxyName.test(name));
}

const proxyName = /^(?:https?|all)_proxy$/i;

/** The proxy of the service's definition to which an address in this text belongs. */
export function proxyIn(facts: Facts, text: string): {readonly name: string; readonly address: string; readonly setting: Setting} | null {
  for (const setting of settingsOf(facts, ['Environment'])) {
    for (const [, name, address] of setting.value.matchAll(assigned)) {
      const host = address?.replace(/:\d+$/, '');
      if (name !== undefined && address !== undefined && (text.includes(address) || text.includes(`ENOTFOUND ${host}`)))
        return {name, address, setting};
    }
  }
  return null;
}

/** `HTTPS_PROXY=http://somebody:secret@10.0.0.1:3128/` gives its name and `10.0.0.1:3128`. */
const assigned = /\b((?:https?|all)_proxy)=(?:\w+:\/\/)?(?:[^@\s"']*@)?([^\s"'/]+)/gi;
