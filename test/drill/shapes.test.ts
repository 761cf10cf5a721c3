import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {unitPath} from '../../src/drill/faults/hands.ts';
import {drillHost} from '../../src/drill/host.ts';
import {loadDrill} from '../../src/drill/index.ts';
import {buildWorld} from '../../src/drill/world/build.ts';
import type {World} from '../../src/drill/world/world.ts';
import type {Host} from '../../src/model/index.ts';
import {eagerClock, now} from './look.ts';
import {compare} from './shape.ts';
import {benchOf} from './solving.ts';

/** What real commands printed on a real host; the drill must print the same keys with the same types. */
const sample = (name: string): string => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');

async function healthy(version = '2026.9.6', seed = 2): Promise<{readonly world: World; readonly host: Host}> {
  const world = buildWorld(seed, {version}, now);
  world.time.runTo(world.scene.startAt);
  world.time.follow(eagerClock());
  return {world, host: drillHost(world)};
}

async function printed(
  host: Host,
  argv: readonly string[],
): Promise<{readonly exit: number | null; readonly text: string; readonly stderr: string}> {
  const ran = await host.run({argv, limitMs: 90_000, keepBytes: 1_000_000});
  if (!ran.seen) throw new Error(ran.detail);
  return {exit: ran.value.exit, text: ran.value.stdout.text, stderr: ran.value.stderr.text};
}

