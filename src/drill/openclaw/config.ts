import JSON5 from 'json5';
import {type Said, said} from '../programs/call.ts';
import {valueAt, withValue} from '../world/gateway/config.ts';
import {type Asked, type Command, pretty, short} from './asked.ts';
import {patched} from './patch.ts';
import {recorded} from './recorded.ts';
import {stalePlugins} from './stale-plugins.ts';

/** What every command says that needs a configuration and has none. */
export function invalidConfig(asked: Asked): Said {
  const message = asked.config.is === 'missing' ? 'file not found' : `OpenClaw config is invalid: ${short(asked, asked.configPath)}`;
  const stdout = asked.json ? pretty({ok: false, error: {type: 'cli_error', message}}) : '';
  return {exit: 1, stdout, stderr: invalidWords(asked)};
}

/** What is said of a configuration that cannot be used, also by commands that go on without it. */
export function invalidWords(asked: Asked): string {
  const line = asked.modern && asked.config.is === 'read' ? 'openclaw.json:2 — ' : '';
  const problems = issuesOf(asked).map((issue) => `  - ${line}${issue.path}: ${issue.message}`);
  const more = asked.modern
    ? 'Inspect: openclaw config validate\nAudit, status, health, logs, tasks list/audit, and doctor commands still run with invalid config.\n'
    : '';
  return `OpenClaw config is invalid\nFile: ${short(asked, asked.configPath)}\nProblem:\n${problems.join('\n')}\n\nFix: openclaw doctor --fix\n${more}`;
}

/** What a command says that stumbles over the file itself, before it has asked for it. */
export function stumbled(asked: Asked): Said {
  const broken = asked.config.is === 'broken';
  const message = asked.config.is === 'broken' ? asked.config.said : invalidAt(asked);
  const head = broken ? `Failed to read config at ${asked.configPath}: ${message}\n` : `${message}\n`;
  const tail = `[openclaw] The CLI command failed.\n[openclaw] Reason: ${message}\n[openclaw] Debug: set OPENCLAW_DEBUG=1 to include the stack trace.\n[openclaw] Try: openclaw doctor\n[openclaw] Help: openclaw --help\n`;
  const stdout = asked.json ? pretty({ok: false, error: {type: 'cli_error', message}}) : '';
  return {exit: 1, stdout, stderr: `${head}${tail}`};
}

/** An inventory of a configuration that is broken or has unknown keys; null when there is nothing wrong with it. */
export function rejectedConfig(asked: Asked): Said | null {
  if (!asked.modern && asked.config.is === 'broken') return invalidConfig(asked);
  return issuesOf(asked).length === 0 ? null : stumbled(asked);
}

/** The same of a check of channels, programs or plugins, with its issues apart. */
export function uncheckable(asked: Asked): Said | null {
  const issues = issuesOf(asked);
  if (issues.length === 0) return null;
  const error = {type: 'cli_error', message: `OpenClaw config is invalid: ${short(asked, asked.configPath)}`};
  return {exit: 1, stdout: asked.json ? pretty({ok: false, error, issues}) : '', stderr: invalidWords(asked)};
}

export function invalidAt(asked: Asked): string {
  const issues = issuesOf(asked).map((issue) => `\n- ${issue.path}: ${issue.message}`);
  return `Invalid config at ${asked.configPath}:${issues.join('')}`;
}

export function issuesOf({config}: Asked): readonly {readonly path: string; readonly message: string}[] {
  if (config.is === 'broken') return [{path: '<root>', message: `JSON5 parse failed: SyntaxError: ${config.said}`}];
  return config.is === 'read' ? config.issues : [];
}

export const configValidate: Command = {
  words: ['config', 'validate'],
  async run(asked) {
    const {config, configPath, modern, version} = asked;
    await asked.call.wait(config.is === 'broken' ? 790 : 2_200);
    const issues = issuesOf(asked);
    if (config.is === 'missing') {
      return {
        exit: 1,
        stdout: asked.json
          ? pretty({ok: false, error: {type: 'cli_error', message: 'file not found'}, valid: false, path: configPath})
          : '',
        stderr: asked.json ? '' : `${configPath}: file not found\n`,
      };
    }
    if (issues.length === 0)
      return said(
        asked.json
          ? `${JSON.stringify(patched(recorded(version, 'config validate --json'), {path: configPath, ...(modern ? {warnings: warningsOf(asked)} : {})}))}\n`
          : `Config valid: ${short(asked, configPath)}\n`,
      );
    const error = {type: 'cli_error', message: `OpenClaw config is invalid: ${short(asked, configPath)}`};
    return {
      exit: 1,
      stdout: asked.json ? pretty({ok: false, error, valid: false, path: configPath, issues}) : '',
      stderr: asked.json ? '' : `${error.message}\n${issues.map((issue) => `  - ${issue.path}: ${issue.message}\n`).join('')}`,
    };
  },
};

export function warningsOf(asked: Asked): readonly {readonly path: string; readonly message: string}[] {
  return stalePlugins(asked).map((name) => ({
    path: `plugins.entries.${name}`,
    message: `plugin not found: ${name} (stale config entry ignored; remove it from plugins config)`,
  }));
}

export const configGet: Command = {
  words: ['config', 'get'],
  async run(asked) {
    await asked.call.wait(900);
    if (asked.config.is !== 'read') return invalidConfig(asked);
    const value = valueAt(asked.table, asked.words[2] ?? '');
    return value === undefined
      ? {exit: 1, stdout: '', stderr: `Config path not found: ${asked.words[2] ?? ''}\n`}
      : said(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
  },
};

/** Writes one value; a running gateway takes it over where it can. */
export const configSet: Command = {
  words: ['config', 'set'],
  async run(asked) {
    await asked.call.wait(2_100);
    if (asked.config.is !== 'read') return invalidConfig(asked);
    const [, , path = '', text = ''] = asked.words;
    return write(asked, path, parsed(text));
  },
};

export const configUnset: Command = {
  words: ['config', 'unset'],
  async run(asked) {
    await asked.call.wait(2_100);
    return asked.config.is === 'read' ? write(asked, asked.words[2] ?? '', undefined) : invalidConfig(asked);
  },
};

function write({world, who, configPath, table, call}: Asked, path: string, value: unknown): Said {
  world.files.write(`${configPath}.bak`, world.files.read(configPath, who), who, 0o600);
  world.files.write(configPath, `${JSON.stringify(withValue(table, path, value), null, 2)}\n`, who);
  world.deeds.push({at: world.time.now(), argv: call.argv, exit: 0});
  return said(`Updated ${path}. Restart the gateway to apply.\n`);
}

function parsed(text: string): unknown {
  try {
    return JSON5.parse(text);
  } catch {
    return text;
  }
}
