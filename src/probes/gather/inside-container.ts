import type {Host} from '../../model/index.ts';
import {always, remembered} from './memory.ts';

/**
 * Docker and podman leave a file in every container's root. A whole system with its own systemd can have one too, left from
 * its image; there the units own what runs. Whether we are in a container cannot change, so it is asked once.
 */
export function insideContainer(host: Host): Promise<boolean> {
  return remembered(host, 'inside a container', always, async () => {
    const [docker, podman, systemd] = await Promise.all(
      ['/.dockerenv', '/run/.containerenv', '/run/systemd/system'].map((path) => host.stat(path)),
    );
    return (docker?.seen === true || podman?.seen === true) && systemd?.seen !== true;
  });
}
