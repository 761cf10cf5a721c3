import {describe, expect, it} from 'vitest';
import {
  compareRows,
  driftOf,
  driftSentence,
  emptyRow,
  type FleetRow,
  fleetFindings,
  fleetLook,
  fleetReport,
  fleetText,
  fleetTicket,
  namedHost,
  stateMark,
  worstFirst,
  worstOf,
} from '../../src/fleet/index.ts';
import type {SecretKey} from '../../src/model/index.ts';
import {fleetOutput} from '../outputs/shapes.ts';
import {healthyReadings, type Values} from '../rules/facts.ts';
import {down, now, row} from './rows.ts';

const when = {at: now, tookMs: 2000};
const unreached = emptyRow(namedHost('gw9'), 'gw9 refuses the login (denied): log in once with ssh gw9', when);
const hourMs = 3_600_000;

const withSecret = (name: string, mark: string) => {
  const key: SecretKey = {name, sources: [], daemon: {mark, from: 'x'}, cli: null};
  return {readings: {secrets: {...healthyReadings().secrets, keys: [key]}}};
};

describe('rows', () => {
  it('stand the worst first, with those who have the same cause together', () => {
    const rows = [row('gw10'), row('gw2'), unreached, row('gw3', {readings: down(now - hourMs)})];
    expect(worstFirst(rows).map(({host}) => host)).toEqual(['gw3', 'gw9', 'gw2', 'gw10']);
    expect(worstOf(rows)).toBe('down');
    expect(worstOf([unreached, row('a')])).toBe('unknown');
  });

  it('say since when a gateway lies still', () => {
    expect(row('a', {readings: down(now - hourMs)}).gateway?.since).toBe(now - hourMs);
  });

  it('say of one that is started again and again when that began: by its count, or by the traces of the day', () => {
    const failing = down(now).supervisor!;
    const looping = {...failing, units: failing.units.map((unit) => ({...unit, active: 'activating', sub: 'auto-restart'}))};
    const log = healthyReadings().log;
    const exit = (at: number) => ({at, how: 'exited', status: '1'});
    const since = (more: Values) => row('a', {readings: {...down(now), supervisor: looping, ...more}}).gateway?.since;
    const counted = [1, 2, 3, 4, 5].map((counter) => ({at: now - (6 - counter) * 60_000, counter}));
    expect(since({log: {...log, exits: counted.map(({at}) => exit(at - 5000)), restarts: counted}})).toBe(now - 5 * 60_000 - 5000);
    const late = {...log, restarts: counted.slice(2)};
    expect(since({log: late})).toBeNull();
    const trouble = {at: now - hourMs, kind: 'trouble' as const, text: 'the gateway ended 40 times', source: 'journal'};
    expect(since({log: late, changes: {since: now - 24 * hourMs, until: now, list: [trouble], unseen: []}})).toBe(now - hourMs);
  });
});

describe('what a fleet has in common', () => {
  it('is a cause, with the first of its times', () => {
    const rows = [row('a', {readings: down(now - hourMs)}), row('b', {readings: down(now - 2 * hourMs)}), row('c'), unreached];
    expect(fleetFindings(rows)).toEqual([
      {
        code: 'same-root',
        root: rows[0]?.gateway?.root,
        since: now - 2 * hourMs,
        rows: ['a', 'b'],
        text: `${rows[0]?.gateway?.root} on 2 of 3 gateways, the first since 2026-11-21T00:00:00Z: a, b`,
      },
    ]);
    expect(fleetFindings([row('a', {readings: down(now)}), row('b')])).toEqual([]);
  });

  it('is told with the change that most of them had shortly before', () => {
    const upgraded = (name: string, text: string) => {
      const list = [
        {at: now - hourMs - 60_000, kind: 'package' as const, text, source: '/var/log/apt/history.log'},
        {at: now - hourMs, kind: 'trouble' as const, text: 'the gateway ended', source: 'log'},
      ];
      return row(name, {readings: {...down(now - hourMs), changes: {since: now - 24 * hourMs, until: now, list, unseen: []}}});
    };
    const by = 'apt upgraded openclaw (unattended-upgrade)';
    const [finding] = fleetFindings([upgraded('a', by), upgraded('b', by), upgraded('c', 'npm install -g openclaw')]);
    expect(finding?.text).toMatch(
      / on 3 of 3 gateways, .*: a, b, c; shortly before, on 2 of them: apt upgraded openclaw \(unattended-upgrade\)$/,
    );
    expect(fleetFindings([upgraded('a', by), upgraded('b', 'other')])[0]?.text).not.toContain('shortly before');
  });

  it.each([
    ['one bot', 'TELEGRAM_BOT_TOKEN', '‹secret TELEGRAM_BOT_TOKEN ~aaaaaa›', 'channels.telegram.botToken', '‹secret botToken ~aaaaaa›', 1],
    ['two bots', 'TELEGRAM_BOT_TOKEN', '‹secret T ~aaaaaa›', 'TELEGRAM_BOT_TOKEN', '‹secret T ~aaaaab›', 0],
    ['what is no channel', 'OPENAI_API_KEY', '‹secret K ~aaaaaa›', 'OPENAI_API_KEY', '‹secret K ~aaaaaa›', 0],
    [
      'what bears no mark that counts elsewhere',
      'TELEGRAM_BOT_TOKEN',
      '‹secret unmarked ~000001›',
      'TELEGRAM_BOT_TOKEN',
      '‹secret unmarked ~000001›',
      0,
    ],
    ['one app of Slack', 'SLACK_APP_TOKEN', '‹secret T ~aaaaaa›', 'channels.slack.appToken', '‹secret T ~aaaaaa›', 1],
  ])('%s', (_, name, mark, otherName, otherMark, count) => {
    const found = fleetFindings([row('a', withSecret(name, mark)), row('b', withSecret(otherName, otherMark))]);
    expect(found.filter(({code}) => code === 'same-token')).toHaveLength(count);
  });
});

