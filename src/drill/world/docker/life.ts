import {type Harm, harm} from '../deeds.ts';
import type {Answer, End, NoAnswer, Process, Processes} from '../processes.ts';
import type {Published} from './compose.ts';
import {type Container, firstPauseMs} from './container.ts';
import type {Outside} from './inside.ts';

export interface LifeNeeds extends Outside {
  readonly harms: Harm[];
}

type Run<W> = (inside: W, program: string, process: Process) => void;

/** One start: the port that leads in, the helper that holds it, and the first process. Null, or why the daemon refuses. */
export function begin<W extends LifeNeeds>(world: W, inside: W, container: Container, run: Run<W>): string | null {
  const {made} = container;
  const taken = made.ports.find(({address, outside}) => world.processes.listener(address, outside) !== null);
  if (taken !== undefined) {
    [container.state, container.exit] = ['exited', portTaken];
    return `driver failed programming external connectivity on endpoint ${container.name}: Bind for ${taken.address}:${taken.outside} failed: port is already allocated`;
  }
  const shim = world.processes.start({...helper, argv: shimArgv(container), name: 'containerd-shim', exe: shimArgv(container)[0] ?? ''});
  const helpers = [shim, ...made.ports.map((port) => publish(world, inside, container, port))];
  const first = startInside(world, inside, container, made.init);
  [container.state, container.startedAt, container.pid] = ['running', world.time.now(), first.outsidePid ?? null];
  first.onEnd.push((end) => {
    for (const one of inside.processes.all()) inside.processes.end(one.pid, {how: 'killed', status: 9});
    container.pid = null;
    for (const {pid} of helpers) world.processes.end(pid, {how: 'exited', status: 0});
    over(world, inside, container, end, run);
  });
  const main = inside.processes.get(made.init ? mainPid : 1);
  if (main !== null) run(inside, 'node', main);
  return null;
}

/** With `init` a small program is the first one, and OpenClaw its child: it hands signals on, and ends as its child has ended. */
function startInside(world: LifeNeeds, inside: LifeNeeds, {made}: Container, init: boolean): Process {
  const {user, node, packageRoot} = inside.scene;
  const base = {
    uid: user.uid,
    gid: user.gid,
    cwd: packageRoot,
    group: '',
    env: new Map([['HOME', user.home], ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'], ...made.environment]),
  };
  const {processes} = inside;
  const now = world.time.now();
  if (init)
    processes.adopt(
      1,
      {
        ...base,
        ppid: 0,
        argv: ['/sbin/docker-init', '--', ...made.command],
        exe: '/sbin/docker-init',
        name: 'docker-init',
        rssBytes: 704_000,
      },
      now,
    );
  processes.adopt(init ? mainPid : 1, {...base, ppid: init ? 1 : 0, argv: made.command, exe: node.path}, now);
  const [first, main] = [processes.get(1), processes.get(mainPid)];
  if (first === null) throw new Error('a container without a first process');
  if (main === null) return first;
  first.onTerm = () => void processes.signal(main.pid, 'TERM');
  main.onEnd.push((end) => void world.time.after(20, () => processes.end(1, end)));
  return first;
}

/** Behind the small first program, as it is numbered in such a container. */
const mainPid = 7;

/** What carries a port of the host into the container. Whoever ends it takes the port away, and nothing starts it again by itself. */
function publish(world: LifeNeeds, inside: LifeNeeds, container: Container, {address, outside, inside: port}: Published): Process {
  const argv = [
    '/usr/bin/docker-proxy',
    ...['-proto', 'tcp', '-host-ip', address, '-host-port', String(outside)],
    ...['-container-ip', insideAddress, '-container-port', String(port)],
  ];
  const daemon = world.processes.all().find(({name}) => name === 'dockerd');
  const proxy = world.processes.start({
    ...helper,
    ppid: daemon?.pid ?? 1,
    argv,
    name: 'docker-proxy',
    exe: '/usr/bin/docker-proxy',
    rssBytes: 3_800_000,
    group: '/system.slice/docker.service',
  });
  world.processes.listen(proxy.pid, address, outside, (path) => carried(inside.processes, port, path));
  proxy.onEnd.push(() => {
    if (container.pid === null) return;
    harm(
      world,
      `docker-proxy (pid ${proxy.pid}) was ended: port ${outside} of the host leads nowhere while the container runs on, and only a new start of the container brings it back.`,
    );
  });
  return proxy;
}

/** Nobody in there listens: the helper has taken the call, and hangs up. */
function carried(inside: Processes, port: number, path: string): Answer | NoAnswer {
  const socket = inside.listener(insideAddress, port);
  if (socket === null) return 'hangs up';
  if (socket.answer === null || inside.get(socket.pid)?.state === 'T') return 'silent';
  const answer = socket.answer(path);
  return typeof answer === 'object' ? toStranger(answer) : answer;
}

/** In there the call comes from the engine's bridge and not from the gateway's own host: without a token it is told no more than this. */
function toStranger(answer: Answer): Answer {
  if (!answer.type.startsWith('application/json')) return answer;
  const {ready, ok, status} = JSON.parse(answer.body) as Readonly<Record<string, unknown>>;
  return {...answer, body: JSON.stringify(ready === undefined ? {ok, status} : {ready})};
}

export const insideAddress = '172.18.0.2';

/** Its first process has ended, asked or not. */
function over<W extends LifeNeeds>(world: W, inside: W, container: Container, end: End, run: Run<W>): void {
  const now = world.time.now();
  container.endedAt = now;
  container.exit = end.how === 'exited' ? end.status : 128 + end.status;
  container.outOfMemory = end.outOfMemory === true;
  container.state = 'exited';
  if (container.pushed && container.exit !== 0)
    harm(
      world,
      `${container.name} was started by hand during its restart loop: that ran once more what cannot run, and set its RestartCount back, which was evidence.`,
    );
  container.pushed = false;
  if (!startsAgain(container)) return;
  container.pauseMs = now - (container.startedAt ?? now) > steadyMs ? firstPauseMs : container.pauseMs;
  container.restarts += 1;
  container.state = 'restarting';
  container.timer = world.time.after(container.pauseMs, () => {
    container.timer = null;
    begin(world, inside, container, run);
  });
  container.pauseMs = Math.min(container.pauseMs * 2, pauseMsMax);
}

function startsAgain({made: {restart}, stopped, exit, restarts}: Container): boolean {
  if (stopped) return false;
  const [policy = 'no', most] = restart.split(':');
  if (policy === 'on-failure') return exit !== 0 && (most === undefined || restarts < Number(most));
  return policy === 'always' || policy === 'unless-stopped';
}

/** A container that is removed waits for nothing more. */
export function putAway(container: Container): void {
  container.timer?.cancel();
  container.timer = null;
  container.stopped = true;
}

/** What ran this long begins its pauses anew; no pause grows beyond a minute. */
const steadyMs = 10_000;
const pauseMsMax = 60_000;

/** What a start ends with that came to nothing. */
const portTaken = 128;

const helper = {ppid: 1, uid: 0, gid: 0, env: new Map<string, string>(), cwd: '/', group: '/system.slice/containerd.service'};

function shimArgv({id}: Container): readonly string[] {
  return ['/usr/bin/containerd-shim-runc-v2', '-namespace', 'moby', '-id', id, '-address', '/run/containerd/containerd.sock'];
}
