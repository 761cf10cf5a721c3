import {stripVTControlCharacters} from 'node:util';
import type {Answer} from '../../src/drill/openclaw/recorded.ts';
import type {Names} from './held.ts';
import {compare} from './shape.ts';

/** Everything in which an answer of the drill is not the recorded one: keys, types, words, exit code. */
export function answerDifferences(where: string, ours: Answer, real: Answer, names: Names): readonly string[] {
  const [mine, its] = [listed(ours.stdout), listed(real.stdout)];
  const {made, left, types} = compare(mine, its);
  const all = [
    ...(ours.exit === real.exit ? [] : [`exit ${ours.exit}, really ${real.exit}`]),
    ...outermost(made).map((path) => `${path} is made up`),
    ...outermost(left).map((path) => `${path} is left out`),
    ...types,
    ...words(told(mine, names), told(its, labHost), ''),
    ...complaints(told(ours.stderr, names) as string, told(real.stderr, labHost) as string),
  ];
  return all.filter((text) => !but.some(({of, what}) => of.test(where) && what.test(text)));
}

/** What the names of the lab's host are told by; the drill's host has others. */
const labHost: Names = {
  '/opt/openclaw/2026.9.6/node_modules/openclaw': 'PACKAGE',
  '/opt/openclaw/2026.4.14/node_modules/openclaw': 'PACKAGE',
  '/opt/node24/bin/node': 'NODE',
  '/usr/local/bin/openclaw': 'CLI',
  '/home/ops': '~',
  'lab/lab-model': 'MODEL',
  'lab-model': 'MODEL',
  lab_bot: 'BOT',
};

/** What is printed as a complaint: nothing that the real one has not, and the real one's first line. */
function complaints(ours: string, real: string): readonly string[] {
  const [mine, its] = [ours, real].map((text) =>
    stripVTControlCharacters(text)
      .split('\n')
      .filter((line) => line.trim() !== ''),
  );
  const made = [...new Set(mine)].filter((line) => !its?.includes(line)).map((line) => `stderr "${line}" is made up`);
  const first = its?.[0];
  return [...made, ...(first === undefined || mine?.includes(first) ? [] : [`stderr "${first}" is left out`])];
}

/** One line of several that there could be. */
function listed(value: unknown): unknown {
  return isTable(value) && value['type'] === 'meta' ? [value] : value;
}

/** Of a table that only one of them has, the keys need not be told as well. */
function outermost(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`) || path.startsWith(`${other}[]`)));
}

function told(value: unknown, names: Names): unknown {
  const named = (text: string): string => Object.entries(names).reduce((so, [name, said]) => so.replaceAll(name, said), text);
  return JSON.parse(JSON.stringify(value), (_, one: unknown) => (typeof one === 'string' ? plain(named(one)) : one));
}

/** What the two hosts have each in their own way, or what depends on which commands ran before. */
const but: readonly {readonly of: RegExp; readonly what: RegExp; readonly because: string}[] = [
  {of: /./, what: /^\.os\.|^\.gateway\.self\./, because: 'kernel and name of the host'},
  {of: /./, what: /^\.update\.(?:packageManager|deps|registry)/, because: 'the lab unpacks its releases by hand'},
  {of: /./, what: /^\.port(?:Cli)?\.listeners\[\]\.(?:user|commandLine)/, because: 'users and programs have their own names'},
  {of: /./, what: /\.tokenSource: "env", really "config"$/, because: "the lab's keys stand in the configuration, the drill's in .env"},
  {of: / models status/, what: /^\.auth\.(?:providers\[\]|storePath)/, because: "the lab's provider is its own, and its store moved"},
  {of: / secrets audit/, what: /^\.status: "clean", really "findings"$|^\.filesScanned/, because: "the drill's keys stand in .env"},
  {of: / logs/, what: /^\[\]\.(?:time|level|subsystem|message|raw)/, because: "the lab's log was emptied before"},
  {of: / gateway status --deep/, what: /^\.gateway\.lastShutdown/, because: 'it is told only when there has been one'},
  {of: /port-taken gateway status/, what: /^\.port\.listeners\[\]\.command/, because: 'another program has the port'},
  {
    of: /port-taken gateway/,
    what: /^\.(?:rpc\.error|error\.message): "gateway rejected websocket upgrade/,
    because: 'it has a page of its own',
  },
  {
    of: /channel-down/,
    what: /\.(?:lastError|message): "(?:Telegram bot token unauthorized|Call to 'getMe' failed)/,
    because: "the lab's token was revoked while the channel ran",
  },
  {of: /channel-down/, what: /\.CHANNEL(?:\[\]|\.accounts\.default)?\.probe\.bot is made up/, because: "the drill's second channel works"},
  {
    of: /capability-lost/,
    what: /^\.modelRuntime is made up/,
    because: 'it is missing for a while after plugins or servers were configured',
  },
  {of: /port-taken logs/, what: /^stderr .*rejected websocket upgrade/, because: 'another program has the port, with a page of its own'},
];

/** Texts and truths that differ at the same place; numbers are the host's own. */
function words(ours: unknown, real: unknown, path: string): readonly string[] {
  if (Array.isArray(ours) && Array.isArray(real)) return ours.length > 0 && real.length > 0 ? words(ours[0], real[0], `${path}[]`) : [];
  if (isTable(ours) && isTable(real)) {
    return Object.keys(ours)
      .filter((key) => key in real)
      .flatMap((key) => words(ours[key], real[key], `${path}.${key}`));
  }
  const [mine, its] = [ours, real].map((value) => (typeof value === 'number' ? 0 : typeof value === 'object' ? null : value));
  // A number, or null where there was none yet, is the host's own.
  if (mine === its || [mine, its].every((value) => value === 0 || value === null)) return [];
  return [`${path}: ${JSON.stringify(mine)}, really ${JSON.stringify(its)}`];
}

/** A text without what is each host's own: homes, numbers, ids. */
function plain(text: string): string {
  return text
    .replaceAll(/\d+\.\d{5,}/g, '0')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}/g, 'ID')
    .replaceAll(/\/home\/\w+/g, '~')
    .replaceAll(/\d+(?:\.\d+)?/g, '0');
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
