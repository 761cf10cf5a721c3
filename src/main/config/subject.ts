import type {Cleaner} from '../../host/index.ts';
import type {Gateway, Host, HostFacts, Readings} from '../../model/index.ts';
import {lookAtAll, probes} from '../../probes/index.ts';
import type {Opened} from '../open-gateway.ts';
import type {Options} from '../options.ts';

/** Whose configuration is meant, on a host whose secrets are known. */
export interface Subject {
  readonly host: Host;
  readonly cleaner: Cleaner;
  readonly facts: HostFacts;
  readonly responder: string;
  readonly gateway: Gateway;
  readonly readings: Readings;
}

/** The one gateway that is meant; a sentence where there is none, or more than one. */
export async function subjectOf(opened: Opened, {profile}: Options): Promise<Subject | {readonly problem: string}> {
  const {host, cleaner, facts, responder, gateways, problem} = opened;
  const [gateway] = gateways;
  if (gateway === undefined) return {problem: problem ?? 'no gateway was found on this host'};
  if (gateways.length > 1 && profile === undefined)
    return {problem: `there are several gateways here; --profile says which: ${gateways.map((one) => one.profile).join(', ')}`};
  return {host, cleaner, facts, responder, gateway, readings: await lookAtAll(probes, host, gateway, false)};
}

/** Where there is no gateway a file can be looked at all the same, by the command that was named. */
export function nobodysSubject({host, cleaner, facts, responder}: Opened, cliPath: string | null): Subject {
  const {user} = host.platform;
  const nothing = {profile: 'default', stateDir: '', configPath: '', unit: '', launchdLabel: '', port: 0, portFrom: 'default'} as const;
  return {host, cleaner, facts, responder, gateway: {...nothing, user, own: true, cliPath}, readings: {}};
}
