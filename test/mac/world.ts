import {readFileSync} from 'node:fs';
import type {Ran, Unseen, User} from '../../src/model/index.ts';
import {parsePlist} from '../../src/supervisors/launchd/plist.ts';
import {captured, type PaperHost, paperHost} from '../probes/paper-host.ts';

export const now = Date.parse('2026-11-21T02:00:00Z');
export const ny: User = {name: 'ny', uid: 501, gid: 20, home: '/Users/ny'};

const package_ = '/opt/homebrew/lib/node_modules/openclaw';
export const node = '/opt/homebrew/opt/node/bin/node';
export const entry = `${package_}/dist/index.js`;
export const state = '/Users/ny/.openclaw';

export interface Mac {
  readonly files?: Readonly<Record<string, string>>;
  /** What `launchctl print` says, by its target; every other target is not loaded. */
  readonly jobs?: Readonly<Record<string, string | Partial<Ran>>>;
  /** False where launchd has something else loaded than what the file says. */
  readonly loadedFromFile?: boolean;
  readonly disabled?: string;
  /** Lines of `ps`, and those of `lsof -F`. */
  readonly processes?: readonly string[];
  readonly sockets?: readonly string[];
  /** What the gateway answers; none = connection refused. */
  readonly pages?: Readonly<Record<string, string | Unseen>>;
  readonly user?: User;
  readonly commands?: Readonly<Record<string, string | Unseen | Partial<Ran>>>;
}

/** A Mac on paper, with OpenClaw installed by npm and configured, as the real outputs show one. */
export function mac({
  files = {},
  jobs = {},
  loadedFromFile = true,
  disabled = '\tdisabled services = {\n\t}\n',
  processes = [],
  sockets = [],
  pages = {},
  user = ny,
  commands = {},
}: Mac): PaperHost {
  const printed = Object.entries(jobs).map(([target, said]) => {
    const list = files[Object.keys(files).find((path) => path.endsWith(`/${target.slice(target.lastIndexOf('/') + 1)}.plist`)) ?? ''];
    return [`launchctl print ${target}`, typeof said === 'string' && loadedFromFile ? asLoaded(said, list) : said] as const;
  });
  return paperHost({
    now: () => now,
    platform: {os: 'darwin', user},
    owner: ny,
    // What a loop prints has just been printed.
    modifiedAt: Object.fromEntries(Object.keys(files).map((path) => [path, path.endsWith('.log') ? now - 10_000 : longAgo])),
    files: {
      '/Users/ny/.openclaw/openclaw.json':
        '{"gateway": {"mode": "local", "auth": {"mode": "token", "token": "0f1e2d3c4b5a69788796a5b4c3d2e1f0"}}}',
      [`${package_}/package.json`]: '{"name": "openclaw", "version": "2026.9.6", "engines": {"node": ">=22"}}',
      [`${package_}/openclaw.mjs`]: '',
      [entry]: '',
      [node]: '',
      ...files,
    },
    commands: {
      'launchctl print gui/501/': absent,
      'launchctl print system/': absent,
      'launchctl print-disabled gui/501': disabled,
      'launchctl print-disabled system': '\tdisabled services = {\n\t}\n',
      ...Object.fromEntries(printed),
      '/bin/ps -axww -o pid=,ppid=,uid=,stat=,lstart=,rss=,args=': [...usual, ...processes].join('\n'),
      '/usr/sbin/lsof -nP -iTCP -sTCP:LISTEN -F': sockets.length === 0 ? {exit: 1} : sockets.join('\n'),
      [`${node} --version`]: 'v24.1.0\n',
      ...commands,
    },
    pages,
  });
}

const longAgo = Date.parse('2026-11-18T11:06:40Z');

const usual = [
  '    1     0     0 Ss   Fri Nov 20 10:00:00 2026     14208 /sbin/launchd',
  '  300     1   501 S    Fri Nov 20 10:01:00 2026     90208 /System/Library/CoreServices/Finder.app/Contents/MacOS/Finder',
];

export const absent: Partial<Ran> = {
  exit: 113,
  stderr: captured('Bad request.\nCould not find service "ai.openclaw.gateway" in domain for user gui: 501\n'),
};
export const noSession: Partial<Ran> = {
  exit: 125,
  stderr: captured('Could not print domain: 125: Domain does not support specified action\n'),
};

