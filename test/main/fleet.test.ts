import {chmodSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {emptyRow, namedHost, sshWords} from '../../src/fleet/index.ts';
import {arrivals} from '../../src/main/fleet/arrivals.ts';
import {consoleWords} from '../../src/main/fleet/host-console.ts';
import {hostsOf} from '../../src/main/fleet/hosts-of.ts';
import {manyAtOnce} from '../../src/main/fleet/many-at-once.ts';
import {shownMarks} from '../../src/main/fleet/shown-marks.ts';
import {readOptions} from '../../src/main/options.ts';

describe('the words of fleet', () => {
  it.each([
    ['fleet', null],
    ['fleet gw1 gw* @web -', null],
    ['fleet -i hosts -i more.yml --tailscale --become --deep --json', null],
    ['fleet ticket gw1 -o FILE', null],
    ['fleet --at-once 0', '--at-once takes'],
    ['fleet --limit-ms 10', '--limit-ms takes'],
    ['fleet --host box', 'hosts as words'],
    ['fleet ticket --json', 'leave out --json'],
    ['fleet -o FILE', 'goes with fleet ticket'],
    ['fleet --from x gw*', null],
    ['fleet --engine clush a', null],
    ['fleet --engine chef a', '--engine takes one of ssh, clush, ansible'],
    ['check --engine ssh', '--engine goes with fleet'],
    ['fleet walk upgrade -i hosts --limit canary', null],
    ['fleet walk', 'needs a runbook'],
    ['fleet walk upgrade --json', 'speaks with a person'],
    ['fleet --limit canary', '--limit goes with fleet walk'],
    ['fleet --ssh=-4', '--ssh goes with --host'],
    ['check --host box --ssh=-4', 'words of --ssh hold -4'],
    ['fleet --since 1h', '--since goes'],
    ['check -i hosts', '--inventory goes with fleet'],
    ['check --at-once 3', '--at-once goes with fleet'],
    ['check --tailscale', '--tailscale goes with fleet'],
  ])('%s', (line, words) => {
    const options = readOptions(line.split(' '));
    if (words === null) expect(options).not.toHaveProperty('problem');
    else expect(options).toMatchObject({problem: expect.stringContaining(words)});
  });

  it('of ssh are handed on with a host, or with a session', () => {
    expect(readOptions(['check', '--host', 'box', '--ssh=-J jump -o Port=22'])).toMatchObject({ssh: '-J jump -o Port=22'});
    expect(readOptions(['walk', '--session', 'x', '--ssh=-J jump'])).not.toHaveProperty('problem');
  });

  it('of a walk are the runbook, and then hosts', () => {
    expect(readOptions(['fleet', 'walk', 'upgrade', 'gw1', '--limit', 'canary'])).toMatchObject({
      fleet: {walk: {runbook: 'upgrade', limit: 'canary'}, words: ['gw1']},
    });
  });

  it('are as many hosts at once as an sshd takes, and a deep look gets longer', () => {
    expect(readOptions(['fleet', 'a'])).toMatchObject({fleet: {atOnce: 8, limitMs: 60_000, words: ['a']}});
    expect(readOptions(['fleet', 'ticket', '--deep'])).toMatchObject({fleet: {ticket: true, limitMs: 240_000, words: []}});
  });
});

it('the console on a host is opened as it would be typed, with the words that an inventory wants for ssh', () => {
  const none = {become: false, openclaw: undefined, out: undefined};
  expect(consoleWords(namedHost('ops@gw1'), undefined, none)).toEqual(['--host', 'ops@gw1']);
  const wanted = {...namedHost('gw1'), to: '10.0.0.1', words: ['-o', 'User=ops', '-i', '/home/me/a key'], become: true};
  const words = consoleWords(wanted, 'bots', {...none, openclaw: '/opt/openclaw', out: '/tmp/o'});
  expect(words).toEqual([
    ...['--host', '10.0.0.1', expect.stringMatching(/^--ssh=-o User=ops /)],
    ...['--become', '--profile', 'bots', '--openclaw', '/opt/openclaw', '--out', '/tmp/o'],
  ]);
  expect(sshWords([words[2]!.slice('--ssh='.length)])).toEqual(wanted.words);
  expect(consoleWords({...namedHost('gw1'), recording: '/r/gw1.jsonl'}, undefined, none)).toEqual(['--from', '/r/gw1.jsonl']);
});

it('so many are looked at at once and no more, and every answer is in its place', async () => {
  let running = 0;
  let most = 0;
  const gates = [0, 1, 2, 3, 4].map(() => Promise.withResolvers<void>());
  const done = manyAtOnce([0, 1, 2, 3, 4], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await gates[item]?.promise;
    running -= 1;
    return `answer ${item}`;
  });
  for (const gate of gates.toReversed()) gate.resolve();
  expect(await done).toEqual([0, 1, 2, 3, 4].map((item) => `answer ${item}`));
  expect(most).toBe(2);
  expect(await manyAtOnce([], 8, async () => 1)).toEqual([]);
});

it('a terminal shows what is waited for, below what has come', () => {
  const hosts = ['a', 'b'].map((name) => namedHost(name));
  const drawn = (isTTY: boolean): string => {
    let text = '';
    const arriving = arrivals(hosts, {isTTY, columns: 60, write: (more) => (text += more)}, false);
    arriving.arrived(hosts[0]!, [emptyRow(hosts[0]!, 'a is away', {at: 0, tookMs: 1})]);
    arriving.end();
    return text;
  };
  expect(drawn(true)).toBe('looked at 0 of 2; waiting for a, b\r\u001b[Ka: a is away\nlooked at 1 of 2; waiting for b\r\u001b[K');
  expect(drawn(false)).toBe('a: a is away\n');
});

