import {describe, expect, it} from 'vitest';
import type {Readings} from '../../src/model/index.ts';
import {whatChanged} from '../../src/probes/index.ts';
import {auditChanges} from '../../src/probes/parse/changes/config-audit.ts';
import {aptChanges, dnfChanges, dpkgChanges, npmChange, pacmanChanges, zoneMinutes} from '../../src/probes/parse/changes/package-logs.ts';
import {bootChanges, hostChange} from '../../src/probes/parse/changes/system-journal.ts';
import {firstTrouble, triggersOf} from '../../src/session/triggers.ts';
import {healthyReadings} from '../rules/facts.ts';
import {gateway} from './facts.ts';
import {no, paperHost} from './paper-host.ts';

const at = (text: string): number => Date.parse(text);

describe('the log of a package manager', () => {
  it('of dpkg names what a gateway leans on, and counts the others', () => {
    const log = [
      '2026-11-26 03:10:01 startup archives unpack',
      '2026-11-26 03:10:02 upgrade nodejs:amd64 24.20.0-1 24.21.0-1',
      '2026-11-26 03:10:04 status installed nodejs:amd64 24.21.0-1',
      '2026-11-26 03:10:05 upgrade man-db:amd64 2.11.2-2 2.11.2-3',
      '2026-11-26 03:10:06 install zstd:amd64 <none> 1.5.4',
    ].join('\n');
    expect(dpkgChanges(log, 60, '/var/log/dpkg.log').map(({at: time, text}) => [time, text])).toEqual([
      [at('2026-11-26T02:10:02Z'), 'dpkg replaced nodejs 24.20.0-1 by 24.21.0-1'],
      [at('2026-11-26T02:10:05Z'), '2 other packages of the system changed'],
    ]);
  });

  it('of apt says who asked', () => {
    const log =
      'Start-Date: 2026-11-26  03:10:00\nCommandline: apt-get upgrade -y\nRequested-By: ops (1000)\nUpgrade: nodejs:amd64 (1, 2)\nEnd-Date: 2026-11-26  03:10:09\n\n' +
      'Start-Date: 2026-11-26  06:00:00\nCommandline: /usr/bin/unattended-upgrade\nUpgrade: tzdata:all (1, 2)\n';
    expect(aptChanges(log, 0, 'x').map(({text}) => text)).toEqual([
      'ops ran: apt-get upgrade -y',
      'somebody, or a timer, ran: /usr/bin/unattended-upgrade',
    ]);
  });

  it('of pacman and dnf has its own zone in each line', () => {
    expect(pacmanChanges('[2026-11-26T03:10:00+0100] [ALPM] upgraded nodejs (24.20.0-1 -> 24.21.0-1)', 'p')).toEqual([
      {at: at('2026-11-26T02:10:00Z'), kind: 'system', text: 'pacman upgraded nodejs 24.20.0-1 -> 24.21.0-1', source: 'p'},
    ]);
    expect(dnfChanges('2026-11-26T03:10:00+0100 SUBDEBUG Upgrade: nodejs-1:24.21.0-1.fc43.x86_64', 'd')).toMatchObject([
      {at: at('2026-11-26T02:10:00Z'), text: 'dnf: upgrade nodejs-1:24.21.0-1.fc43.x86_64'},
    ]);
  });

  it('of npm counts where something was changed', () => {
    const head =
      '0 verbose cli /usr/bin/node /usr/bin/npm\n7 verbose title npm install openclaw@latest\n8 verbose argv "install" "--global" "openclaw@latest"\n';
    expect(npmChange('2026-11-26T02_10_02_924Z-debug-0.log', head, 'n')).toEqual({
      at: at('2026-11-26T02:10:02.924Z'),
      kind: 'package',
      text: 'npm install --global openclaw@latest was run',
      source: 'n',
    });
    expect(npmChange('2026-11-26T02_10_02_924Z-debug-0.log', head.replaceAll('install', 'view'), 'n')).toBeNull();
    expect(npmChange('nonsense', head, 'n')).toBeNull();
  });

  it.each([
    ['+0530', 330],
    ['-0300\n', -180],
    ['', 0],
  ])('is written in the zone %j', (text, minutes) => {
    expect(zoneMinutes(text)).toBe(minutes);
  });
});