/** A gateway that answers on its port. */
export function answers(port = 18789): Record<string, string> {
  return Object.fromEntries(
    [
      ['healthz', 'healthz.json'],
      ['readyz', 'readyz.json'],
      ['startupz', 'startupz.json'],
    ].map(([page, file]) => [`${port}/${page}`, text(`http/${file}`)]),
  );
}

export function listens(pid: number, {port = 18789, uid = 501, name = 'node', address = '127.0.0.1'} = {}): readonly string[] {
  return [`p${pid}`, `c${name}`, `u${uid}`, 'f16', 'PTCP', `n${address}:${port}`];
}

/** A line of `ps` for a process that was started two hours ago, or then. */
export function process(pid: number, ppid: number, args: string, {uid = 501, stat = 'S', since = 'Sat Nov 21 00:00:00 2026'} = {}): string {
  return `${String(pid).padStart(5)} ${String(ppid).padStart(5)} ${String(uid).padStart(5)} ${stat.padEnd(4)} ${since}    ${'122960'} ${args}`;
}

export function plist(
  words: readonly string[],
  {label = 'ai.openclaw.gateway', more = '', variables = {}}: {label?: string; more?: string; variables?: Record<string, string>} = {},
): string {
  const pairs = Object.entries(variables)
    .map(([name, value]) => `<key>${name}</key><string>${value}</string>`)
    .join('');
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>Label</key><string>${label}</string><key>KeepAlive</key><true/><key>RunAtLoad</key><true/>` +
    `<key>ProgramArguments</key><array>${words.map((word) => `<string>${word.replaceAll('&', '&amp;')}</string>`).join('')}</array>` +
    `<key>EnvironmentVariables</key><dict>${pairs}</dict>` +
    `<key>StandardOutPath</key><string>/Users/ny/Library/Logs/openclaw/gateway.log</string><key>StandardErrorPath</key><string>/dev/null</string>${more}</dict></plist>`
  );
}

export const command = [node, entry, 'gateway', '--port', '18789'];
export const agentPath = '/Users/ny/Library/LaunchAgents/ai.openclaw.gateway.plist';

/** A real `launchctl print` with other facts of one level. */
export function printed(sample: string, facts: Readonly<Record<string, string | null>> = {}): string {
  return text(`launchd/${sample}`)
    .split('\n')
    .flatMap((line) => {
      const key = /^(?:\t| {4})([a-z][a-z ]*?) = (?!\{)/.exec(line)?.[1];
      const other = key === undefined ? undefined : facts[key];
      return other === undefined ? [line] : other === null ? [] : [`\t${key} = ${other}`];
    })
    .join('\n');
}

export function text(name: string): string {
  return readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8');
}

/** A real `launchctl print` of another host, as if its job had been loaded from this list. */
function asLoaded(said: string, list: string | undefined): string {
  const keys = list === undefined ? null : parsePlist(list);
  if (typeof keys !== 'object' || keys === null || Array.isArray(keys)) return said;
  const of = keys as Readonly<Record<string, unknown>>;
  const block = (name: string, lines: readonly string[]): readonly string[] => [
    `\t${name} = {`,
    ...lines.map((line) => `\t\t${line}`),
    '\t}',
  ];
  const fact = (name: string, key: string): readonly string[] => (of[key] === undefined ? [] : [`\t${name} = ${String(of[key])}`]);
  const [head = '', ...rest] = said
    .replaceAll(/^\s+(?:arguments|environment) = \{\n[^}]*\}\n/gm, '')
    .split('\n')
    .filter((line) => !/^\s+(?:stdout path|stderr path|working directory) = /.test(line));
  const variables = Object.entries((of['EnvironmentVariables'] ?? {}) as Readonly<Record<string, string>>);
  return [
    head,
    ...block('arguments', (of['ProgramArguments'] ?? []) as readonly string[]),
    ...block(
      'environment',
      variables.map(([name, value]) => `${name} => ${value}`),
    ),
    ...fact('stdout path', 'StandardOutPath'),
    ...fact('stderr path', 'StandardErrorPath'),
    ...fact('working directory', 'WorkingDirectory'),
    ...rest,
  ].join('\n');
}
