import type {Random} from '../random.ts';

/** What a drill, or a test, wants of its host with an engine; what is left out follows from the seed. */
export interface DockerWish {
  /** The tag of the image that the compose file names. */
  readonly tag?: string;
  readonly memory?: string;
  readonly restart?: string;
}

/** A gateway in a container by its names; all of them follow from the wish and the seed. */
export interface Docker {
  readonly folder: string;
  /** The compose file, which is what owns the container. */
  readonly compose: string;
  readonly project: string;
  readonly service: string;
  readonly container: string;
  readonly image: string;
  readonly memory: string;
  readonly restart: string;
  readonly engineVersion: string;
  readonly composeVersion: string;
}

/** Where the gateway of an image listens, whatever port of the host leads there. */
export const insidePort = 18_789;

export const registry = 'ghcr.io/openclaw/openclaw';

export function dockerOf(random: Random, wish: DockerWish, {home, version}: {readonly home: string; readonly version: string}): Docker {
  const folder = random.fork('folder').pick([`${home}/openclaw`, '/srv/openclaw', '/opt/openclaw', `${home}/stacks/openclaw`]);
  const service = random.fork('service').pick(['openclaw-gateway', 'gateway']);
  return {
    folder,
    compose: `${folder}/${random.fork('file').pick(['docker-compose.yml', 'compose.yaml'])}`,
    project: 'openclaw',
    service,
    container: `openclaw-${service}-1`,
    image: `${registry}:${wish.tag ?? version}`,
    memory: wish.memory ?? '2g',
    restart: wish.restart ?? 'unless-stopped',
    engineVersion: random.fork('engine').pick(['28.5.1', '28.3.3', '27.5.1']),
    composeVersion: random.fork('compose').pick(['2.40.2', '2.38.2']),
  };
}
