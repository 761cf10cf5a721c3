import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {
  eachOnce,
  fittingNothing,
  hostsInList,
  hostsOfAnsible,
  hostsOfTailscale,
  linesOfSshConfig,
  matching,
  namedHost,
} from '../../src/fleet/index.ts';
import {root} from '../house/sources.ts';

/** An inventory as ansible-inventory printed it. */
const sample = readFileSync(join(root, 'test/samples/fleet/ansible-inventory.json'), 'utf8');

const ansible = (text: string) => {
  const hosts = hostsOfAnsible(text);
  if ('problem' in hosts) throw new Error(hosts.problem);
  return Object.fromEntries(hosts.map((host) => [host.name, host]));
};

const withVariables = (variables: object) =>
  ansible(JSON.stringify({_meta: {hostvars: {gw: variables}}, all: {children: ['ungrouped']}, ungrouped: {hosts: ['gw']}}))['gw'];

describe('an inventory of Ansible', () => {
  it('is its hosts with their groups and how they are reached', () => {
    const hosts = ansible(sample);
    expect(Object.keys(hosts).toSorted()).toEqual(['gw1', 'gw2', 'gw3', 'gw9', 'mac']);
    expect(hosts['gw1']).toEqual({
      name: 'gw1',
      to: '10.0.0.11',
      words: ['-o', 'User=ops'],
      become: false,
      groups: ['bots', 'gateways'],
      problem: null,
      inventory: true,
      recording: null,
    });
    expect(hosts['gw2']?.words).toEqual(['-o', 'User=bot', '-o', 'Port=2222']);
    expect(hosts['gw3']?.words).toEqual(['-o', 'User=bot', '-o', 'ProxyJump=jump.example.com']);
    expect(hosts['mac']?.problem).toContain('connection is local');
    expect(hosts['gw9']).toMatchObject({become: true, problem: expect.stringContaining('becomes openclaw')});
  });

  it.each<[object, RegExp | null]>([
    [{ansible_become: true}, null],
    [{ansible_become: 'yes', ansible_become_method: 'doas'}, /becomes root by doas/],
    [{ansible_host: '{{ ip }}'}, /template/],
    [{ansible_host: '-oProxyCommand=id'}, /begins with a dash/],
    [{ansible_connection: 'docker'}, /check --via/],
    [{ansible_ssh_common_args: '-o "ProxyJump=a b"'}, null],
    [{ansible_ssh_common_args: '-N -f'}, /-N/],
    [{ansible_ssh_common_args: '-o ProxyCommand="$(id)"'}, /cannot be split/],
  ])('%j', (variables, problem) => {
    const host = withVariables(variables);
    if (problem === null) expect(host?.problem).toBeNull();
    else expect(host).toMatchObject({problem: expect.stringMatching(problem), words: []});
  });

  it.each(['', '[]', '{"_meta": 1}', '{"a": {"hosts": [1]}}', 'null'])('is not what %j says', (text) => {
    expect(hostsOfAnsible(text)).toEqual({problem: 'what ansible-inventory printed is no inventory'});
  });

  it('with a group in itself comes to an end', () => {
    expect(ansible('{"a": {"children": ["b"]}, "b": {"children": ["a"], "hosts": ["x"]}}')['x']?.groups).toEqual(['a', 'b']);
  });
});

describe('a list', () => {
  it('is one host a line, with remarks', () => {
    expect(hostsInList('# all\n\nbox\n user@gw2 # second\r\n')).toMatchObject([{to: 'box'}, {to: 'user@gw2'}]);
  });

  it.each(['[bots]\ngw1', 'all:\n  hosts:', 'a b', '-oProxyCommand=id', '{"a": 1}', 'gw1 ansible_host=1'])('is not %j', (text) => {
    expect(hostsInList(text)).toMatchObject({problem: expect.stringMatching(/^line 1 of it is not one host/)});
  });
});

it("ssh's configuration names hosts and other files, and a pattern is no host", () => {
  const text = 'Include a.conf "my files/*.conf"\nHOST = one two # three\n\tHost *.x !no "with blank"\nMatch host four\n  HostName five\n';
  expect(linesOfSshConfig(text).map((line) => (line.is === 'host' ? line.name : `> ${line.pattern}`))).toEqual([
    '> a.conf',
    '> my files/*.conf',
    'one',
    'two',
    'with blank',
  ]);
});

it('a tailnet is its other machines that are online and take ssh', () => {
  const peer = (name: string, more: object = {}) => ({
    HostName: name,
    DNSName: `${name}.tail1.ts.net.`,
    OS: 'linux',
    Online: true,
    ...more,
  });
  const Peer = {
    k1: peer('gw2', {Tags: ['tag:gateway']}),
    k2: peer('phone', {OS: 'iOS'}),
    k3: peer('gw1'),
    k4: peer('gw3', {Online: false}),
  };
  expect(hostsOfTailscale(JSON.stringify({BackendState: 'Running', Peer}))).toEqual({
    hosts: [
      expect.objectContaining({name: 'gw1', to: 'gw1.tail1.ts.net', groups: []}),
      expect.objectContaining({name: 'gw2', to: 'gw2.tail1.ts.net', groups: ['gateway']}),
    ],
    away: 1,
  });
  expect(hostsOfTailscale('{"BackendState": "Stopped", "Peer": null}')).toEqual({problem: expect.stringContaining('Stopped')});
  expect(hostsOfTailscale('no')).toEqual({problem: expect.stringContaining('no status')});
});

describe('hosts', () => {
  const hosts = [namedHost('gw1', ['bots']), namedHost('gw.2', ['bots', 'canary']), namedHost('db')];

  it.each([
    [[], 'gw1 gw.2 db'],
    [['gw*'], 'gw1 gw.2'],
    [['gw.?'], 'gw.2'],
    [['canary', 'db'], 'gw.2 db'],
    [['g'], ''],
  ])('are chosen by %j', (patterns, names) => {
    expect(
      matching(hosts, patterns)
        .map(({name}) => name)
        .join(' '),
    ).toBe(names);
  });

  it('say which pattern fits none', () => {
    expect(fittingNothing(hosts, ['gw*', 'web*'])).toEqual(['web*']);
  });

  it('that are reached the same way are one, in all their groups', () => {
    const again = {...namedHost('gw1', ['eu'])};
    const other = {...namedHost('gateway-one'), to: 'gw1'};
    expect(eachOnce([...hosts, again, other])).toEqual({
      hosts: [{...hosts[0], groups: ['bots', 'eu']}, hosts[1], hosts[2]],
      notes: ['gw1 was named more than once and is looked at once', 'gateway-one is reached as gw1 is, and is looked at once'],
    });
    expect(eachOnce([hosts[0]!, {...hosts[0]!, become: true}]).hosts).toHaveLength(2);
  });

  it.each(['-oProxyCommand=id', 'a b', '', 'a\u202eb'])('are not called %j', (name) => {
    expect(namedHost(name).problem).toMatch(/no name of a host/);
  });
});
