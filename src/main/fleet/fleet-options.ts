import {type EngineName, engineNames} from './engines/fanning.ts';

/** What is asked of a look at many hosts. */
export interface FleetOptions {
  /** `rungs fleet ticket`: the look as a page of Markdown. */
  readonly ticket: boolean;
  /** `rungs fleet walk RUNBOOK`: host by host, the batch that `limit` names first; null = one look. */
  readonly walk: {readonly runbook: string; readonly limit: string | null} | null;
  /** Names of hosts, patterns, `@groups` of nodeset, `-` for a list on standard input. */
  readonly words: readonly string[];
  readonly inventories: readonly string[];
  readonly tailscale: boolean;
  /** Recordings, in the place of hosts. */
  readonly from: string | null;
  /** Who brings the look to the hosts. */
  readonly engine: EngineName;
  /** The password that sudo wants over there is asked for here, once for all of them. */
  readonly ask: boolean;
  /** So many hosts are looked at together. */
  readonly atOnce: number;
  /** For each host by itself; absent = what such a look usually needs. */
  readonly limitMs: number;
}

interface Values {
  readonly inventory?: readonly string[] | undefined;
  readonly tailscale: boolean;
  readonly engine?: string | undefined;
  readonly ask: boolean;
  readonly become: boolean;
  readonly 'at-once'?: string | undefined;
  readonly 'limit-ms'?: string | undefined;
  readonly limit?: string | undefined;
  readonly json: boolean;
  readonly plain: boolean;
  readonly deep: boolean;
  readonly output?: string | undefined;
  readonly host?: string | undefined;
  readonly via?: string | undefined;
  readonly from?: string | undefined;
}

/** An sshd drops new connections at random from its tenth that has not logged in on, and many hosts may stand behind one jump. */
const atOnceDefault = 8;
const atOnceMost = 64;

const limitDefaultMs = 60_000;
/** OpenClaw's own commands take seconds each, and there are six. */
const deepLimitDefaultMs = 240_000;

export function fleetOptions(isFleet: boolean, rest: readonly string[], values: Values): FleetOptions | {readonly problem: string} {
  const atOnce = numberFrom(values['at-once'], 1, atOnceMost);
  const limitMs = numberFrom(values['limit-ms'], 1000, 3_600_000);
  if (!isFleet) {
    const stray = (['inventory', 'tailscale', 'engine', 'ask', 'at-once', 'limit-ms'] as const).find(
      (name) => values[name] !== undefined && values[name] !== false,
    );
    return stray === undefined ? none : {problem: `--${stray} goes with fleet`};
  }
  const engine = engineNames.find((name) => name === (values.engine ?? 'ssh'));
  if (engine === undefined) return {problem: `--engine takes one of ${engineNames.join(', ')}, not "${values.engine}"`};
  if (values.ask && !values.become) return {problem: '--ask goes with --become: it asks for what sudo wants there'};
  if (values.ask && engine !== 'ssh') return {problem: `--ask goes with --engine ssh; ${engine} brings a password in its own ways only`};
  if (values.ask && values.from !== undefined) return {problem: '--ask goes with hosts, and not with recordings'};
  if (atOnce === null) return {problem: `--at-once takes a number of hosts from 1 to ${atOnceMost}, not "${values['at-once']}"`};
  if (limitMs === null) return {problem: `--limit-ms takes milliseconds from 1000 up, not "${values['limit-ms']}"`};
  if (values.host !== undefined || values.via !== undefined) return {problem: 'fleet takes its hosts as words: rungs fleet box1 box2'};
  const ticket = rest[0] === 'ticket';
  const walk = rest[0] === 'walk';
  if (walk && rest[1] === undefined) return {problem: 'fleet walk needs a runbook behind it: rungs fleet walk upgrade --limit canary'};
  if (walk && (values.json || values.plain)) return {problem: 'fleet walk speaks with a person; leave out --json and --plain'};
  if (!walk && values.limit !== undefined) return {problem: '--limit goes with fleet walk and ticket'};
  if (ticket && values.json) return {problem: 'fleet ticket writes Markdown; leave out --json, or ticket'};
  if (!ticket && values.output !== undefined) return {problem: '-o goes with fleet ticket'};
  return {
    ticket,
    walk: walk ? {runbook: rest[1] ?? '', limit: values.limit ?? null} : null,
    words: walk ? rest.slice(2) : ticket ? rest.slice(1) : rest,
    inventories: values.inventory ?? [],
    tailscale: values.tailscale,
    from: values.from ?? null,
    engine,
    ask: values.ask,
    atOnce: atOnce ?? atOnceDefault,
    limitMs: limitMs ?? (values.deep ? deepLimitDefaultMs : limitDefaultMs),
  };
}

const none: FleetOptions = {
  ticket: false,
  walk: null,
  words: [],
  inventories: [],
  tailscale: false,
  from: null,
  engine: 'ssh',
  ask: false,
  atOnce: atOnceDefault,
  limitMs: limitDefaultMs,
};

function numberFrom(text: string | undefined, least: number, most: number): number | undefined | null {
  if (text === undefined) return undefined;
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}
