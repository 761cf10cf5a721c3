import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {judgeByRules} from '../../src/main/judging.ts';
import type {Judgement, LogValue, Readings, Service, ServiceRun} from '../../src/model/index.ts';
import {printStep} from '../../src/steps/index.ts';
import {parseInspect} from '../../src/supervisors/container/inspected.ts';
import {containerService} from '../../src/supervisors/container/list.ts';
import {endedUnit, gateway, healthyReadings, listener, now, refusedHttp} from './facts.ts';

/** A container as a real engine described it; the times moved so that it ended just now. */
function container(name: string, more: Partial<ServiceRun> = {}, engine = 'docker'): Service {
  const [whole] = parseInspect(readFileSync(new URL(`../samples/engines/${name}.inspect.json`, import.meta.url), 'utf8'));
  if (whole === undefined) throw new Error(`${name} describes no container`);
  const published = [{address: '127.0.0.1', port: gateway.port, inside: 18_789}];
  const run = {...whole.run, published, startedAt: now - 90_000, endedAt: whole.run.endedAt === null ? null : now - 60_000, ...more};
  return {
    ...containerService({engine, name: whole.name, state: whole.state, image: run.image}),
    starts: run.restarts + 1,
    lastExit: run.exit,
    run,
  };
}

/** Nobody answers and nothing of systemd is there; a healthy container answers. */
function judged(service: Service, more: object = {}): Judgement {
  const values = healthyReadings();
  const {running} = service;
  const proxy = {...listener(), uid: 0, user: 'root', process: null};
  const log: LogValue = {
    ...values.log,
    lines: [{at: now - 61_000, from: 'gateway', pid: null, text: 'Missing config. Run `openclaw setup`'}],
  };
  const all = {
    ...values,
    log,
    supervisor: {
      ...values.supervisor,
      owner: running ? 'container' : 'nobody',
      units: [],
      chosen: null,
      processes: [],
      lock: null,
      services: [service],
    },
    ports: {ports: [{port: gateway.port, role: 'gateway', listeners: running ? [proxy] : []}]},
    ...(running ? {} : {http: refusedHttp()}),
    ...more,
  };
  const readings = Object.fromEntries(Object.entries(all).map(([name, value]) => [name, {seen: true, value, at: now, tookMs: 1}]));
  return judgeByRules({gateway, now, readings: readings as unknown as Readings});
}

function nextOf({findings}: Judgement): string {
  return findings.flatMap(({next}) => next.map(printStep)).join('\n');
}

const harmful = /gateway install|\bchown\b|\bkill \S+$/m;

