import {randomBytes} from 'node:crypto';
import {type Cleaner, cleaned, createCleaner, learnSecrets, localHost} from '../host/index.ts';
import type {Gateway, Host, HostFacts} from '../model/index.ts';
import {findGateways, gatewayPids} from '../probes/index.ts';
import {cleanReportsWith} from './bug.ts';
import type {Options} from './options.ts';

export interface Opened {
  readonly host: Host;
  readonly cleaner: Cleaner;
  readonly facts: HostFacts;
  readonly responder: string;
}

/** This machine, seen through the cleaner: no text reaches anything else before secrets and control characters are out. */
export function openLocal(): Opened {
  const cleaner = createCleaner({key: randomBytes(32)});
  cleanReportsWith(cleaner.clean);
  const host = cleaned(localHost(), cleaner);
  const {os, user} = host.platform;
  const sudoer = process.env['SUDO_USER'];
  const responder = sudoer === undefined ? user.name : `${sudoer} (as ${user.name})`;
  return {host, cleaner, responder, facts: {name: host.name, kind: 'local', os, user: user.name}};
}

export async function find(opened: Opened, options: Options): ReturnType<typeof findGateways> {
  const found = await findGateways(opened.host, {
    ...(options.profile === undefined ? {} : {profile: options.profile}),
    ...(options.port === undefined ? {} : {port: options.port}),
    ...(options.openclaw === undefined ? {} : {openclaw: options.openclaw}),
  });
  return {...found, denied: found.denied.map((path) => `${path} could not be looked into: be its owner or root for that`)};
}

/** Reads the places that hold this gateway's secrets, the environment it was started with included, so that their values are known before anything of it is shown. */
export async function learn(opened: Pick<Opened, 'host'>, gateway: Gateway): Promise<void> {
  const pids = await gatewayPids(opened.host);
  await learnSecrets(opened.host, [
    ...pids.map((pid) => `/proc/${pid}/environ`),
    gateway.configPath,
    `${gateway.stateDir}/.env`,
    `${gateway.stateDir}/gateway.systemd.env`,
    `${gateway.user.home}/.config/openclaw/gateway.env`,
  ]);
}
