import type {Host, User} from '../../model/index.ts';
import {gatewayArgv} from '../../openclaw/gateway-argv.ts';
import {isDefault, profileOfStateDir, profileOfUnit} from '../../openclaw/identity.ts';
import {supervisorsOn, type Trace} from '../../supervisors/index.ts';
import {gatewayPids} from './gateways-running.ts';
import {cmdline, processAt} from './processes.ts';
import {orNull} from './unseen.ts';

/** Traces in one home directory. Null where the directory may not be listed. */
export async function tracesOfHome(host: Host, user: User): Promise<readonly Trace[] | null> {
  const [names, definitions] = await Promise.all([
    host.list(user.home),
    Promise.all(supervisorsOn(host).map((one) => one.traces(host, {home: user}))),
  ]);
  if (!names.seen) return names.why === 'denied' ? null : [];
  const states = await Promise.all(names.value.map((name) => stateTrace(host, user, name)));
  return [...definitions.flat(), ...states.flat()];
}

export async function tracesOfSystem(host: Host, users: readonly User[]): Promise<readonly Trace[]> {
  return (await Promise.all(supervisorsOn(host).map((one) => one.traces(host, {users})))).flat();
}

/** Running gateways of any user; a process that renamed itself tells its profile by its unit. */
export async function tracesOfProcesses(host: Host, users: readonly User[]): Promise<readonly Trace[]> {
  const traces = await Promise.all(
    (await gatewayPids(host, 0)).map(async (pid): Promise<readonly Trace[]> => {
      const said = gatewayArgv(await cmdline(host, pid));
      const sight = said === null ? null : orNull(await processAt(host, pid));
      const user = users.find((one) => one.uid === sight?.facts.uid);
      if (!said || !sight || !user) return [];
      const unit = sight.facts.unit;
      const profile = said.profile ?? (unit === null ? null : profileOfUnit(unit)) ?? 'default';
      return [
        {
          user,
          profile: named(profile),
          from: 'process',
          unit: unit?.endsWith('.service') ? unit : null,
          port: said.port,
          environment: new Map(),
          argv: sight.facts.argv,
          ...(sight.cgroup?.container == null ? {} : {apart: {id: sight.cgroup.container, state: null}}),
        },
      ];
    }),
  );
  return traces.flat();
}

/** A directory with a profile's name counts when there is more in it than a log. */
async function stateTrace(host: Host, user: User, name: string): Promise<readonly Trace[]> {
  const profile = profileOfStateDir(name);
  if (profile === null) return [];
  const inside = await host.list(`${user.home}/${name}`);
  // One that may not be looked into is a gateway's as far as anyone can tell.
  const from = inside.seen ? whatIsLeft(inside.value) : inside.why === 'denied' ? 'state' : null;
  return from === null ? [] : [{user, profile, from, unit: null, port: null, environment: new Map(), argv: []}];
}

/** Any command that is run once leaves a state; a configuration or its copy, credentials and agents are where a gateway was set up. */
function whatIsLeft(names: readonly string[]): 'state' | 'remains' | null {
  if (names.some((name) => /^(?:openclaw|clawdbot)\.json|^credentials$|^agents$/.test(name))) return 'state';
  return names.some((name) => name === 'state' || name === 'tmp') ? 'remains' : null;
}

function named(profile: string): string {
  return isDefault(profile) ? 'default' : profile;
}