describe("the drill's openclaw", () => {
  it.each([
    {command: 'gateway status --deep --json', file: 'gateway-status.healthy.json', exit: 0},
    {command: 'health --json', file: 'health.healthy.json', exit: 0},
    {command: 'channels status --probe --json', file: 'channels-status.healthy.json', exit: 0},
    {command: 'models status --json', file: 'models-status.healthy.json', exit: 0},
    {command: 'doctor --lint --json', file: 'doctor-lint.healthy.json', exit: 1},
  ])('prints "$command" of a healthy gateway with the keys and types of the real one', async ({command, file, exit}) => {
    const {host} = await healthy();
    const {text, exit: ended} = await printed(host, ['openclaw', ...command.split(' ')]);
    const compared = compare(JSON.parse(text), JSON.parse(sample(file)));
    expect({...compared, left: compared.left.filter((path) => !detail.test(path))}).toEqual({made: [], left: [], types: []});
    expect(ended).toBe(exit);
  });

  /** Parts that nobody reads and that differ from host to host. */
  const detail =
    /probe\.bot\b|botInfo|bot\.\w+$|heartbeat\.prompt$|modelsJson|definitionDrift|requirement$|fixHint$|lastConnectedAt|lastEventAt|lastTransportActivityAt/;

  it.each([
    {command: 'status --json', file: 'status.healthy.json', version: '2026.9.6'},
    {command: 'status --json', file: 'status.2026.4.14.json', version: '2026.4.14'},
    {command: 'gateway status --json', file: 'gateway-status.2026.4.14.json', version: '2026.4.14'},
    {command: 'gateway call health --json', file: 'health.2026.4.14.json', version: '2026.4.14'},
    {command: 'channels status --probe --json', file: 'channels-status.2026.4.14.json', version: '2026.4.14'},
  ])('prints nothing in "$command" of $version that the real one has not', async ({command, file, version}) => {
    const {host} = await healthy(version);
    const {text, exit} = await printed(host, ['openclaw', ...command.split(' ')]);
    const {made, types} = compare(JSON.parse(text), JSON.parse(sample(file)));
    expect({made, types, exit}).toEqual({made: [], types: [], exit: 0});
  });

  it.each([
    {command: 'gateway status --deep --json', file: 'gateway-status.down.json', exit: 0},
    {command: 'gateway call health --json', file: 'call-health.down.json', exit: 1},
    {command: 'channels status --probe --json', file: 'channels-status.down.json', exit: 0},
  ])('answers "$command" of a stopped gateway as the real one does', async ({command, file, exit}) => {
    const {host} = await benchOf(loadDrill('first-ladder'), 1);
    const {text, exit: ended} = await printed(host, ['openclaw', ...command.split(' ')]);
    expect(compare(JSON.parse(text), JSON.parse(sample(file)))).toEqual({made: [], left: [], types: []});
    expect(ended).toBe(exit);
  });

  it('exits 0 and says "unreachable" in status while the gateway is down, after the wait of the real one', async () => {
    const {host} = await benchOf(loadDrill('first-ladder'), 1);
    const ran = await host.run({argv: ['openclaw', 'status', '--json'], limitMs: 60_000, keepBytes: 100_000});
    if (!ran.seen) throw new Error(ran.detail);
    const {made, types} = compare(JSON.parse(ran.value.stdout.text), JSON.parse(sample('status.down.json')));
    expect({made, types, exit: ran.value.exit}).toEqual({made: [], types: [], exit: 0});
    expect(JSON.parse(ran.value.stdout.text)).toMatchObject({gateway: {reachable: false, error: 'Gateway is unreachable'}});
    expect(ran.value.tookMs).toBeGreaterThan(18_000);
    expect(ran.value.tookMs).toBeLessThan(22_000);
  });

  it('refuses a wrong token in the words of the real one', async () => {
    const {host} = await benchOf(loadDrill('shadowed-secret'), 1);
    const {text, exit} = await printed(host, ['openclaw', 'gateway', 'call', 'health', '--json']);
    expect(JSON.parse(text)).toEqual(JSON.parse(sample('call-health.wrong-token.json')));
    expect(exit).toBe(1);
  });

  it('reports a broken configuration as the real one does, with and without --deep', async () => {
    const {host} = await benchOf(loadDrill('half-written-config'), 1);
    const validate = await printed(host, ['openclaw', 'config', 'validate', '--json']);
    expect(compare(JSON.parse(validate.text), JSON.parse(sample('config-validate.broken.json')))).toEqual({made: [], left: [], types: []});
    expect(validate.exit).toBe(1);
    const deep = await printed(host, ['openclaw', 'gateway', 'status', '--deep', '--json']);
    expect(compare(JSON.parse(deep.text), JSON.parse(sample('gateway-status.broken-config.json')))).toEqual({
      made: [],
      left: [],
      types: [],
    });
    expect(deep.exit).toBe(1);
    expect((await printed(host, ['openclaw', 'gateway', 'status', '--json'])).exit).toBe(0);
  });

  it.each(['status --json', 'health --json', 'channels status --probe --json'])(
    'never ends "%s" against a foreign web server',
    async (command) => {
      const {host} = await benchOf(loadDrill('port-thief'), 1);
      const ran = await host.run({argv: ['openclaw', ...command.split(' ')], limitMs: 60_000, keepBytes: 1_000});
      expect(ran).toMatchObject({seen: true, value: {ended: 'limit', exit: null, tookMs: 60_000, stdout: {text: ''}}});
    },
  );

  it.each(['2026.9.6', '2026.4.14'])('has the unit of release %s that its installer writes', async (version) => {
    const world = buildWorld(1, {version, node: '/opt/node24/bin/node'}, now);
    const real = readFileSync(new URL(`../samples/unit/${version}-default.service`, import.meta.url), 'utf8');
    const keys = (text: string): readonly string[] =>
      text
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) =>
          line.startsWith('Environment=') ? line.replace(/^Environment="?([^=]+)=.*/, 'Environment $1') : line.replace(/=.*/, ''),
        );
    expect(keys(world.files.peek(unitPath(world))?.text ?? '')).toEqual(keys(real));
    const fixed = /^(?:Restart|StartLimit|Timeout|Success|OOM|KillMode|After|Wants|WantedBy)/;
    const lines = (text: string): readonly string[] => text.split('\n').filter((line) => fixed.test(line));
    expect(lines(world.files.peek(unitPath(world))?.text ?? '')).toEqual(lines(real));
  });

  it('says on /readyz what the real one says of channels that are held down', async () => {
    const bench = await benchOf(loadDrill('port-thief'), 1);
    await bench.act(['kill', '{thiefPid}']);
    bench.pass(60_000);
    const look = await bench.host.dial({
      what: 'http',
      host: '127.0.0.1',
      port: bench.gateway.port,
      path: '/readyz',
      limitMs: 2_000,
      bytesMax: 10_000,
    });
    if (!look.seen) throw new Error(look.detail);
    expect(compare(JSON.parse(look.value.body ?? ''), JSON.parse(sample('readyz.suppressed.json')))).toEqual({
      made: [],
      left: [],
      types: [],
    });
    expect(look.value.status).toBe(200);
  });
});

