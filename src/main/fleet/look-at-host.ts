import type {Answer, Far, Lasting} from '../../far/index.ts';
import {botTokens, emptyRow, type FleetHost, type FleetRow, gatewayRow, traitsOf} from '../../fleet/index.ts';
import {cleanStrings} from '../../host/index.ts';
import type {Gateway} from '../../model/index.ts';
import type {Wish} from '../../probes/index.ts';
import {reachFar} from '../away/reach-far.ts';
import {type SeenGateway, seeGateway} from '../away/see-gateway.ts';
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
  /** What sudo gets where it asks; null = it may ask nothing. */
  readonly password: string | null;
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
      because: lateSentence(host, looking),
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

function reached(host: FleetHost, {program, become, password}: FleetLooking, signal: AbortSignal): Promise<Far | string> {
  // Nobody can answer the questions of many at once.
  const answer = password === null ? null : onlyOnce(password);
  const argv = (line: string) => sshArgv(host.to, line, false, host.words);
  return reachFar({argv, become: become || host.become, show: null, answer, signal}, {kind: 'ssh', named: host.name, program});
}

/** What was wrong once is not tried until the account is locked. */
function onlyOnce(password: string): Answer {
  let given = false;
  return async () => {
    if (given) return null;
    given = true;
    return password;
  };
}

export function lateSentence({name}: FleetHost, {limitMs}: Pick<FleetLooking, 'limitMs'>): string {
  return `${name} was not looked at to the end within ${limitMs / 1000} s: the host or the line is slow; --limit-ms gives it longer`;
}

/** Whoever makes the row knows when its look began. */
const noTime = {at: 0, tookMs: 0};

/** What was seen over there is judged here. */
export function rowOf(host: FleetHost, machine: string, gateway: Gateway, seen: SeenGateway, {marks, now: ours}: FleetLooking): FleetRow {
  const {readings, config, state, now} = seen;
  const judgement = judgeByRules({gateway, now, readings});
  const traits = traitsOf(readings, gateway.user.home, config, marks.of);
  return gatewayRow(host, machine, {gateway, readings, judgement}, {traits, tokens: botTokens(readings), state}, noTime, now - ours());
}

/** Where there is no gateway, why. */
export function noGatewayRow(host: FleetHost, machine: string, problem: string | null, denied: readonly string[]): FleetRow {
  return emptyRow(host, [problem ?? 'no gateway was found on this host', ...denied].join('; '), noTime, machine);
}

async function gateways(host: FleetHost, far: Far, looking: FleetLooking, add: (row: FleetRow) => void): Promise<Ended> {
  const opened = await openGateway(
    {find: looking.wish, markKey: looking.markKey},
    {line: once(far), facts: {kind: 'ssh', through: host.to}, typed: looking.password === null ? [] : [looking.password]},
  );
  const machine = opened.facts.name;
  if (opened.gateways.length === 0) add(noGatewayRow(host, machine, opened.problem, opened.denied));
  // One after another, as in a look at one host: each is bounded for itself, and together they would be too much for a small one.
  for (const gateway of opened.gateways) add(rowOf(host, machine, gateway, await seeGateway(opened.host, gateway, looking.deep), looking));
  return {is: 'looked'};
}

/** One look waits for no line to come back. */
function once(far: Far): Lasting {
  return {...far, lost: () => null, onChange: () => undefined};
}
