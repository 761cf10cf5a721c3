import {describe, expect, it} from 'vitest';
import {parseLock} from '../../src/probes/parse/lock.ts';
import {parseContainers} from '../../src/supervisors/container/listed.ts';
import {commandOfJob} from '../../src/supervisors/launchd/job-argv.ts';
import {parsePlist} from '../../src/supervisors/launchd/plist.ts';
import {parseDisabled, parseLaunchctlPrint} from '../../src/supervisors/launchd/print.ts';
import {parseProperties} from '../../src/supervisors/systemd/properties.ts';
import {parseDuration, parseStamp} from '../../src/supervisors/systemd/time.ts';
import {parseUnitState} from '../../src/supervisors/systemd/unit-state.ts';
import {sample} from './sample.ts';

describe('what systemctl show says of a unit', () => {
  it('of a running one gives the process, the control group and the argv', () => {
    expect(parseUnitState(parseProperties(sample('supervisor/show-running.txt')))).toMatchObject({
      load: 'loaded',
      active: 'active',
      sub: 'running',
      result: 'success',
      exit: {how: 'none', status: 0},
      restarts: 0,
      needReload: false,
      enabled: 'enabled',
      fragment: '/home/ops/.config/systemd/user/openclaw-gateway.service',
      memoryBytes: null,
      exitedAt: null,
      exec: {
        path: '/opt/node24/bin/node',
        argv: [
          '/opt/node24/bin/node',
          '--max-old-space-size=8192',
          '/opt/oc/node_modules/openclaw/dist/index.js',
          'gateway',
          '--port',
          '19789',
        ],
      },
      restart: {policy: 'always', delayMs: 5_000, burst: 10, intervalMs: 300_000},
      controlGroup: '/user.slice/user-1001.slice/user@1001.service/app.slice/openclaw-gateway.service',
    });
  });

  it('of one that hit its start limit gives the last exit, the count, the drop-in and the optional environment file', () => {
    expect(parseUnitState(parseProperties(sample('supervisor/show-start-limit.txt')))).toMatchObject({
      active: 'failed',
      result: 'exit-code',
      exit: {how: 'exited', status: 1},
      restarts: 10,
      mainPid: null,
      stateSince: Date.UTC(2026, 10, 21, 5, 39, 33),
      exitedAt: Date.UTC(2026, 10, 21, 5, 39, 32),
      dropIns: ['/home/ops/.config/systemd/user/openclaw-gateway.service.d/10.conf'],
      environmentFiles: [{path: '/home/ops/.openclaw/none.env', optional: true}],
    });
  });

  it('of one whose environment file is missing gives Result=resources and no run at all', () => {
    expect(parseUnitState(parseProperties(sample('supervisor/show-all-env-file-missing.txt')))).toMatchObject({
      active: 'activating',
      sub: 'auto-restart',
      result: 'resources',
      exit: {how: 'none', status: 0},
      restarts: 2,
      startedAt: null,
      environmentFiles: [{path: '/home/ops/.openclaw/gateway.systemd.env', optional: false}],
    });
  });

  it('of one that no file defines is a unit too, with the load state not-found', () => {
    expect(parseUnitState(parseProperties(sample('supervisor/show-not-found.txt')))).toMatchObject({
      load: 'not-found',
      active: 'inactive',
      mainPid: null,
      exec: null,
    });
  });

  it('is nothing when it is something else', () => {
    expect(parseUnitState(parseProperties('Failed to connect to bus: No medium found\n'))).toBeNull();
  });
});

it.each([
  ['5min 30s', 330_000],
  ['30s', 30_000],
  ['500ms', 500],
  ['330', 330_000],
  ['1min', 60_000],
  ['infinity', null],
  ['', null],
  ['[not set]', null],
])('the duration %j is %j milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each([
  ['Sat 2026-11-21 01:14:03 UTC', Date.UTC(2026, 10, 21, 1, 14, 3)],
  ['@1795236028', 1_795_236_028_000],
  ['n/a', null],
  ['', null],
  ['Sat 2026-11-21 01:14:03.250000 UTC', Date.UTC(2026, 10, 21, 1, 14, 3, 250)],
])('the time %j is %j', (text, at) => {
  expect(parseStamp(text)).toBe(at);
});

