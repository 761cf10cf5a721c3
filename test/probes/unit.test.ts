import {describe, expect, it} from 'vitest';
import type {UnitState} from '../../src/model/index.ts';
import {filled, profileEnvironment, type TemplateFacts, templateFor} from '../../src/openclaw/unit-template.ts';
import {probes} from '../../src/probes/index.ts';
import {parseProperties} from '../../src/supervisors/systemd/properties.ts';
import {parseEnvironment, parseUnitFile} from '../../src/supervisors/systemd/unit-file.ts';
import {unitRows} from '../../src/supervisors/systemd/unit-rows.ts';
import {parseUnitState} from '../../src/supervisors/systemd/unit-state.ts';
import {splitWords} from '../../src/supervisors/systemd/words-of.ts';
import {gateway, known, reading} from './facts.ts';
import {paperHost} from './paper-host.ts';
import {sample} from './sample.ts';

/** The units that real installers wrote, with the facts they were written for. */
const written: readonly (readonly [file: string, facts: TemplateFacts])[] = [
  [
    '2026.9.6-default',
    {
      version: '2026.9.6',
      profile: 'default',
      home: '/home/ops',
      stateDir: '',
      configPath: '',
      port: 19789,
      unit: 'openclaw-gateway.service',
    },
  ],
  [
    '2026.9.6-profile-rescue',
    {
      version: '2026.9.6',
      profile: 'rescue',
      home: '/home/ops',
      stateDir: '/home/ops/.openclaw-rescue',
      configPath: '/home/ops/.openclaw-rescue/openclaw.json',
      port: 23532,
      unit: 'openclaw-gateway-rescue.service',
    },
  ],
  [
    '2026.4.14-default',
    {
      version: '2026.4.14',
      profile: 'default',
      home: '/home/eve',
      stateDir: '',
      configPath: '',
      port: 18789,
      unit: 'openclaw-gateway.service',
    },
  ],
  [
    '2026.4.14-profile-old',
    {
      version: '2026.4.14',
      profile: 'old',
      home: '/home/eve',
      stateDir: '/home/eve/.openclaw-old',
      configPath: '/home/eve/.openclaw-old/openclaw.json',
      port: 18789,
      unit: 'openclaw-gateway-old.service',
    },
  ],
];

describe("the installer's template", () => {
  it.each(written)('says of %s every setting and variable that the real installer wrote', (file, facts) => {
    const settings = parseUnitFile(sample(`unit/${file}.service`));
    const template = templateFor(facts.version);
    const plain = settings
      .filter(({key}) => key !== 'Environment' && key !== 'ExecStart')
      .map(({section, key, value}) => [`${section}.${key}`, value]);
    expect(Object.fromEntries(Object.entries(template?.settings ?? {}).map(([key, value]) => [key, filled(value, facts)]))).toEqual(
      Object.fromEntries(plain),
    );
    const variables = Object.fromEntries(settings.filter(({key}) => key === 'Environment').flatMap(({value}) => parseEnvironment(value)));
    const wanted = {...template?.environment, ...(facts.profile === 'default' ? {} : profileEnvironment)};
    const known = Object.fromEntries(
      Object.entries(wanted).map(([name, value]) => [name, value === null ? variables[name] : filled(value, facts)]),
    );
    expect(known).toEqual(variables);
  });

  it('is not known for releases older than any that was looked at', () => {
    expect(templateFor('2025.11.1')).toBeNull();
    expect(templateFor('2026.10.2')?.templateOf).toBe('2026.9.6');
  });
});

describe('words of a unit file', () => {
  it.each([
    ['HOME=/home/ops TMPDIR=/tmp', ['HOME=/home/ops', 'TMPDIR=/tmp']],
    ['A=1 "OPENCLAW_WINDOWS_TASK_NAME=OpenClaw Gateway" B=2', ['A=1', 'OPENCLAW_WINDOWS_TASK_NAME=OpenClaw Gateway', 'B=2']],
    ["'it''s' \"two words\"", ['its', 'two words']],
    ['TOKEN=‹secret OPENCLAW_GATEWAY_TOKEN ~a1b2c3› NEXT=1', ['TOKEN=‹secret OPENCLAW_GATEWAY_TOKEN ~a1b2c3›', 'NEXT=1']],
    ['"NOTE=a\\nb"', ['NOTE=a\nb']],
    ["$'X=a\\tb'", ['X=a\tb']],
    ['EMPTY= ""', ['EMPTY=', '']],
  ])('%s', (text, words) => expect(splitWords(text)).toEqual(words));

  it('drop comments, join continued lines and keep repeated keys in order', () => {
    const text = '# a note\n[Service]\nExecStart=\nExecStart=/usr/bin/node \\\n; between\n  index.js\nnonsense\nEnvironment=A=1\n';
    expect(parseUnitFile(text)).toEqual([
      {section: 'Service', key: 'ExecStart', value: ''},
      {section: 'Service', key: 'ExecStart', value: '/usr/bin/node  index.js'},
      {section: 'Service', key: 'Environment', value: 'A=1'},
    ]);
  });
});