describe("the drill's systemd", () => {
  const properties = (text: string): ReadonlyMap<string, string> =>
    new Map(
      text
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );

  it.each([
    {file: 'systemctl-show.running.txt', drill: null},
    {file: 'systemctl-show.failed.txt', drill: 'hard-coded-path'},
  ])('shows a unit with properties of the real one only ($file), each in its form', async ({file, drill}) => {
    const host = drill === null ? (await healthy()).host : (await benchOf(loadDrill(drill), 1)).host;
    const {text} = await printed(host, ['systemctl', '--user', 'show', 'openclaw-gateway.service']);
    const [ours, real] = [properties(text), properties(sample(file))];
    expect([...ours.keys()].filter((key) => !real.has(key))).toEqual([]);
    const form = (value: string | undefined): string =>
      (value ?? '')
        .replaceAll(/[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, 'STAMP')
        .replaceAll(/\d+/g, '0')
        .replaceAll(/\/[\w./@+-]+/g, 'PATH')
        .replaceAll(/[0a-f]{16,}/g, 'ID');
    // The order of units that are waited for is the manager's own.
    const sorted = (value: string | undefined): string => form(value).split(' ').toSorted().join(' ');
    const plain = [...ours]
      .filter(([key]) => !/Environment|ExecStart|Description|ControlGroup|SuccessExit/.test(key))
      .filter(([key, value]) =>
        key === 'After' || key === 'Requires' ? sorted(value) !== sorted(real.get(key)) : form(value) !== form(real.get(key)),
      )
      .map(([key, value]) => `${key}=${value}, really ${real.get(key)}`);
    expect(plain).toEqual([]);
    expect(form(ours.get('ExecStart')).replace(/argv\[\]=.*? ; ign/, 'ign')).toBe(
      form(real.get('ExecStart')).replace(/argv\[\]=.*? ; ign/, 'ign'),
    );
  });

  it("writes the journal's lines about a unit with the fields and words of the real one", async () => {
    const {host} = await benchOf(loadDrill('hard-coded-path'), 1);
    const {text} = await printed(host, ['journalctl', '--user', '-u', 'openclaw-gateway.service', '-o', 'json', '-n', '7']);
    const read = (lines: string): readonly Readonly<Record<string, string>>[] =>
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, string>)
        .filter((entry) => entry['SYSLOG_IDENTIFIER'] === 'systemd');
    const [ours, real] = [read(text), read(sample('journal.failed.jsonl'))];
    const words = (entry: Readonly<Record<string, string>>): string => (entry['MESSAGE'] ?? '').replaceAll(/\d+/g, '0');
    expect(ours.map(words)).toEqual(real.map(words));
    const known = new Set(real.flatMap((entry) => Object.keys(entry)));
    expect(ours.flatMap((entry) => Object.keys(entry)).filter((key) => !known.has(key))).toEqual([]);
    const picked = (entry: Readonly<Record<string, string>>): unknown => [
      entry['MESSAGE_ID'],
      entry['EXIT_CODE'],
      entry['EXIT_STATUS'],
      entry['N_RESTARTS'],
      entry['PRIORITY'],
      entry['UNIT_RESULT'],
    ];
    expect(ours.map(picked)).toEqual(real.map(picked));
  });
});
