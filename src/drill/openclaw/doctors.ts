import {complained, type Said, said} from '../programs/call.ts';
import {isTable, valueAt} from '../world/gateway/config.ts';
import type {World} from '../world/world.ts';
import {type Asked, answered, type Command, pretty} from './asked.ts';
import {uncheckable} from './config.ts';
import {stalePlugins} from './stale-plugins.ts';

export const pluginsDoctor: Command = {
  words: ['plugins', 'doctor'],
  async run(asked) {
    await asked.call.wait(1_900);
    if (!asked.modern) return complained("error: unknown option '--json'\n");
    const refused = uncheckable(asked);
    if (refused) return refused;
    if (isFull(asked)) return databaseClosed(asked);
    const stale = stalePlugins(asked);
    asked.call.complain(staleWords(stale));
    const configurationWarnings =
      stale.length === 0
        ? []
        : [
            ...stale.map((name) => `- ${staleWord(name)}`),
            `- Stale plugin references (plugins.allow/deny/entries): ${stale.join(', ')}.`,
            '- Run "openclaw doctor --fix" to remove stale plugin ids and dangling channel references.',
          ];
    const ok = stale.length === 0;
    const value = answered(asked, 'plugins doctor --json', {ok, configurationWarnings});
    const text = ok ? 'No plugin issues detected.\n' : `${configurationWarnings.join('\n')}\n`;
    return said(asked.json ? value : text, ok ? 0 : 1);
  },
};

/** Settings are checked and programs looked for; nothing is started. */
export const mcpDoctor: Command = {
  words: ['mcp', 'doctor'],
  async run(asked) {
    await asked.call.wait(4_100);
    if (!asked.modern) return complained("error: unknown command 'doctor'\n");
    const refused = uncheckable(asked);
    if (refused) return refused;
    if (isFull(asked)) return databaseClosed(asked);
    asked.call.complain(staleWords(stalePlugins(asked)));
    const servers = mcpServers(asked).map(({name, command, lost}) => ({
      name,
      ok: !lost,
      issues: lost ? [{level: 'error', message: `stdio command not found or not executable: ${command}`}] : [],
    }));
    const ok = servers.every((one) => one.ok);
    return {
      exit: ok ? 0 : 1,
      stdout: answered(asked, 'mcp doctor --json', {path: asked.configPath, ok, servers}),
      stderr: ok ? '' : 'MCP doctor found errors.\n',
    };
  },
};

function staleWord(name: string): string {
  return `plugins.entries.${name}: Plugin "${name}" settings cannot be checked until its data/settings upgrade finishes. Your existing settings have been kept. Run "openclaw update status" for repair details.`;
}

function staleWords(names: readonly string[]): string {
  return names.map((name) => `[config] warnings: ${staleWord(name)}\n`).join('');
}

interface McpServer {
  readonly name: string;
  readonly command: string | null;
  /** Its program is not there. */
  readonly lost: boolean;
}

export function mcpServers({table, world}: Asked): readonly McpServer[] {
  const configured = valueAt(table, 'mcp.servers');
  return Object.entries(isTable(configured) ? configured : {}).map(([name, server]) => {
    const command = isTable(server) && typeof server['command'] === 'string' ? server['command'] : null;
    return {name, command, lost: command !== null && !isProgram(world, command)};
  });
}

function isProgram({files}: World, command: string): boolean {
  return (command.includes('/') ? [command] : ['/usr/local/bin', '/usr/bin'].map((folder) => `${folder}/${command}`)).some(
    (path) => files.peek(path) !== null,
  );
}

/** These two write into the state's database before they look. */
function isFull({world, stateDir}: Asked): boolean {
  return !world.disks.hasRoom(stateDir, 4_096, 0);
}

function databaseClosed({json}: Asked): Said {
  const message = 'database is not open';
  const stderr = `[openclaw] The CLI command failed.\n[openclaw] Reason: ${message}\n[openclaw] Try: openclaw doctor\n`;
  return {exit: 1, stdout: json ? pretty({ok: false, error: {type: 'cli_error', message}}) : '', stderr};
}