describe('a container as a real engine describes it', () => {
  it('is clear while it is healthy', () => {
    expect(judged(container('docker-healthy'))).toMatchObject({verdict: 'clear', findings: []});
  });

  it('that restarts without end is a crash loop, with its status and last words, and is not started again', () => {
    const judgement = judged(container('docker-crashloop-restarting'));
    const loop = judgement.findings.find(({code}) => code === 'crash-loop');
    expect(loop).toMatchObject({severity: 'down'});
    expect(loop?.text).toMatch(/restarted 3 times \(ended with status 78.*last words: "Missing config/);
    expect(nextOf(judgement)).toContain('docker logs --tail 80 oc-loop');
    expect(nextOf(judgement)).not.toMatch(/docker (?:re)?start/);
    expect(nextOf(judgement)).not.toMatch(harmful);
  });

  it('that ran out of memory was killed for it', () => {
    const judgement = judged(container('docker-oomkilled', {restarts: 0}));
    expect(judgement.findings[0]).toMatchObject({code: 'oom-killed', severity: 'down'});
    expect(nextOf(judgement)).not.toMatch(/docker (?:re)?start/);
    expect(nextOf(judgement)).not.toMatch(harmful);
  });

  it('that was stopped is down, and started by the stack that made it', () => {
    const judgement = judged(container('docker-stopped'));
    expect(judgement.findings[0]).toMatchObject({code: 'unit-down', severity: 'down'});
    expect(nextOf(judgement)).toContain('docker-compose -p lab -f /var/tmp/ct/compose/docker-compose.yml up -d gateway');
    expect(nextOf(judgement)).not.toMatch(harmful);
  });

  it('that a unit made is started by the unit', () => {
    const judgement = judged(container('docker-stopped', {madeBy: {is: 'unit', name: 'openclaw.service'}}, 'podman'));
    expect(nextOf(judgement)).toContain('systemctl --user start openclaw.service');
    expect(nextOf(judgement)).not.toMatch(harmful);
  });

  it('that gave up with a command that was not found says so', () => {
    const judgement = judged(container('podman-exited127-after-3-restarts', {}, 'podman'));
    expect(judgement.findings[0]?.text).toContain('ended with status 127 (its command was not found)');
    expect(nextOf(judgement)).not.toMatch(/podman (?:re)?start/);
  });

  it('without a restart policy does not last, unless a unit starts it', () => {
    expect(judged(container('docker-healthy', {restartPolicy: ''})).findings[0]).toMatchObject({code: 'not-lasting'});
    expect(judged(container('docker-healthy', {restartPolicy: '', madeBy: {is: 'unit', name: 'x.service'}})).findings).toEqual([]);
  });

  it('whose engine is not started at boot does not last, unless a unit starts it', () => {
    const broughtBack = {unit: 'docker.service', atBoot: false};
    const judgement = judged(container('docker-healthy', {restartPolicy: 'always', broughtBack}));
    expect(judgement.findings.map(({code, subject}) => `${code} ${subject}`)).toEqual(['not-lasting reboot']);
    expect(nextOf(judgement)).toContain('systemctl enable docker.service');
    expect(judged(container('docker-healthy', {restartPolicy: 'always', broughtBack: {...broughtBack, atBoot: true}})).findings).toEqual(
      [],
    );
    expect(judged(container('docker-healthy', {broughtBack, madeBy: {is: 'unit', name: 'x.service'}})).findings).toEqual([]);
  });

  it('that keeps its state in memory does not last, and says what to save before it is made anew', () => {
    const inMemory = judged(container('docker-healthy', {losesState: 'at each start'}));
    expect(inMemory.verdict).toBe('degraded');
    expect(inMemory.findings.map(({code, subject}) => `${code} ${subject}`)).toEqual(['not-lasting state']);
    expect(nextOf(inMemory)).toMatch(/copy the state folder out of it while it runs.*\n.*make the container anew/);
    const inLayer = judged(container('docker-healthy', {losesState: 'with the container', mounts: []}));
    expect({verdict: inLayer.verdict, severity: inLayer.findings.map(({severity}) => severity)}).toEqual({
      verdict: 'clear',
      severity: ['note'],
    });
  });

  it('whose check fails while it answers has a wrong check, in its own words', () => {
    const check = {state: 'unhealthy', failures: 3, exit: 1, said: 'node: cannot find /app/health.mjs'};
    const {verdict, findings} = judged(container('docker-healthy', {check}));
    expect({verdict, codes: findings.map(({code, severity}) => `${severity} ${code}`)}).toEqual({
      verdict: 'clear',
      codes: ['note check-failing'],
    });
    expect(findings[0]?.text).toMatch(/status 1; it said: "node: cannot find .*The gateway answers, so it is the check/);
  });

  it('whose files cannot be seen from here has no missing configuration', () => {
    const config = {...healthyReadings().config, state: 'missing'};
    expect(judged(container('docker-healthy', {mounts: []}), {config}).findings.map(({code}) => code)).not.toContain('config-missing');
    const mounts = [{from: gateway.stateDir, to: '/home/node/.openclaw'}];
    expect(judged(container('docker-healthy', {mounts}), {config}).findings.map(({code}) => code)).toContain('config-missing');
  });

  it('that does not run is asked in one of its own with the same files', () => {
    const cliBeside = ['docker', 'run', '--rm', '--volumes-from', 'gw', '--user', 'node', 'openclaw:1', 'node', 'openclaw.mjs'];
    const next = nextOf(judged(container('docker-crashloop-restarting', {cliBeside})));
    expect(next).toContain('docker run --rm --volumes-from gw --user node openclaw:1 node openclaw.mjs config set gateway.mode local');
    expect(next).not.toMatch(/^openclaw /m);
  });

  it('is asked by its own command line', () => {
    const cli = ['docker', 'exec', 'gw', 'node', 'openclaw.mjs'];
    const mounts = [{from: gateway.stateDir, to: '/home/node/.openclaw'}];
    const config = {...healthyReadings().config, state: 'missing'};
    expect(nextOf(judged(container('docker-healthy', {cli, mounts}), {config}))).toContain(
      'docker exec gw node openclaw.mjs config validate',
    );
  });

  it('may have another port in its own world, and nothing is installed beside it', () => {
    const config = {...healthyReadings().config, port: 18_789};
    const readings = {config};
    expect(judged(container('docker-healthy'), readings)).toMatchObject({verdict: 'clear', findings: []});
  });

  it('keeps its port while nothing answers behind it: nobody took it', () => {
    const late = {seen: false, why: 'late', detail: '/healthz gave no answer within 2 s'} as const;
    const judgement = judged(container('docker-healthy'), {http: {...healthyReadings().http, healthz: late, ready: null}});
    expect(judgement.findings.map(({code}) => code)).toContain('gateway-hung');
    expect(judgement.findings.map(({code}) => code)).not.toContain('port-taken');
    expect(nextOf(judgement)).not.toMatch(harmful);
  });

  const everywhere = [{address: '0.0.0.0', port: gateway.port, inside: 18_789}];
  const open = {...healthyReadings().config, bind: 'lan', authMode: 'none', authConfigured: false};
  const stack = {is: 'stack', tool: ['docker', 'compose'], project: 'oc', service: 'gateway', files: ['/srv/oc/compose.yaml']} as const;

  it('that binds to its own world and is published on loopback is open to nobody', () => {
    expect(judged(container('docker-healthy'), {config: open})).toMatchObject({verdict: 'clear', findings: []});
  });

  it('that is published on every address is a note while it asks for a token, and more when it asks for nothing', () => {
    const asks = judged(container('docker-healthy', {published: everywhere, madeBy: stack}), {config: {...open, authMode: 'token'}});
    expect({verdict: asks.verdict, codes: asks.findings.map(({code, severity}) => `${severity} ${code}`)}).toEqual({
      verdict: 'clear',
      codes: ['note bind-public'],
    });
    const {findings} = judged(container('docker-healthy', {published: everywhere, madeBy: stack}), {config: open});
    expect(findings[0]).toMatchObject({code: 'bind-public', severity: 'degraded'});
    expect(findings[0]?.text).toContain(`is published on 0.0.0.0:${gateway.port}`);
  });

  it.each([
    ['a stack', stack, [`ports: "127.0.0.1:${gateway.port}:18789"`, 'docker compose -p oc -f /srv/oc/compose.yaml up -d gateway']],
    ['a unit', {is: 'unit', name: 'oc.service'} as const, [`PublishPort=127.0.0.1:${gateway.port}:18789`, 'restart oc.service']],
    ['a command', null, [`-p 127.0.0.1:${gateway.port}:18789`]],
  ])('that is open to everybody is closed where it is made: by %s', (_, made, wanted) => {
    const next = nextOf(judged(container('docker-healthy', {published: everywhere, madeBy: made}), {config: open}));
    for (const words of wanted) expect(next).toContain(words);
    expect(next).not.toMatch(/gateway\.bind/);
    expect(next).not.toMatch(harmful);
  });

  it.each([
    ['waits for its next start', container('docker-crashloop-restarting')],
    [
      'was begun again just now',
      {...container('docker-crashloop-restarting', {startedAt: now - 4_000, exit: null, isRetrying: false}), running: true},
    ],
  ])('that is refused and %s has the refusal as its cause', (_, service) => {
    const refusedNow = {...refusedHttp(), healthz: {seen: false, why: 'garbled', detail: 'the connection was closed'} as const};
    const said = 'Gateway start blocked: existing config is missing gateway.mode. Treat this as suspicious or clobbered config.';
    const audit = 'Config write audit: SQLite diagnostic_events/config-audit state (latest 50000 rows)';
    const lines = [said, audit].map((text, index) => ({at: now - 61_000 + index, from: 'gateway' as const, pid: null, text}));
    const judgement = judged(service, {
      log: {...healthyReadings().log, lines},
      http: refusedNow,
      config: {...healthyReadings().config, mode: null},
    });
    expect(judgement.findings[0]).toMatchObject({code: 'config-incomplete', severity: 'down', behind: null});
    const loop = judgement.findings.find(({code}) => code === 'crash-loop');
    expect(loop).toMatchObject({behind: 'config-incomplete'});
    expect(loop?.text).toContain(`last words: "${said.slice(0, 40)}`);
    expect(nextOf(judgement)).not.toMatch(/gateway\.bind/);
    expect(nextOf(judgement)).not.toMatch(harmful);
  });

  describe("whose state is another user's", () => {
    const path = '/srv/oc/state';
    const denied =
      'Gateway failed to start: Doctor cannot repair this state: shared state database is unreadable at ' +
      "/home/node/.openclaw/state/openclaw.sqlite: EACCES: permission denied, stat '/home/node/.openclaw/state/openclaw.sqlite'.";
    const loop = (uid: number, folder: {uid: number; mode: number}) =>
      judged(container('docker-crashloop-restarting', {uid, user: 'node', stateFolder: {path, ...folder}, madeBy: stack}), {
        log: {...healthyReadings().log, lines: [{at: now - 61_000, from: 'gateway', pid: null, text: denied}]},
      });

    it('is named with its own user, who gets it back, and never root', () => {
      const judgement = loop(1000, {uid: 0, mode: 0o700});
      expect(judgement.findings[0]).toMatchObject({code: 'state-unusable', severity: 'down', behind: null});
      expect(judgement.findings[0]?.text).toContain(`${path} belongs to uid 0 (mode 0700)`);
      expect(nextOf(judgement)).toContain(`chown -R 1000: ${path}`);
      expect(nextOf(judgement)).not.toMatch(/chown (?:-R )?(?:root|0|ops):/);
      expect(nextOf(judgement)).not.toMatch(/(?:re)?start/);
    });

    it.each([
      ['its own', 1000, {uid: 1000, mode: 0o700}],
      ['open to it', 1000, {uid: 0, mode: 0o777}],
      ["perhaps its group's", 1000, {uid: 0, mode: 0o770}],
      ["root's in there", 0, {uid: 1000, mode: 0o700}],
    ])('is nothing where it is %s', (_, uid, folder) => {
      expect(loop(uid, folder).findings.map(({subject}) => subject)).not.toContain(path);
    });
  });

  it('beside another one of the same state is one of two owners, and the one that falls is stopped', () => {
    const first = {...container('docker-healthy'), pid: 4711};
    const second = {...container('docker-crashloop-restarting'), name: 'second', title: 'container second'};
    const {supervisor} = healthyReadings();
    const services = [first, second];
    const judgement = judged(first, {
      supervisor: {...supervisor, owner: 'container', units: [], chosen: null, processes: [], lock: null, services},
    });
    expect(judgement.findings[0]).toMatchObject({code: 'two-owners', severity: 'degraded', behind: null});
    expect(judgement.findings[0]?.text).toContain('the container second (');
    expect(nextOf(judgement)).toContain('docker stop second');
    expect(nextOf(judgement)).not.toContain(`docker stop ${first.name}`);
    expect(nextOf(judgement)).not.toMatch(harmful);
  });

  it('that was not made from its file as it is now is made anew, not restarted', () => {
    const rows = [{key: 'restart', loaded: 'no', disk: 'unless-stopped', wanted: null, differs: 'disk'}];
    const judgement = judged(container('docker-healthy', {madeBy: stack, restartPolicy: ''}), {
      unit: {scope: null, files: [], rows, templateOf: null},
    });
    expect(judgement.findings.map(({code, behind}) => `${code} ${behind}`)).toEqual(['reload-needed null', 'not-lasting reload-needed']);
    expect(judgement.findings[0]?.text).toContain('restart: runs with no, the file says unless-stopped');
    expect(nextOf(judgement)).toContain('docker compose -p oc -f /srv/oc/compose.yaml up -d gateway');
    expect(nextOf(judgement)).not.toMatch(/restart gateway|daemon-reload/);
  });

  it('that runs beside a unit of the same state is one of two owners, and the unit is switched off in its own words', () => {
    const {supervisor} = healthyReadings();
    const units = [endedUnit({exit: {how: 'exited', status: 78}})];
    const chosen = {scope: 'user', name: 'openclaw-gateway.service'} as const;
    const services = [{...container('docker-healthy'), pid: 4711}];
    const judgement = judged(container('docker-healthy'), {
      supervisor: {...supervisor, owner: 'container', units, chosen, processes: [], lock: null, services},
    });
    expect(judgement.findings[0]).toMatchObject({code: 'two-owners', behind: null});
    expect(nextOf(judgement)).toContain('systemctl --user disable --now openclaw-gateway.service');
    expect(nextOf(judgement)).not.toMatch(/docker \S+ (?:--tail 80 )?openclaw-gateway\.service/);
    expect(nextOf(judgement)).not.toMatch(harmful);
  });

  it('that is about to be started again holds its own port, whatever moment the sockets were looked at', () => {
    const falling = container('docker-crashloop-restarting');
    for (const process of [null, {...proxyFacts, argv: ['/usr/bin/docker-proxy', '-host-port', String(gateway.port)]}]) {
      const proxy = {...listener(), uid: 0, user: 'root', process};
      const judgement = judged(falling, {ports: {ports: [{port: gateway.port, role: 'gateway', listeners: [proxy]}]}});
      expect(judgement.findings.map(({code}) => code)).not.toContain('port-taken');
      expect(judgement.findings.map(({code}) => code)).toContain('crash-loop');
    }
  });

  it('that is frozen in the first minute of its run is no start, and the process that is named is the one in there', () => {
    const late = {seen: false, why: 'late', detail: 'no answer within 2000 ms'} as const;
    const {supervisor} = healthyReadings();
    const service = {...container('docker-healthy', {startedAt: now - 40_000}), pid: 381};
    const inside = {pid: 416, ppid: 381, uid: 1000, user: 'node', argv: ['node', 'dist/index.js', 'gateway'], startedAt: now - 40_000};
    const judgement = (state: string): Judgement =>
      judged(service, {
        http: {...refusedHttp(), healthz: late, readyz: late, startupz: late},
        supervisor: {
          ...{...supervisor, owner: 'container', units: [], chosen: null, lock: null, services: [service]},
          processes: [{...inside, state, unit: null, rssBytes: 1, parents: [{pid: 381, name: 'docker-init'}], because: 'argv'}],
        },
      });
    expect(judgement('S').findings.map(({code}) => code)).toContain('gateway-starting');
    const [root] = judgement('T').findings;
    expect(root).toMatchObject({code: 'gateway-hung', behind: null});
    expect(root?.text).toMatch(/the gateway is pid 416 .*process state T \(stopped by a signal\)/);
    expect(nextOf(judgement('T'))).not.toMatch(harmful);
  });

  it('whose command line is asked beside it is asked by words that anybody would type', () => {
    const cliBeside = ['docker', 'run', '--rm', '--volumes-from', 'oc-loop', '--user', 'node', 'openclaw:1', 'node', 'dist/index.js'];
    const judgement = judged(container('docker-crashloop-restarting', {cliBeside}));
    expect(nextOf(judgement)).toContain(
      'docker run --rm --volumes-from oc-loop --user node openclaw:1 node dist/index.js config validate --json',
    );
    expect(nextOf(judgement)).not.toContain('nobody would type');
  });

  it('that is gone leaves a host on which nothing can be installed: what made it makes it again', () => {
    const {supervisor} = healthyReadings();
    const nobody = {...supervisor, owner: 'nobody', units: [], chosen: null, processes: [], lock: null, services: []};
    const values = {
      ...healthyReadings(),
      supervisor: nobody,
      ports: {ports: [{port: gateway.port, role: 'gateway', listeners: []}]},
      http: refusedHttp(),
    };
    const readings = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, {seen: true, value, at: now, tookMs: 1}]));
    const told = {...gateway, cliPath: null, port: gateway.port + 1, portFrom: 'unit' as const};
    const judgement = judgeByRules({gateway: told, now, readings: readings as unknown as Readings});
    expect(judgement.findings.map(({code}) => code)).toContain('unit-missing');
    expect(judgement.findings.map(({code}) => code)).not.toContain('sources-disagree');
    expect(nextOf(judgement)).toContain('docker compose up -d');
    expect(nextOf(judgement)).not.toMatch(harmful);
  });
});

const proxyFacts = {
  pid: 900,
  ppid: 1,
  uid: 0,
  user: 'root',
  state: 'S',
  startedAt: now - 90_000,
  unit: 'docker.service',
  container: null,
  rssBytes: null,
  parents: [],
  cwd: null,
  exe: null,
};