describe('the rows of the unit', () => {
  const map = (entries: Record<string, string>): ReadonlyMap<string, string> => new Map(Object.entries(entries));

  it('hold values that mean the same for the same', () => {
    const sources = {
      loaded: map({'Service.TimeoutStopSec': '5min 30s'}),
      disk: map({'Service.TimeoutStopSec': '330'}),
      wanted: map({'Service.TimeoutStopSec': '330s'}),
      needReload: false,
    };
    expect(unitRows(sources)).toEqual([{key: 'Service.TimeoutStopSec', loaded: '330', disk: '330', wanted: '330', differs: 'no'}]);
  });

  it('tell an edit that was not loaded from one that the installer would not make', () => {
    const rows = unitRows({
      loaded: map({'Service.TimeoutStopSec': '5min 30s', 'Service.Restart': 'always'}),
      disk: map({'Service.TimeoutStopSec': '30', 'Service.Restart': 'always', 'Service.MemoryMax': '2G'}),
      wanted: map({'Service.TimeoutStopSec': '330', 'Service.Restart': 'always'}),
      needReload: true,
    });
    expect(rows.map((row) => `${row.key} ${row.differs}`)).toEqual([
      'Service.Restart no',
      'Service.TimeoutStopSec both',
      'Service.MemoryMax wanted',
    ]);
  });

  it("do not take the manager's default for a difference, but a value that left the file and is still loaded", () => {
    const defaults = {loaded: map({'Service.KillMode': 'control-group'}), disk: map({}), wanted: null, needReload: true};
    expect(unitRows(defaults)).toEqual([]);
    expect(unitRows({...defaults, loaded: map({'Service.KillMode': 'mixed'})})).toEqual([
      {key: 'Service.KillMode', loaded: 'mixed', disk: null, wanted: null, differs: 'disk'},
    ]);
    expect(unitRows({...defaults, needReload: false, loaded: map({'Service.KillMode': 'mixed'})})).toEqual([]);
  });

  it('leave open what the installing shell decides', () => {
    const rows = unitRows({
      loaded: map({'Environment.PATH': '/a'}),
      disk: map({'Environment.PATH': '/a'}),
      wanted: new Map([['Environment.PATH', null]]),
      needReload: false,
    });
    expect(rows).toEqual([{key: 'Environment.PATH', loaded: '/a', disk: '/a', wanted: null, differs: 'no'}]);
  });
});

describe('the unit probe', () => {
  const fragment = '/home/ops/.config/systemd/user/openclaw-gateway.service';
  const shown = parseUnitState(parseProperties(sample('supervisor/show-start-limit.txt')));
  const {controlGroup: _, ...rest} = shown as NonNullable<typeof shown>;
  const state: UnitState = {scope: 'user', ...rest, pids: []};
  const install = {
    cli: {
      seen: true as const,
      value: {
        path: '/opt/oc/x',
        packageRoot: '/opt/oc/node_modules/openclaw',
        version: '2026.9.6',
        entry: '/opt/oc/node_modules/openclaw/dist/index.js',
        nodeWanted: null,
      },
    },
    unit: {
      node: {path: '/opt/node24/bin/node', exists: true, version: '24.21.0'},
      entry: null,
      entryExists: false,
      packageRoot: null,
      version: null,
      nodeWanted: null,
    },
    running: null,
  };
  const supervisor = reading<'supervisor'>({
    owner: 'nobody',
    units: [state],
    unasked: [],
    services: [],
    processes: [],
    lock: null,
  });

  it('puts loaded, disk with drop-ins and wanted side by side', async () => {
    const host = paperHost({
      files: {[fragment]: sample('unit/2026.9.6-default.service'), [`${fragment}.d/10.conf`]: sample('unit/drop-in.conf')},
      commands: {'systemctl --user show': `LoadState=loaded\nActiveState=active\n${sample('unit/show-with-drop-in.txt')}`},
    });
    const look = await probes.unit.look(host, gateway, known({supervisor, install: reading<'install'>(install)}));
    const value = look.seen ? look.value : null;
    expect(value?.templateOf).toBe('2026.9.6');
    expect(value?.files.map((file) => file.path)).toEqual([fragment, `${fragment}.d/10.conf`]);
    expect(value?.rows.filter((row) => row.differs !== 'no').map((row) => row.key)).toEqual([
      'Service.ExecStart',
      'Service.RestartSec',
      'Environment.LABTWO',
      'Environment.LABVAR',
      'EnvironmentFile',
    ]);
    expect(value?.rows.filter((row) => row.differs === 'disk' || row.differs === 'both')).toEqual([]);
    expect(value?.rows.find((row) => row.key === 'Environment.LABTWO')).toEqual({
      key: 'Environment.LABTWO',
      loaded: 'two words',
      disk: 'two words',
      wanted: null,
      differs: 'wanted',
    });
  });

  it('says why when the manager may not be asked', async () => {
    const denied = {
      ...(supervisor.seen ? supervisor.value : null),
      units: [],
      unasked: [{scope: 'user' as const, detail: 'only ops or root can ask'}],
    };
    const look = await probes.unit.look(paperHost({}), gateway, known({supervisor: reading<'supervisor'>(denied as never)}));
    expect(look).toEqual({seen: false, why: 'denied', detail: 'only ops or root can ask'});
  });
});