describe('the journal of a host', () => {
  const line = (more: object): string => JSON.stringify({__REALTIME_TIMESTAMP: '1795000000000000', ...more});

  it('tells of steps of the clock and of what was run by sudo', () => {
    expect(hostChange(line({MESSAGE_ID: 'c7a787079b354eaaa9e77b371893cd27', MESSAGE: 'Time has been changed'}), 'journal')).toMatchObject({
      at: 1795000000000,
      kind: 'clock',
    });
    const sudo = '     ops : TTY=pts/0 ; PWD=/home/ops ; USER=root ; COMMAND=/usr/bin/npm i -g openclaw@latest';
    expect(hostChange(line({SYSLOG_IDENTIFIER: 'sudo', MESSAGE: sudo}), 'journal')).toMatchObject({
      kind: 'person',
      text: 'ops ran as root: /usr/bin/npm i -g openclaw@latest',
    });
    expect(hostChange(line({SYSLOG_IDENTIFIER: 'sudo', MESSAGE: 'pam_unix(sudo:session): session opened'}), 'journal')).toBeNull();
    expect(hostChange('no json', 'journal')).toBeNull();
  });

  it('lists the boots', () => {
    expect(bootChanges('[{"index":0,"boot_id":"x","first_entry":1795000000000000,"last_entry":1795000001000000}]', 'j')).toMatchObject([
      {at: 1795000000000, text: 'the host was started'},
    ]);
    expect(bootChanges('-- no --', 'j')).toEqual([]);
  });
});

it("OpenClaw's own audit names who wrote which settings", () => {
  const entry = {
    ts: '2026-11-26T02:10:02.924Z',
    event: 'config.write',
    argv: ['/usr/bin/node', '/opt/openclaw/dist/index.js', 'doctor', '--fix'],
    changedPaths: ['gateway.port'],
  };
  expect(auditChanges(`${JSON.stringify(entry)}\n{"event":"config.observe"}\nbroken`, 'a')).toEqual([
    {
      at: at(entry.ts),
      kind: 'configuration',
      text: 'the configuration was written by `node index.js doctor --fix`: gateway.port',
      source: 'a',
    },
  ]);
});

