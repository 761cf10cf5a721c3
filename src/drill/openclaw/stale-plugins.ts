import {isTable, valueAt} from '../world/gateway/config.ts';
import {pluginsOf} from '../world/gateway/plugins.ts';
import type {Asked} from './asked.ts';

/** Plugins that the configuration switches on and no package brings. */
export function stalePlugins({table, version}: Asked): readonly string[] {
  const entries = valueAt(table, 'plugins.entries');
  const there = pluginsOf({config: table, version});
  return Object.keys(isTable(entries) ? entries : {}).filter((name) => !there.includes(name));
}
