import {randomBytes} from 'node:crypto';
import type {Captured, Command, Host, Look, Ran} from '../../model/index.ts';
import type {Sentinel} from './sentinels.ts';

/** A value that a gateway of this host keeps, and one of the same shape that nobody has. */
export interface StandIn extends Sentinel {
  readonly real: string;
}

/** Shorter ones would be found in ordinary words. */
const charsMin = 8;

/** One for each value; a value that holds others is made of theirs, so that the pieces of a text go on fitting. */
export function standInsFor(values: ReadonlyMap<string, string>): {readonly standIns: readonly StandIn[]; readonly short: number} {
  const standIns: StandIn[] = [];
  const long = [...values].filter(([real]) => real.length >= charsMin).toSorted(([one], [other]) => one.length - other.length);
  for (const [real, name] of long) {
    const made = replaced(real, standIns);
    standIns.unshift({kind: name, name, real, value: made === real ? likeOf(real) : made, shapeless: true});
  }
  return {standIns, short: values.size - long.length};
}

/** This host as it would be with the stand-ins in the places of the values, also in its log and in whatever OpenClaw would say. */
export function withStandIns(host: Host, unit: string, standIns: readonly StandIn[]): Host {
  const other = (text: string): string => replaced(text, standIns);
  const lines = standIns.map(({name, value}) => `cannot reach ${name} with ${value}`);
  return {
    ...host,
    async read(path, how) {
      const look = await host.read(path, how);
      return look.seen ? {seen: true, value: {...look.value, text: other(look.value.text)}} : look;
    },
    async run(command) {
      // OpenClaw's own commands take minutes, and say on another day what they do not say today.
      if (command.scratch) return carelessAnswer(command, standIns);
      const look = await host.run(command);
      if (!look.seen) return look;
      const {stdout, stderr} = look.value;
      const isLog = command.argv[0] === 'journalctl' && command.argv.includes('json');
      const said = {...stdout, text: `${isLog ? journalLines(unit, host.clock.now(), lines) : ''}${other(stdout.text)}`};
      return {seen: true, value: {...look.value, stdout: said, stderr: {...stderr, text: other(stderr.text)}}};
    },
    follow: (command, onLine) => host.follow(command, (line) => onLine(other(line))),
  };
}

/** The longest first: a piece of one may be a value by itself. */
function replaced(text: string, standIns: readonly StandIn[]): string {
  return standIns.reduce((now, {real, value}) => now.replaceAll(real, value), text);
}

/** The same length, and in each place a character of the same kind. */
function likeOf(real: string): string {
  const chances = randomBytes(real.length);
  return [...real]
    .map((char, at) => {
      const set = sets.find((one) => one.includes(char));
      return set === undefined ? char : set[chances[at]! % set.length];
    })
    .join('');
}

const sets = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789'];

function carelessAnswer({argv}: Command, standIns: readonly StandIn[]): Look<Ran> {
  const said = Object.fromEntries(standIns.map(({name, value}) => [name, value]));
  const complaint = standIns.map(({name, value}) => `${name}=${value}\nsomebody pasted ${value}`).join('\n');
  const value = {argv, ended: 'exit', exit: 0, signal: null, tookMs: 1} as const;
  return {seen: true, value: {...value, stdout: captured(`${JSON.stringify(said)}\n`), stderr: captured(`${complaint}\n`)}};
}

function captured(text: string): Captured {
  return {text, bytes: Buffer.byteLength(text), lines: text.split('\n').length - 1, cut: null, sha256: null};
}

function journalLines(unit: string, now: number, messages: readonly string[]): string {
  const line = (message: string) => ({
    __REALTIME_TIMESTAMP: String(now * 1000),
    _PID: '4711',
    _SYSTEMD_USER_UNIT: unit,
    PRIORITY: '3',
    MESSAGE: message,
  });
  return messages.map((message) => `${JSON.stringify(line(message))}\n`).join('');
}
