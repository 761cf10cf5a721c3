import type {Host, Look, Ran} from '../../model/index.ts';
import type {Sentinel} from './sentinels.ts';

export interface Planted {
  /** In `.env` and in whatever OpenClaw says. */
  readonly known: readonly Sentinel[];
  /** Never where secrets are kept, so that only their shape betrays them. */
  readonly strange: readonly Sentinel[];
  /** Without a shape, under names that say nothing, in files that only a drop-in names. */
  readonly hidden: readonly Sentinel[];
}

/** The drill host, in whose files, outputs and logs the secrets stand as a careless host's do. */
export function planting(host: Host, {known, strange, hidden}: Planted): Host {
  const env = known.map(({name, value}) => `${name}=${value.includes('\n') ? JSON.stringify(value) : value}`).join('\n');
  // Once with a name, once within an address, once by itself, as somebody pasted it into a chat.
  const prose = [
    ...known.map(({kind, name, value}) =>
      [
        `{"subsystem":"x","${name}":${JSON.stringify(value)},"url":"https://user:${encodeURIComponent(value)}@example.org/?token=${encodeURIComponent(value)}"}`,
        `Cookie: session=${encodeURIComponent(value)}`,
        `somebody pasted ${value} as ${kind}`,
      ].join('\n'),
    ),
    ...strange.map(({kind, value}) => `somebody else pasted ${value} as ${kind}`),
  ].join('\n');
  const files = hiddenFiles(hidden);
  const lastWords = hidden.map(({kind, value}) => journalLine(`cannot reach ${kind} with ${value}`)).join('');
  return {
    ...host,
    async list(path) {
      const look = await host.list(path);
      const names = Object.keys(files).flatMap((file) => (file.startsWith(`${path}/`) ? [file.slice(path.length + 1)] : []));
      return names.length === 0 ? look : {seen: true, value: [...(look.seen ? look.value : []), ...names]};
    },
    async read(path, how) {
      const hiddenText = files[path];
      if (hiddenText !== undefined) return {seen: true, value: {text: hiddenText, bytes: hiddenText.length, cut: false}};
      const look = await host.read(path, how);
      if (!/\.env$/.test(path)) return look;
      const text = `${look.seen ? look.value.text : ''}\n${env}\n`;
      return {seen: true, value: {text, bytes: text.length, cut: false}};
    },
    async run(command) {
      const look = await host.run(command);
      if (look.seen && command.argv[0] === 'journalctl') return saidBefore(look, lastWords);
      return look.seen && ['openclaw', 'cat'].includes(command.argv[0]!.split('/').at(-1)!) ? spoiled(look, `${env}\n${prose}\n`) : look;
    },
  };
}

function spoiled(look: Look<Ran> & {seen: true}, more: string): Look<Ran> {
  const {stderr} = look.value;
  return {
    seen: true,
    value: {...look.value, stderr: {...stderr, text: stderr.text + more, bytes: stderr.bytes + more.length, lines: stderr.lines + 20}},
  };
}

const unit = 'openclaw-gateway.service';

/** A drop-in of the system that the gateway's manager has not loaded, and what it names. */
function hiddenFiles([one, two, three, four]: readonly Sentinel[]): Readonly<Record<string, string>> {
  return {
    [`/etc/systemd/user/${unit}.d/50-more.conf`]: [
      '[Service]',
      'EnvironmentFile=-/srv/more/first',
      'EnvironmentFile=/srv/more/sec*',
      'LoadCredential=it:/srv/more/third',
      `Environment="${four?.name}=${four?.value}"`,
      '',
    ].join('\n'),
    '/srv/more/first': `LEVEL=info\n${one?.name}=${one?.value}\n`,
    '/srv/more/second': `${two?.name}="${two?.value}"\n`,
    '/srv/more/third': `${three?.value}\n`,
  };
}

function journalLine(message: string): string {
  const at = String(Date.now() * 1000);
  return `${JSON.stringify({__REALTIME_TIMESTAMP: at, _PID: '4711', _SYSTEMD_USER_UNIT: unit, PRIORITY: '3', MESSAGE: message})}\n`;
}

function saidBefore(look: Look<Ran> & {seen: true}, more: string): Look<Ran> {
  const {stdout} = look.value;
  return {seen: true, value: {...look.value, stdout: {...stdout, text: more + stdout.text, bytes: stdout.bytes + more.length}}};
}
