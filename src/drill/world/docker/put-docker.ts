import type {Disks} from '../disks.ts';
import type {Files} from '../files.ts';
import type {Processes} from '../processes.ts';
import type {Scene} from '../scene.ts';
import type {Manager} from '../systemd/manager.ts';
import {composeText} from './compose.ts';
import type {Docker} from './wish.ts';

export interface PutDockerNeeds {
  readonly files: Files;
  readonly disks: Disks;
  readonly scene: Scene;
  readonly processes: Processes;
  readonly managers: {readonly system: Manager};
}

/** The engine as a package of the distribution brings it, and the folder in which somebody keeps the compose file. */
export function putDocker({files, scene, managers}: PutDockerNeeds, docker: Docker): void {
  const {user, port, stateDir} = scene;
  files.put('/usr/bin/docker', '', {mode: 0o755, bytes: 43_000_000, program: 'docker'});
  for (const [path, unit] of [
    ['/usr/bin/containerd', containerd],
    ['/usr/bin/dockerd', dockerd],
  ] as const) {
    files.put(path, '', {mode: 0o755, bytes: 90_000_000, program: 'daemon'});
    const name = `${path.slice(path.lastIndexOf('/') + 1).replace('dockerd', 'docker')}.service`;
    files.put(`/usr/lib/systemd/system/${name}`, unit);
    files.putLink(`/etc/systemd/system/multi-user.target.wants/${name}`, `/usr/lib/systemd/system/${name}`);
    managers.system.start(name);
  }
  // The first person of such a host is in the group docker.
  files.put('/var/run/docker.sock', '', {uid: 0, gid: user.gid, mode: 0o660});
  files.putDirectory(docker.folder, {uid: user.uid, gid: user.gid, mode: 0o755});
  files.put(docker.compose, composeText({...docker, port, state: stateDir}), {uid: user.uid, gid: user.gid, mode: 0o644});
}

const containerd =
  '[Unit]\nDescription=containerd container runtime\n\n[Service]\nExecStart=/usr/bin/containerd\nRestart=always\n\n[Install]\nWantedBy=multi-user.target\n';
const dockerd =
  '[Unit]\nDescription=Docker Application Container Engine\nAfter=containerd.service\n\n[Service]\nExecStart=/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock\nRestart=always\n\n[Install]\nWantedBy=multi-user.target\n';
