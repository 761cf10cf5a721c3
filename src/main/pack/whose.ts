import type {Gateway, User} from '../../model/index.ts';
import {identityOf, isProfileName} from '../../openclaw/identity.ts';
import type {Manifest} from '../../pack/index.ts';
import {findCli} from '../../probes/gather/cli-path.ts';
import {localUsers} from '../../probes/gather/users.ts';
import {lookAtAll, probes} from '../../probes/index.ts';
import {type Subject, subjectOf} from '../config/subject.ts';
import type {Opened} from '../open-gateway.ts';
import type {Options} from '../options.ts';

/**
 * The gateway to which a pack belongs. Of one that is gone altogether there is nothing to be found: then its places are the usual ones of
 * that user and profile on this host, whatever the manifest says of them.
 */
export async function restoreSubject(opened: Opened, options: Options, manifest: Manifest): Promise<Subject | {readonly problem: string}> {
  const {host, facts, cleaner, responder, gateways} = opened;
  const {profile, user} = manifest.gateway;
  const same = gateways.find((one) => one.profile === profile && one.user.name === user);
  if (same !== undefined && !options.elsewhere) return subjectOf({...opened, gateways: [same]}, options);
  if (gateways.length > 0) return subjectOf(opened, options);
  const owner = await ownerOf(opened, user);
  if (owner === null || !isProfileName(profile)) return subjectOf(opened, options);
  const usual = {...identityOf(profile, owner.home), portFrom: 'default' as const};
  const cliPath = options.openclaw ?? (await findCli(host, owner, null, []));
  const gateway: Gateway = {...usual, user: owner, own: owner.uid === host.platform.user.uid, cliPath};
  return {host, cleaner, facts, responder, gateway, readings: await lookAtAll(probes, host, gateway, false)};
}

async function ownerOf({host}: Opened, name: string): Promise<User | null> {
  const {user} = host.platform;
  if (user.name === name) return user;
  return user.uid === 0 ? ((await localUsers(host)).find((one) => one.name === name) ?? null) : null;
}