describe('what changed', () => {
  const now = at('2026-11-26T03:00:00Z');
  const ends = [0, 11, 22].map((seconds) => ({at: now - 600_000 + seconds * 1000, how: 'exited', status: '1'}));
  const readings = (exits: typeof ends): Readings => ({
    log: {
      seen: true,
      at: now,
      tookMs: 1,
      value: {sources: [], lines: [], signatures: [], exits, restarts: [], startLimitAt: null, kernelOom: []},
    },
  });

  it('stands in one line of time, a loop as one, with what stands shortly before it', async () => {
    const host = paperHost({
      now: () => now,
      files: {[gateway.configPath]: '{}'},
      commands: {
        stat: `${now / 1000 - 642} ${now / 1000 - 642} ${gateway.configPath}\n`,
        'date +%z': '+0000\n',
        journalctl: {
          exit: 0,
          stderr: {
            text: 'Hint: You are currently not seeing messages from other users and the system.',
            bytes: 1,
            lines: 1,
            cut: null,
            sha256: null,
          },
        },
      },
    });
    const changes = await whatChanged(host, gateway, readings(ends), 3_600_000);
    expect(changes.list.map(({kind, text}) => `${kind}: ${text}`)).toEqual([
      'configuration: openclaw.json was written',
      'trouble: the gateway ended: exited, status 1; 2 times more within 22 s',
    ]);
    expect(changes.unseen).toEqual([{source: 'journal', detail: expect.stringContaining('read by root')}]);
    const trouble = firstTrouble(changes);
    expect(trouble?.at).toBe(now - 600_000);
    expect(triggersOf(changes, trouble!)).toMatchObject([{beforeMs: 42_000, change: {text: 'openclaw.json was written'}}]);
  });

  it('holds the nights that are over, with the reason and what brought it back, as far as the journal of the day reaches', async () => {
    const entry = (secondsAgo: number, MESSAGE: string, more: object = {}): string =>
      JSON.stringify({__REALTIME_TIMESTAMP: String((now - secondsAgo * 1000) * 1000), MESSAGE, PRIORITY: '6', ...more});
    const manager = {SYSLOG_IDENTIFIER: 'systemd', _PID: '1', USER_UNIT: 'openclaw-gateway.service'};
    const ended = {...manager, MESSAGE_ID: '98e322203f7a4ed290d09fe03c09fe15', EXIT_CODE: 'exited', EXIT_STATUS: '1'};
    const said = 'openclaw-gateway.service: Main process exited, code=exited, status=1/FAILURE';
    const lines = [
      entry(20_000, 'Started openclaw-gateway.service - OpenClaw Gateway.', manager),
      entry(7_300, "Error: Cannot find module '/opt/openclaw/dist/index.js'", {_PID: '71', _SYSTEMD_USER_UNIT: 'openclaw-gateway.service'}),
      entry(7_299, said, ended),
      entry(7_289, said, ended),
      entry(7_000, 'Started openclaw-gateway.service - OpenClaw Gateway.', manager),
    ];
    const host = paperHost({now: () => now, commands: {journalctl: `${lines.join('\n')}\n`}});
    const changes = await whatChanged(host, gateway, readings([]), 86_400_000);
    expect(changes.list.map(({at: time, kind, text}) => [now - time, kind, text])).toEqual([
      [20_000_000, 'start', 'the gateway was started'],
      [
        7_299_000,
        'trouble',
        'the gateway ended: exited, status 1, 2 times: "Error: Cannot find module \'/opt/openclaw/dist/index.js\'" (entry-missing); back after 5 min, when it was started',
      ],
    ]);
  });

  it.each([
    ['0', []],
    ['143', []],
    ['1', ['trouble: the gateway ended: exited, status 1; not back yet']],
  ])('has a run that ended with %s as trouble only where nobody told it to end', async (status, told) => {
    const ended = {SYSLOG_IDENTIFIER: 'systemd', MESSAGE_ID: '98e322203f7a4ed290d09fe03c09fe15', EXIT_CODE: 'exited', EXIT_STATUS: status};
    const entry = {__REALTIME_TIMESTAMP: String((now - 600_000) * 1000), MESSAGE: 'Main process exited', ...ended};
    const host = paperHost({now: () => now, commands: {journalctl: `${JSON.stringify(entry)}\n`}});
    const changes = await whatChanged(host, gateway, readings([]), 3_600_000);
    expect(changes.list.map(({kind, text}) => `${kind}: ${text}`)).toEqual(told);
  });

  it('begins where it first ended badly, and not where somebody stopped it before', async () => {
    const ended = (secondsAgo: number, status: string): string =>
      JSON.stringify({
        __REALTIME_TIMESTAMP: String((now - secondsAgo * 1000) * 1000),
        MESSAGE: 'Main process exited',
        SYSLOG_IDENTIFIER: 'systemd',
        MESSAGE_ID: '98e322203f7a4ed290d09fe03c09fe15',
        EXIT_CODE: 'exited',
        EXIT_STATUS: status,
      });
    const host = paperHost({now: () => now, commands: {journalctl: `${ended(700, '143')}\n${ended(600, '1')}\n`}});
    const changes = await whatChanged(host, gateway, readings([]), 3_600_000);
    expect(changes.list.map(({at: time, kind}) => [now - time, kind])).toEqual([[600_000, 'trouble']]);
  });

  it('says which of two journals it could not read', async () => {
    const entry = {__REALTIME_TIMESTAMP: String((now - 600_000) * 1000), MESSAGE: 'Started it.', SYSLOG_IDENTIFIER: 'systemd'};
    const system = healthyReadings().supervisor;
    const units = system.units.map((unit) => ({...unit, scope: 'system' as const, load: 'loaded'}));
    const host = paperHost({
      now: () => now,
      commands: {'journalctl --user': `${JSON.stringify(entry)}\n`, journalctl: no('denied', 'it may not be read')},
    });
    const supervisor = {seen: true, at: now, tookMs: 1, value: {...system, units}} as const;
    const changes = await whatChanged(host, gateway, {...readings([]), supervisor}, 3_600_000);
    expect(changes.list.map(({text}) => text)).toEqual(['the gateway was started']);
    expect(changes.unseen).toContainEqual({source: 'log', detail: expect.stringContaining('it may not be read')});
  });

  it('is nothing where no trace is young enough, and has no trouble where the gateway never ended', async () => {
    const host = paperHost({now: () => now, commands: {stat: `1 1 ${gateway.configPath}\n`}});
    const changes = await whatChanged(host, gateway, readings([]), 3_600_000);
    expect(changes.list).toEqual([]);
    expect(firstTrouble(changes)).toBeNull();
  });
});
