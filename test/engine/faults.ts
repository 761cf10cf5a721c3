import type {Code} from '../../src/model/index.ts';
import {composeFile, type Engine, gateway, goodCompose, must} from './engine.ts';

/** One thing that is wrong with a gateway in a container, made for real. */
export interface Fault {
  readonly name: string;
  readonly code: Code;
  readonly severity: 'down' | 'degraded' | 'note';
  /** What the text has to say, and a step. */
  readonly says: RegExp;
  readonly next: RegExp;
  readonly port?: number;
  make(engine: Engine): Promise<void>;
  /** The healthy container is brought up again afterwards. */
  undo?(engine: Engine): Promise<void>;
}

const composed = async (engine: Engine, text: string): Promise<void> => {
  await engine.box.write(composeFile, text);
  await must(engine.box, ['docker-compose', '-p', 'oc', '-f', composeFile, 'up', '-d']);
};

/** The gateway itself, which the container's first process started. */
const pidOf = async (engine: Engine): Promise<string> => {
  const {stdout} = await engine.box.sh(['pgrep', '-P', await engine.says('.State.Pid')]);
  return stdout.trim().split('\n')[0] ?? '';
};

export const faults: readonly Fault[] = [
  {
    name: 'stopped on purpose',
    code: 'unit-down',
    severity: 'down',
    says: /was stopped, or ended without an error/,
    next: /docker-compose -p oc -f \S+ up -d gateway/,
    make: async ({docker}) => void (await docker('stop', gateway)),
  },
  {
    name: 'frozen',
    code: 'gateway-hung',
    severity: 'down',
    says: /accepts connections and \/healthz does not answer/,
    next: /docker-compose -p oc -f \S+ restart gateway/,
    make: async (engine) => {
      await must(engine.box, ['kill', '-STOP', await pidOf(engine)]);
      await engine.saying('.State.Health.Status', /^unhealthy$/);
    },
    undo: async (engine) => must(engine.box, ['kill', '-CONT', await pidOf(engine)]),
  },
  {
    name: 'a restart policy that was taken away',
    code: 'not-lasting',
    severity: 'degraded',
    says: /stays down after a crash and after a reboot/,
    next: /up -d gateway|update --restart unless-stopped/,
    make: (engine) => composed(engine, goodCompose.replace('restart: unless-stopped', 'restart: "no"')).then(() => engine.ready()),
  },
  {
    name: 'an engine that is not started at boot',
    code: 'not-lasting',
    severity: 'degraded',
    says: /docker\.service, which brings containers back, is not started at boot/,
    next: /systemctl enable docker\.service/,
    make: ({box}) => must(box, ['systemctl', 'disable', 'docker.service']),
    undo: ({box}) => must(box, ['systemctl', 'enable', 'docker.service']),
  },
  {
    name: 'a compose file that was changed and not brought up',
    code: 'reload-needed',
    severity: 'degraded',
    says: /restart: runs with unless-stopped, the file says always/,
    next: /up -d gateway/,
    make: ({box}) => box.write(composeFile, goodCompose.replace('unless-stopped', 'always')),
  },
  {
    name: 'published on every address',
    code: 'bind-public',
    severity: 'note',
    says: /is published on 0\.0\.0\.0:18789/,
    next: /127\.0\.0\.1:18789:18789/,
    make: (engine) => composed(engine, goodCompose.replace('"127.0.0.1:18789:18789"', '"18789:18789"')).then(() => engine.ready()),
  },
  {
    name: 'a check that asks for a file which is not there',
    code: 'check-failing',
    severity: 'note',
    says: /it is the check that is wrong/,
    next: /docker inspect/,
    make: async (engine) => {
      const wrong = goodCompose
        .replace(/test: .*/, 'test: ["CMD", "node", "/app/health.mjs"]')
        .replace('start_period: 90s', 'start_period: 1s');
      await composed(engine, wrong);
      await engine.saying('.State.Health.Status', /^unhealthy$/);
      await must(engine.box, [
        'curl',
        '-s',
        '--retry',
        '90',
        '--retry-delay',
        '1',
        '--retry-all-errors',
        '-f',
        '-o',
        '/dev/null',
        'http://127.0.0.1:18789/readyz',
      ]);
    },
  },
];
