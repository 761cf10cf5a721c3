import type {Far, Lasting} from '../../far/index.ts';
import {botTokens, emptyRow, type FleetHost, type FleetRow, gatewayRow, stateMark, traitsOf} from '../../fleet/index.ts';
import {cleanStrings} from '../../host/index.ts';
import type {Gateway, Host, Readings} from '../../model/index.ts';
import {configBytesMax} from '../../probes/gather/configured-port.ts';
import {lookAtAll, probes, type Wish} from '../../probes/index.ts';
import {parseConfig} from '../../probes/parse/config.ts';
import {reachFar} from '../away/reach-far.ts';
import {sshArgv} from '../away/ssh.ts';
import {judgeByRules} from '../judging.ts';
import {openGateway} from '../open-gateway.ts';
import type {ShownMarks} from './shown-marks.ts';

export interface FleetLooking {
  /** Packed. */
  readonly program: Buffer;
  /** One for all hosts and for this one look, so that what is secret on two of them and equal has equal marks. */
  readonly markKey: Buffer;
  readonly marks: ShownMarks;
  readonly wish: Wish;
  readonly deep: boolean;
  readonly become: boolean;
  readonly limitMs: number;
  readonly now: () => number;
}

type Ended = {readonly is: 'looked'} | {readonly is: 'over'; readonly because: string};

/** Looks once at every gateway of one host, through a line of its own that ends with the look. Never fails: what goes wrong is a row. */
export async function lookAtHost(host: FleetHost, looking: FleetLooking): Promise<readonly FleetRow[]> {
  const [at, begun] = [looking.now(), performance.now()];
  const when = () => ({at, tookMs: Math.round(performance.now() - begun)});
  if (host.problem !== null) return [emptyRow(host, host.problem, when())];
  const rows: FleetRow[] = [];
  const stop = new AbortController();
  const late = Promise.withResolvers<Ended>();
  const timer = setTimeout(() => {
    late.resolve({
      is: 'over',
      because: `${host.name} was not looked at to the end within ${looking.limitMs / 1000} s: the host or the line is slow; --limit-ms gives it longer`,
    });
    stop.abort();
  }, looking.limitMs);
  let machine: string | null = null;
  const look = async (): Promise<Ended> => {
    const far = await reached(host, looking, stop.signal);
    if (typeof far === 'string') return {is: 'over', because: far};
    stop.signal.addEventListener('abort', far.end, {once: true});
    if (stop.signal.aborted) far.end();
    machine = far.host.name;
    const lost = far.ended.then(
      (why): Ended => ({is: 'over', because: `the line to ${host.name} was lost in the middle of the look (${why})`}),
    );
    return Promise.race([lost, gateways(host, far, looking, (row) => rows.push({...cleanStrings(row, looking.marks.again), ...when()}))]);
  };
  const ended = await Promise.race([look(), late.promise]);
  clearTimeout(timer);
  stop.abort();
  return ended.is === 'looked' ? [...rows] : [...rows, emptyRow(host, ended.because, when(), machine)];
}

function reached(host: FleetHost, {program, become}: FleetLooking, signal: AbortSignal): Promise<Far | string> {
  // Nobody can answer the questions of many at once.
  const argv = (line: string) => sshArgv(host.to, line, false, host.words);
  return reachFar({argv, become: become || host.become, show: null, signal}, {kind: 'ssh', named: host.name, program});
}

const noTime = {at: 0, tookMs: 0};

async function gateways(host: FleetHost, far: Far, looking: FleetLooking, add: (row: FleetRow) => void): Promise<Ended> {
  const opened = await openGateway(
    {find: looking.wish, markKey: looking.markKey},
    {line: once(far), facts: {kind: 'ssh', through: host.to}},
  );
  const machine = opened.facts.name;
  if (opened.gateways.length === 0) {
    const sentences = [opened.problem ?? 'no gateway was found on this host', ...opened.denied];
    add(emptyRow(host, sentences.join('; '), noTime, machine));
  }
  // One after another, as in a look at one host: each is bounded for itself, and together they would be too much for a small one.
  for (const gateway of opened.gateways) {
    const readings = await lookAtAll(probes, opened.host, gateway, looking.deep);
    const judgement = judgeByRules({gateway, now: opened.host.clock.now(), readings});
    const traits = traitsOf(readings, gateway.user.home, await configOf(opened.host, gateway, readings), looking.marks.of);
    const state = await stateOf(opened.host, gateway);
    add(gatewayRow(host, machine, {gateway, readings, judgement}, {traits, tokens: botTokens(readings), state}, noTime));
  }
  return {is: 'looked'};
}

const mountsBytesMax = 256 * 1024;

/** A state folder that is a link lies where that points. */
async function stateOf(host: Host, {stateDir}: Gateway): Promise<string | null> {
  const [mounts, link] = await Promise.all([host.read('/proc/self/mountinfo', {bytesMax: mountsBytesMax}), host.link(stateDir)]);
  const folder = link.seen && link.value.startsWith('/') ? link.value : stateDir;
  return mounts.seen ? stateMark(mounts.value.text, folder) : null;
}

/** One look waits for no line to come back. */
function once(far: Far): Lasting {
  return {...far, lost: () => null, onChange: () => undefined};
}

/** Cleaned over there like everything; null where it cannot be read, which is said by the look itself. */
async function configOf(host: Host, gateway: Gateway, {config}: Readings): Promise<unknown> {
  const value = config?.seen === true ? config.value : null;
  const file = await host.read(value?.daemonPath ?? value?.path ?? gateway.configPath, {bytesMax: configBytesMax});
  const parsed = file.seen && !file.value.cut ? parseConfig(file.value.text) : null;
  return parsed?.ok ? parsed.config : null;
}
