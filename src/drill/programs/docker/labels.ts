import type {Container} from '../../world/docker/container.ts';
import type {World} from '../../world/world.ts';

/** What `docker compose` leaves on a container that it makes, and the image brings. */
export function dockerLabels({scene: {docker}}: World, {made, service}: Container): Readonly<Record<string, string>> {
  return {
    'com.docker.compose.config-hash': made.hash,
    'com.docker.compose.container-number': '1',
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.project': docker?.project ?? '',
    'com.docker.compose.project.config_files': docker?.compose ?? '',
    'com.docker.compose.project.working_dir': docker?.folder ?? '',
    'com.docker.compose.service': service,
    'com.docker.compose.version': docker?.composeVersion ?? '',
    'org.opencontainers.image.source': 'https://github.com/openclaw/openclaw',
  };
}