it('marks are shown by a key that no host knows, and equal ones stay equal', () => {
  const {of, again} = shownMarks(Buffer.alloc(32, 1));
  const [one, same, other] = ['a ‹secret TOKEN ~a1b2c3› b', '‹secret bot.token ~a1b2c3›', '‹secret TOKEN ~a1b2c4›'].map((text) =>
    again(text),
  );
  const digits = (text = '') => /~([0-9a-f]{6})›/.exec(text)?.[1];
  expect(one).toMatch(/^a ‹secret TOKEN ~[0-9a-f]{6}› b$/);
  expect(digits(one)).toBe(digits(same));
  expect(digits(one)).not.toBe('a1b2c3');
  expect(digits(other)).not.toBe(digits(one));
  expect(again('no mark ~a1b2c3')).toBe('no mark ~a1b2c3');
  expect(of('x')).not.toBe(shownMarks().of('x'));
});

describe('where hosts come from', () => {
  /** Programs of the responder's own, as small scripts on PATH. */
  const place = (programs: Readonly<Record<string, string>>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'rungs-fleet-'));
    mkdirSync(join(folder, 'bin'));
    for (const [name, script] of Object.entries(programs)) {
      writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, 'bin', name), 0o755);
    }
    vi.stubEnv('PATH', join(folder, 'bin'));
    vi.stubEnv('HOME', folder);
    return folder;
  };
  const none = {words: [], inventories: [], tailscale: false};
  afterEach(() => vi.unstubAllEnvs());

  it('an inventory is asked of Ansible, and what of it could not be read is said', async () => {
    const folder = place({
      'ansible-inventory': `printf '%s' '{"_meta": {"hostvars": {}}, "bots": {"hosts": ["gw1", "gw2"]}}'; echo '[WARNING]:  * Failed to parse x with ini plugin: not enough
values, password=Quiet-77-staple' >&2`,
    });
    const file = join(folder, 'hosts');
    writeFileSync(file, '');
    expect(await hostsOf({...none, inventories: [file], words: ['gw2']})).toEqual({
      hosts: [expect.objectContaining({name: 'gw2', groups: ['bots']})],
      notes: [expect.stringMatching(/^ansible-inventory: Failed to parse x with ini plugin: not enough values, password=‹secret/)],
    });
    expect(await hostsOf({...none, inventories: [file], words: ['db*']})).toEqual({problem: expect.stringContaining('called "db*"')});
    expect(await hostsOf({...none, inventories: ['/nowhere/hosts']})).toEqual({problem: 'there is no inventory /nowhere/hosts'});
  });

  it('without Ansible a plain list is read, and an inventory is said to need it', async () => {
    const folder = place({});
    const file = join(folder, 'hosts');
    writeFileSync(file, 'gw1\n');
    expect(await hostsOf({...none, inventories: [file]})).toEqual({
      hosts: [expect.objectContaining({to: 'gw1'})],
      notes: [expect.stringContaining('ansible-inventory is not here')],
    });
    writeFileSync(file, '[bots]\ngw1\n');
    expect(await hostsOf({...none, inventories: [file]})).toEqual({
      problem: expect.stringMatching(/line 1 .*"\[bots\]".*install ansible-core/),
    });
    expect(await hostsOf({...none, inventories: [folder]})).toEqual({problem: expect.stringContaining('install ansible-core')});
    expect(await hostsOf({...none, inventories: ['a,b,']})).toMatchObject({hosts: [{to: 'a'}, {to: 'b'}]});
  });

  it('what a program fails with is one sentence', async () => {
    const folder = place({
      'ansible-inventory': 'echo "ERROR! no vault secrets found" >&2; exit 4',
      nodeset: 'echo gw1 gw2',
      tailscale: 'exit 1',
    });
    writeFileSync(join(folder, 'hosts'), '');
    expect(await hostsOf({...none, inventories: [join(folder, 'hosts')]})).toEqual({
      problem: expect.stringMatching(/--list ended with exit 4: ERROR! no vault secrets found$/),
    });
    expect(await hostsOf({...none, words: ['@web']})).toMatchObject({hosts: [{to: 'gw1', groups: ['@web']}, {to: 'gw2'}]});
    expect(await hostsOf({...none, tailscale: true})).toEqual({problem: expect.stringContaining('ended with exit 1')});
    vi.stubEnv('PATH', '/nowhere');
    expect(await hostsOf({...none, words: ['@web']})).toEqual({problem: expect.stringContaining('install clustershell')});
    expect(await hostsOf({...none, tailscale: true})).toEqual({problem: expect.stringContaining('tailscale is not here')});
  });

  it('else the Host lines of ssh, with what they include', async () => {
    const folder = place({});
    expect(await hostsOf(none)).toEqual({problem: expect.stringContaining('~/.ssh/config names none')});
    mkdirSync(join(folder, '.ssh/conf.d'), {recursive: true});
    writeFileSync(join(folder, '.ssh/config'), `Include conf.d/*.conf ${folder}/none\nHost box *.example\n`);
    writeFileSync(join(folder, '.ssh/conf.d/a.conf'), 'Host gw1\nInclude ~/.ssh/config\n');
    expect(await hostsOf(none)).toMatchObject({hosts: [{to: 'gw1'}, {to: 'box'}], notes: []});
    expect(await hostsOf({...none, words: ['g*', 'user@elsewhere']})).toMatchObject({hosts: [{to: 'gw1'}, {to: 'user@elsewhere'}]});
  });
});