describe('a gateway lock', () => {
  it('is read although OpenClaw writes an invisible mark of blanks behind it', () => {
    expect(parseLock(sample('supervisor/lock.txt'))).toMatchObject({
      port: 19789,
      role: 'gateway',
      configPath: '/home/ops/.openclaw/openclaw.json',
    });
  });

  it('of 2026.4.14 has no port and no state directory', () => {
    const text = '{"pid":4888,"createdAt":"2026-11-21T05:37:50.252Z","configPath":"/home/eve/.openclaw/openclaw.json","startTime":437841}';
    expect(parseLock(text)).toMatchObject({pid: 4888, port: null, startTicks: 437_841, createdAt: Date.UTC(2026, 10, 21, 5, 37, 50, 252)});
  });
});

describe('launchctl', () => {
  const printed = [
    'gui/501/ai.openclaw.gateway = {',
    '\tactive count = 1',
    '\tpath = /Users/ops/Library/LaunchAgents/ai.openclaw.gateway.plist',
    '\ttype = LaunchAgent',
    '\tstate = not running',
    '',
    '\tprogram = /bin/sh',
    '\tinherited environment = {',
    '\t\tSSH_AUTH_SOCK => /private/tmp/x',
    '\t}',
    '\truns = 14',
    '\tlast exit code = 78: EX_CONFIG',
    '\tsubstate = {',
    '\t\tstate = active',
    '\t\tpid = 999',
    '\t}',
    '}',
    '',
  ].join('\n');

  it('print gives the state, the runs and the exit code of the job itself, not of its nested blocks', () => {
    expect(parseLaunchctlPrint(printed)).toMatchObject({state: 'not running', pid: null, runs: 14, lastExit: 78});
  });

  it('print of a running job gives its pid', () => {
    expect(parseLaunchctlPrint('x = {\n\tstate = running\n\tpid = 4711\n\truns = 1\n\tlast exit code = (never exited)\n}')).toMatchObject({
      state: 'running',
      pid: 4711,
      runs: 1,
      lastExit: null,
    });
  });

  it.each([
    ['disabled services = {\n\t"ai.openclaw.gateway" => disabled\n}', true],
    ['disabled services = {\n\t"ai.openclaw.gateway" => true\n}', true],
    ['disabled services = {\n\t"ai.openclaw.gateway" => enabled\n}', false],
    ['disabled services = {\n\t"com.example" => disabled\n}', false],
    ['Could not find domain', null],
  ])('print-disabled %j says %j', (text, disabled) => {
    expect(parseDisabled(text, 'ai.openclaw.gateway')).toBe(disabled);
  });
});

