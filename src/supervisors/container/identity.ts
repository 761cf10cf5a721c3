import type {Host, ServiceRun} from '../../model/index.ts';
import {mountedState} from './gateways.ts';
import type {Engine} from './helpers.ts';
import type {Inspected} from './inspected.ts';

/** As whom it runs and whose its state is, both in this host's numbers. */
export async function identityOf(host: Host, engine: Engine, whole: Inspected): Promise<Pick<ServiceRun, 'uid' | 'stateFolder'>> {
  const path = mountedState(whole);
  const [folder, process] = await Promise.all([
    path === null ? null : host.stat(path),
    whole.pid === null ? null : host.stat(`/proc/${whole.pid}`),
  ]);
  const stateFolder = path !== null && folder?.seen === true ? {path, uid: folder.value.uid, mode: folder.value.mode} : null;
  const uid =
    process?.seen === true ? process.value.uid : shiftedFrom(stateFolder?.uid ?? 0) || engine === 'podman' ? null : named(whole.run.user);
  return {...(uid === null ? {} : {uid}), ...(stateFolder === null ? {} : {stateFolder})};
}

/** An engine may give its containers numbers of their own from a range above all users; then the number in there says nothing here. */
function shiftedFrom(uid: number): boolean {
  return uid >= 65_536;
}

/** The images of OpenClaw and of Node call 1000 node. */
function named(user: string): number | null {
  const [name = ''] = user.split(':');
  if (/^\d+$/.test(name)) return Number(name);
  return name === 'root' ? 0 : name === 'node' ? 1000 : null;
}
