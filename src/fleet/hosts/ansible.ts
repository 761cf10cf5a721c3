import {z} from 'zod';
import {type FleetHost, shown, whyNoName} from './fleet-host.ts';
import {sshWords} from './ssh-words.ts';

/** What `ansible-inventory --list` prints: groups by their names, and the variables of every host, of which many are nobody's business. */
export function hostsOfAnsible(text: string): readonly FleetHost[] | {readonly problem: string} {
  const tree = parsed(text);
  if (tree === null) return {problem: 'what ansible-inventory printed is no inventory'};
  const {variables, groups} = tree;
  const inGroups = new Map<string, string[]>();
  for (const name of Object.keys(groups))
    for (const host of hostsBelow(name, groups)) inGroups.set(host, [...(inGroups.get(host) ?? []), name]);
  const names = [...new Set([...inGroups.keys(), ...Object.keys(variables)])];
  return names.map((name) => {
    const own = (inGroups.get(name) ?? []).filter((group) => !everybody.has(group));
    return hostOf(name, own, variables[name] ?? {});
  });
}

/** They hold who stands in no other, or everybody. */
const everybody = new Set(['all', 'ungrouped']);

interface Group {
  readonly hosts: readonly string[];
  readonly children: readonly string[];
}

type Groups = Readonly<Record<string, Group>>;
type Variables = Readonly<Record<string, unknown>>;

function parsed(text: string): {readonly groups: Groups; readonly variables: Readonly<Record<string, Variables>>} | null {
  const names = z.array(z.string()).default([]);
  const meta = z.object({hostvars: z.record(z.string(), z.record(z.string(), z.unknown())).default({})});
  const group = z.object({hosts: names, children: names});
  try {
    const {_meta, ...others} = z.looseObject({_meta: meta.default({hostvars: {}})}).parse(JSON.parse(text));
    return {groups: z.record(z.string(), group).parse(others), variables: _meta.hostvars};
  } catch {
    return null;
  }
}

/** A group that stands in itself is gone through once. */
function hostsBelow(name: string, groups: Groups, seen = new Set<string>()): readonly string[] {
  const group = groups[name];
  if (group === undefined || seen.has(name)) return [];
  seen.add(name);
  return [...new Set([...group.hosts, ...group.children.flatMap((child) => hostsBelow(child, groups, seen))])];
}

/** How Ansible itself would connect, as far as that is a matter of ssh. */
function hostOf(name: string, groups: readonly string[], variables: Variables): FleetHost {
  const word = (...keys: readonly string[]): string | null => {
    const value = keys.map((key) => variables[key]).find((one) => one !== undefined && one !== null && one !== '');
    return value === undefined ? null : String(value);
  };
  const to = word('ansible_host', 'ansible_ssh_host') ?? name;
  const user = word('ansible_user', 'ansible_ssh_user');
  const port = word('ansible_port', 'ansible_ssh_port');
  const key = word('ansible_ssh_private_key_file', 'ansible_private_key_file');
  const more = sshWords([word('ansible_ssh_common_args') ?? '', word('ansible_ssh_extra_args') ?? '']);
  const become = isYes(word('ansible_become'));
  const problem =
    templateIn({ansible_host: to, ansible_user: user, ansible_port: port, ansible_ssh_private_key_file: key}) ??
    whyNoName(name) ??
    whyNoName(to) ??
    notSpoken(word('ansible_connection')) ??
    (become ? notBecome(word('ansible_become_method'), word('ansible_become_user')) : null) ??
    ('problem' in more ? `its arguments for ssh ${more.problem}` : null);
  const words = [
    ...(user === null ? [] : ['-o', `User=${user}`]),
    ...(port === null ? [] : ['-o', `Port=${port}`]),
    ...(key === null ? [] : ['-o', `IdentityFile=${key}`]),
    ...('problem' in more ? [] : more),
  ];
  return {
    name: shown(name),
    to,
    words: problem === null ? words : [],
    become,
    groups: groups.map((group) => shown(group)),
    problem,
    inventory: true,
    recording: null,
  };
}

function templateIn(values: Readonly<Record<string, string | null>>): string | null {
  const found = Object.entries(values).find(([, value]) => value !== null && /\{\{|\{%/.test(value));
  return found === undefined ? null : `its ${found[0]} is a template (${shown(found[1] ?? '')}) that only a play of Ansible fills in`;
}

function notSpoken(connection: string | null): string | null {
  if (connection === null || /^(?:ansible\.builtin\.)?(?:ssh|smart|paramiko(?:_ssh)?)$/.test(connection)) return null;
  const local = /^(?:ansible\.builtin\.)?local$/.test(connection);
  return `its connection is ${shown(connection)} and not ssh: ${local ? '"rungs check" here looks at this machine' : '"rungs check --via" may reach it'}`;
}

/** Root looks through the gateway's owner; as anybody else than root or the login nothing is looked at. */
function notBecome(method: string | null, user: string | null): string | null {
  if (method !== null && !/^(?:ansible\.builtin\.)?sudo$/.test(method))
    return `it becomes root by ${shown(method)}, and only sudo is spoken`;
  return user === null || user === 'root'
    ? null
    : `it becomes ${shown(user)}, and only root can be become: log in as ${shown(user)}, or as root`;
}

function isYes(value: string | null): boolean {
  return value !== null && /^(?:y|yes|on|1|true|t|1\.0)$/i.test(value);
}