describe('a LaunchAgent file', () => {
  const plist = (words: readonly string[]): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict>\n` +
    `<key>Label</key>\n<string>ai.openclaw.gateway</string>\n<key>Comment</key><string>a &amp; b</string>\n<key>KeepAlive</key>\n<true/>\n<key>ThrottleInterval</key>\n<integer>10</integer>\n` +
    `<key>ProgramArguments</key>\n<array>\n${words.map((word) => `<string>${word}</string>`).join('\n')}\n</array>\n<key>EnvironmentVariables</key>\n<dict/>\n</dict>\n</plist>\n`;
  const command = ['/opt/homebrew/bin/node', '/opt/homebrew/lib/node_modules/openclaw/dist/index.js', 'gateway', '--port', '18789'];

  it.each<[string, string, unknown]>([
    ['names of characters', '<string>a &lt;b&gt; &amp;amp; &quot;&apos;</string>', `a <b> &amp; "'`],
    ['numbers of characters', '<string>&#38;&#x26;&#x1F99E;</string>', '&&🦞'],
    ['character data', '<string>x<![CDATA[<y> & ]]]]><![CDATA[>]]>z</string>', 'x<y> & ]]>z'],
    ['comments wherever they stand', '<!-- <dict> --><array><!--a--><string>a<!-- b -->c</string><!--d--></array>', ['ac']],
    ['blanks in tags and texts', '<dict ><key >A</key\n><string\t>  a\n b </string ></dict>', {A: '  a\n b '}],
    ['what is empty', '<array><string/><string></string><array/><dict/><true/><false /></array>', ['', '', [], {}, true, false]],
    ['numbers', '<array><integer>-5</integer><integer>0x1F</integer><real>1.5e3</real></array>', [-5, 31, 1500]],
    ['dates and data as text', '<array><date>2026-01-01T00:00:00Z</date><data>aGk=</data></array>', ['2026-01-01T00:00:00Z', 'aGk=']],
    ['a key without a value', '<dict><key>A</key><key>B</key><true/></dict>', {B: true}],
  ])('a list holds %s', (_, body, value) => {
    const list = `\uFEFF<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">\n<plist version="1.0">\n${body}\n</plist>\n`;
    expect(parsePlist(list)).toEqual(value);
  });

  it('a name like those that objects have is a name', () => {
    const list = parsePlist('<plist><dict><key>__proto__</key><dict><key>x</key><true/></dict></dict></plist>');
    expect(Object.entries(list as object)).toEqual([['__proto__', {x: true}]]);
    expect(list).not.toHaveProperty('x');
  });

  it.each([
    ['nothing', ''],
    ['a binary one', 'bplist00\uFFFD\u0001\u0002'],
    ['another document', '<html><plist><true/></plist></html>'],
    ['words', 'hello <plist'],
    ['one that is cut', '<plist><dict><key>A</key><string>b</str'],
    ['one that ends wrongly', '<plist><array></dict></plist>'],
    ['an own name for characters', '<!DOCTYPE plist [<!ENTITY a "b">]><plist><string>&a;</string></plist>'],
    ['a file of others', '<!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd">]><plist><string>&a;</string></plist>'],
    ['a nest without end', `<plist>${'<array>'.repeat(100_000)}`],
  ])('%s is no list, and nothing is printed of it', (_, text) => {
    expect(parsePlist(text)).toBeNull();
  });

  it('is read with its types', () => {
    expect(parsePlist(plist(command))).toEqual({
      Label: 'ai.openclaw.gateway',
      Comment: 'a & b',
      KeepAlive: true,
      ThrottleInterval: 10,
      ProgramArguments: command,
      EnvironmentVariables: {},
    });
    expect(parsePlist('bplist00')).toBeNull();
  });

  it('gives the command behind the wrapper that loads its environment file', () => {
    const state = '/Users/ops/.openclaw/service-env/ai.openclaw.gateway';
    expect(commandOfJob(['/bin/sh', `${state}-env-wrapper.sh`, `${state}.env`, ...command])).toEqual(command);
    expect(commandOfJob(command)).toEqual(command);
    expect(commandOfJob([])).toEqual([]);
  });
});

it('lists containers as docker prints them, one object a line, and as podman does, one array', () => {
  const docker =
    '{"Names":"openclaw-gateway","State":"running","Image":"ghcr.io/openclaw/openclaw:latest"}\n{"Names":"db","State":"exited","Image":"postgres"}\n';
  const podman = '[{"Names":["openclaw"],"State":"exited","Image":"localhost/openclaw:local"}]';
  expect(parseContainers(docker)).toMatchObject([
    {name: 'openclaw-gateway', state: 'running', image: 'ghcr.io/openclaw/openclaw:latest'},
    {name: 'db', state: 'exited', image: 'postgres'},
  ]);
  expect(parseContainers(podman)).toMatchObject([{name: 'openclaw', state: 'exited', image: 'localhost/openclaw:local'}]);
});
