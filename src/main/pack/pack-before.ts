import {join} from 'node:path';
import type {Cleaner} from '../../host/index.ts';
import {writeTicketFile} from '../../journal/index.ts';
import type {Host, Session} from '../../model/index.ts';
import {bytesOf} from './bytes-of.ts';
import {collect} from './collect.ts';

/** The rollback pack that an act makes first: beside the journal, for this user alone; without it nothing is begun. */
export async function packBefore(
  {host, cleaner}: {readonly host: Host; readonly cleaner: Cleaner},
  {host: facts, responder, gateway, readings}: Session,
  folder: string,
): Promise<{readonly path: string} | {readonly problem: string}> {
  const at = host.clock.now();
  const collected = collect({host, cleaner, facts, responder, gateway, readings});
  if (collected.manifest.files.length === 0) return {problem: `nothing of ${gateway.profile} of ${gateway.user.name} can be read here`};
  const bytes = await bytesOf(collected, at);
  if ('problem' in bytes) return bytes;
  const path = join(folder, `before-act-${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.tar`);
  const problem = writeTicketFile(path, bytes);
  return problem === null ? {path} : {problem: problem.replace(/; free space or choose another place with --out$/, '')};
}
