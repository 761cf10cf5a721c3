import type {Box, How, Mount, Said} from './box.ts';
import {boxUp} from './box.ts';
import type {Farside} from './farside.ts';
import {farsideUp} from './farside.ts';
import {addresses, ports} from './farside-behaviour.ts';
import {inBox, provide, type Version} from './openclaw.ts';
import {until} from './until.ts';

/** One gateway of user `ops` in a box, installed by OpenClaw itself, with a channel and a model provider that work. */
export interface Lab {
  readonly version: Version;
  readonly box: Box;
  readonly farside: Farside;
  /** Runs argv as the gateway's user, who is also the responder. */
  as(argv: readonly string[], how?: How): Promise<Said>;
  systemctl(...words: string[]): Promise<Said>;
  /** Properties of the gateway's unit in the user's manager. */
  show(...properties: string[]): Promise<Record<string, string>>;
  /** What the gateway's port answers; status 0 = refused, null = no answer within two seconds. */
  http(path: string): Promise<{readonly status: number | null; readonly body: string}>;
  /** Clears journal and file log, so that no fault is judged by what another one left there. */
  forget(): Promise<void>;
  /** The journal's lines of the gateway's unit since the box's start, oldest first. */
  journal(): Promise<string>;
  ready(limitMs?: number): Promise<void>;
  /** Waits until that many properties have these values. */
  shows(wanted: Readonly<Record<string, string>>, limitMs?: number): Promise<void>;
  down(): Promise<void>;
}

export const user = 'ops';
export const uid = 4242;
export const home = `/home/${user}`;
export const port = 18789;
export const unit = 'openclaw-gateway.service';

export const files = {
  state: `${home}/.openclaw`,
  config: `${home}/.openclaw/openclaw.json`,
  dotenv: `${home}/.openclaw/.env`,
  unit: `${home}/.config/systemd/user/${unit}`,
  dropIns: `${home}/.config/systemd/user/${unit}.d`,
} as const;

/** Fakes with the shape of real ones, so that a secret that leaks is recognised as one. */
export const fakes = {
  token: 'labtoken-4f1d6c0b2a9e8d7c6b5a4f3e',
  otherToken: 'labtoken-99aa88bb77cc66dd55ee44ff',
  botToken: '123456789:AAFakeFakeFakeFakeFakeFakeFakeFake_00',
  modelKey: 'sk-fakefakefakefakefakefakefakefake00',
} as const;

/** The room of the state directory's file system: more than a gateway ever needs here. */
export const roomy = 'size=2g,nr_inodes=200k';

export type Config = Record<string, unknown>;

export function healthyConfig(): Config {
  return {
    gateway: {mode: 'local', port, bind: 'loopback', auth: {mode: 'token', token: fakes.token}},
    channels: {telegram: {enabled: true, botToken: fakes.botToken, apiRoot: `http://${addresses.telegram}:${ports.telegram}`}},
    models: {
      providers: {
        lab: {
          baseUrl: `http://${addresses.provider}:${ports.provider}/v1`,
          apiKey: fakes.modelKey,
          api: 'openai-completions',
          models: [{id: 'lab-model', name: 'Lab', input: ['text'], contextWindow: 128_000, maxTokens: 4096}],
        },
      },
    },
    agents: {defaults: {model: {primary: 'lab/lab-model'}}},
  };
}

/** Brings up a box with everything but a running gateway: `install` does the rest. */
export async function labUp(version: Version, mounts: readonly Mount[] = []): Promise<Lab> {
  const box = await boxUp([...(await provide()), ...mounts]);
  try {
    return await prepare(box, version);
  } catch (error) {
    await box.down();
    throw error;
  }
}

async function prepare(box: Box, version: Version): Promise<Lab> {
  // Group adm, as the first user of a Debian or Ubuntu server has it: such a user sees the system's journal.
  await box.addUser(user, uid, ['adm']);
  await switchCli(box, version);
  await box.sh(['ln', '-sf', inBox.node24, '/usr/local/bin/node']);
  const rungs = `#!/bin/sh\nexec ${inBox.node24} ${inBox.checkout}/dist/rungs.js "$@"\n`;
  await box.write('/usr/local/bin/rungs', rungs, {mode: '755'});
  const farside = await farsideUp(box);
  const lab: Lab = {
    version,
    box,
    farside,
    as: (argv, how) => box.as(user, argv, how),
    systemctl: (...words) => box.as(user, ['systemctl', '--user', ...words]),
    show: async (...properties) =>
      propertiesOf((await lab.systemctl('show', unit, ...properties.map((one) => `--property=${one}`))).stdout),
    http: async (path) => {
      const said = await box.as(user, [
        'curl',
        '--silent',
        '--max-time',
        '2',
        '--write-out',
        '\n%{http_code}',
        `http://127.0.0.1:${port}${path}`,
      ]);
      const [, body = '', status = '0'] = /^([\s\S]*)\n(\d+)$/.exec(said.stdout) ?? [];
      // 28 is curl's word for time over.
      return {status: said.exit === 28 ? null : Number(status), body};
    },
    journal: async () => (await box.as(user, ['journalctl', '--user', '--unit', unit, '--output', 'short-iso', '--no-pager'])).stdout,
    forget: async () => {
      await box.sh(['journalctl', '--rotate', '--vacuum-size=1']);
      await box.sh(['bash', '-c', 'truncate --size 0 /tmp/openclaw*/*.log || true']);
    },
    ready: async (limitMs = 120_000) => {
      await until('/readyz answers 200', limitMs, async () => ((await lab.http('/readyz')).status === 200 ? true : null));
    },
    shows: async (wanted, limitMs = 90_000) => {
      const text = Object.entries(wanted)
        .map(([key, value]) => `${key}=${value}`)
        .join(' ');
      await until(`the unit shows ${text}`, limitMs, async () => {
        const seen = await lab.show(...Object.keys(wanted));
        return Object.entries(wanted).every(([key, value]) => seen[key] === value) ? true : null;
      });
    },
    down: async () => {
      await farside.down();
      await box.down();
    },
  };
  // A file system of its own, in memory, so that it can be full without the machine's being full.
  await box.sh(['bash', '-c', `mkdir -p ${files.state} && mount -t tmpfs -o ${roomy},mode=700,uid=${uid},gid=${uid} tmpfs ${files.state}`]);
  await box.write(files.config, `${JSON.stringify(healthyConfig(), null, 2)}\n`, {owner: user, mode: '600'});
  return lab;
}

/** Which release the command `openclaw` belongs to. */
export async function switchCli(box: Box, version: Version): Promise<void> {
  await box.sh(['ln', '-sfn', `${inBox.package(version)}/openclaw.mjs`, '/usr/local/bin/openclaw']);
}

/** Lets OpenClaw write and start its unit; returns when the start has been asked for. */
export async function install(lab: Lab): Promise<void> {
  const said = await lab.as(['openclaw', 'gateway', 'install']);
  if (said.exit !== 0) throw new Error(`openclaw gateway install ended with ${said.exit}: ${said.stdout}${said.stderr}`);
}

function propertiesOf(text: string): Record<string, string> {
  const pairs = text
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return Object.fromEntries(pairs) as Record<string, string>;
}