describe('a clock that is off', () => {
  const days = 2 * 24 * hourMs;

  it('is a finding, and the times of its row are told by ours', () => {
    const ahead = row('a', {readings: down(now - hourMs), clockAheadMs: days});
    expect(ahead.gateway?.since).toBe(now - hourMs - days);
    expect(row('b', {readings: down(now - hourMs), clockAheadMs: 3000}).gateway?.since).toBe(now - hourMs);
    expect(fleetFindings([ahead, row('b', {clockAheadMs: 3000}), unreached])).toMatchObject([
      {code: 'clock-off', rows: ['a'], text: expect.stringMatching(/^the clock of a is 2 d.* ahead of this machine's/)},
    ]);
    expect(fleetFindings([row('a', {clockAheadMs: -days})])[0]?.text).toContain('behind');
  });
});

describe('a host before and after', () => {
  const texts = (before: readonly FleetRow[], after: readonly FleetRow[]) =>
    compareRows(before, after).map(({worse, text}) => `${worse ? 'worse' : 'as well'} ${text}`);
  const failing = row('a', {readings: down(now)});
  const newer = row('a', {
    readings: {install: {...healthyReadings().install, running: {...healthyReadings().install.running!, version: '2027.1.1'}}},
  });

  it('is worse with another verdict, with a finding that was not there, and where it is not found or not reached', () => {
    expect(texts([row('a')], [failing])[0]).toMatch(/^worse a: clear before, down now; new: .*crash-loop/);
    expect(texts([row('a')], [unreached])).toEqual([
      expect.stringMatching(/^worse gw9: gw9 refuses/),
      'worse a: was clear, and is not found any more',
    ]);
    expect(texts([row('a')], [])).toEqual(['worse a: was clear, and is not found any more']);
  });

  it('is as well with the same, with less, and where nobody got there before either', () => {
    expect(texts([row('a')], [row('a')])).toEqual(['as well a: clear']);
    expect(texts([row('a')], [newer])[0]).toMatch(/^as well a: clear; version \S+ before, 2027\.1\.1 now/);
    expect(texts([failing], [row('a')])[0]).toMatch(/^as well a: down before, clear now; gone: .*crash-loop/);
    expect(texts([failing], [failing])).toEqual(['as well a: down']);
    expect(texts([unreached], [row('gw9')])).toEqual(['as well gw9: unknown before, clear now']);
  });
});

describe('a state that several have mounted', () => {
  const nfs = '40 29 0:50 / /srv/data rw,relatime shared:1 - nfs4 nas:/export/gw rw,vers=4.2';
  const root = '29 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw';

  it('is called by its server and its place there, however each has mounted it', () => {
    const below = '40 29 0:50 / /home/ops/.openclaw rw - nfs4 nas:/export/gw/a\\040b rw';
    const bound = '41 29 0:50 /a\\040b /home/ops/.openclaw rw - nfs4 nas:/export/gw rw';
    expect(stateMark(`${root}\n${nfs}`, '/srv/data/a b')).toBe('nas:/export/gw/a b');
    expect(stateMark(`${root}\n${below}`, '/home/ops/.openclaw')).toBe('nas:/export/gw/a b');
    expect(stateMark(`${root}\n${bound}`, '/home/ops/.openclaw')).toBe('nas:/export/gw/a b');
    expect(stateMark('40 29 0:51 / /mnt rw - cifs //nas/share rw', '/mnt/x')).toBe('//nas/share/x');
  });

  it.each([
    ['its disk is its own', `${nfs}\n${root}`, '/home/ops/.openclaw'],
    ['another file system hides it', `${nfs}\n41 40 8:2 / /srv/data rw - ext4 /dev/sdb1 rw`, '/srv/data/x'],
    ['it comes through a tunnel of its own', '40 29 0:50 / /mnt rw - nfs4 127.0.0.1:/ rw', '/mnt/x'],
    ['its name begins alike', nfs, '/srv/database'],
    ['nothing is known', '', '/srv/data'],
  ])('is nobody else’s where %s', (_, mounts, folder) => expect(stateMark(mounts, folder)).toBeNull());

  it('is a finding on two, and none on one', () => {
    const at = (name: string, state: string) => row(name, {state});
    const found = fleetFindings([at('a', 'nas:/gw'), at('b', 'nas:/gw'), at('c', 'nas:/other'), row('d'), row('e')]);
    expect(found).toMatchObject([
      {code: 'same-state', rows: ['a', 'b'], text: expect.stringMatching(/^the same state on 2 gateways \(a, b\): nas:\/gw /)},
    ]);
  });
});

describe('drift', () => {
  const config = (model: string) => ({gateway: {port: 1, auth: {token: model}}, agents: {model, deep: [1, model]}, meta: {model}});
  const named = (rows: Parameters<typeof driftOf>[0]) => driftOf(rows).map((one) => `${one.group} ${driftSentence(one)}`);

  it('is what differs from most, and not what is everybody’s own', () => {
    const install = healthyReadings().install;
    const older = {...install, running: {...install.running!, version: '2026.8.1'}};
    const rows = [
      row('a', {config: config('x')}),
      row('b', {config: config('x')}),
      row('c', {config: config('yy'), readings: {install: older}}),
    ];
    expect(named(rows)).toEqual([
      `all version: c 2026.8.1; 2 of 3 have ${install.running?.version}`,
      'all agents.model: c ~2; 2 of 3 have ~1',
      'all agents.deep: c ~8; 2 of 3 have ~7',
    ]);
  });

  it('is nothing between two, and nothing where all differ', () => {
    expect(named([row('a', {config: config('x')}), row('b', {config: config('yy')})])).toEqual([]);
    expect(named(['x', 'yy', 'zzz'].map((model) => row(model, {config: config(model)})))).toEqual([]);
  });

  it('stays within groups; groups of the same members are one, and what could not be seen differs from nobody', () => {
    const of = (name: string, groups: readonly string[], more: object = {}) => row(name, {groups, config: {a: true}, ...more});
    const odd = of('d', ['eu', 'world'], {config: {a: true, b: 1}});
    const members = ['a', 'b', 'c'].map((name) => of(name, ['eu', 'world']));
    expect(named([...members, odd, of('e', ['us'], {config: {a: false}})])).toEqual(['eu b: d 1; 3 of 4 have not set']);
    expect(named([...members, of('d', ['eu'], {config: null})])).toEqual([]);
  });
});

describe('the whole look', () => {
  const rows = [row('a'), row('b', {readings: down(now - hourMs)}), row('c', {readings: down(now)}), unreached];
  const look = fleetLook(rows, {...when, notes: ['gw9 was named more than once and is looked at once']});

  it('is a table, with the reason under who was not reached', () => {
    const lines = fleetText(look, now + 4000).split('\n');
    expect(lines[0]).toMatch(/^host +gateway +verdict +root +since +version +owner +restarts +proved +age$/);
    expect(lines[1]).toMatch(/^b +default +DOWN +\S+ +2026-11-21 01:00:00Z .* 5 .* 4 s$/);
    expect(lines[3]).toMatch(/^gw9 +- +not seen/);
    expect(lines[4]).toBe('    gw9 refuses the login (denied): log in once with ssh gw9');
    expect(lines[7]).toBe('4 hosts, 3 gateways: 2 down, 1 clear, 1 not reached; looked for 2.0 s');
    expect(lines.slice(8).join('\n')).toMatch(/^✖ \S+ on 2 of 3 gateways, the first since .*\nnote: gw9 was named/);
  });

  it('is a page of Markdown with each host and its next steps, and without what says who somebody is', () => {
    const finding = {...look.rows[0]!.gateway!.findings[0]!, text: 'the chat of +4915112345678 waits'};
    const told = {...look, rows: [{...look.rows[0]!, gateway: {...look.rows[0]!.gateway!, findings: [finding]}}, ...look.rows.slice(1)]};
    const page = fleetTicket(told, now);
    expect(page).toMatch(/^# Fleet of OpenClaw gateways\n/);
    expect(page).toMatch(/^## In common$/m);
    expect(page).toMatch(/^## `gw9`: not reached\n\n`gw9 refuses/m);
    expect(page).toMatch(/^ {2}- next: `/m);
    expect(page).toMatch(/^## Nothing wrong was found\n\n- `a`$/m);
    expect(page).not.toContain('15112345678');
  });

  it('has the published form', () => {
    const said: unknown = JSON.parse(JSON.stringify(fleetReport(look)));
    expect(fleetOutput.parse(said)).toEqual(said);
  });
});
