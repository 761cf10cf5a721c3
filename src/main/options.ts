import {parseArgs} from 'node:util';
import {misusedSsh, whyNoHost} from './away/ssh.ts';
import {type FleetOptions, fleetOptions} from './fleet/fleet-options.ts';
import {misusedWords} from './misused-words.ts';
import {meantWords} from './nearest.ts';
import {optionTypes} from './option-types.ts';
import {misusedPack} from './pack/words.ts';
import {isRotation, type RotateOptions, rotateOptions} from './rotate/rotate-options.ts';
import {type TicketForm, ticketForm} from './ticket-form.ts';
import {type TrainingOptions, trainingOptions} from './training/training-options.ts';
import {type Verb, verbs} from './verbs.ts';

export interface Options {
  readonly verb: Verb;
  /** What stands behind the verb: a runbook, a session, a code. */
  readonly rest: readonly string[];
  readonly profile: string | undefined;
  readonly port: number | undefined;
  readonly openclaw: string | undefined;
  readonly out: string | undefined;
  /** check, walk, ticket: another machine, as ssh names it. */
  readonly host: string | undefined;
  /** The same through any command that gives a process there. */
  readonly via: string | undefined;
  /** Words for ssh before the host. */
  readonly ssh: string | undefined;
  /** Over there as root, through sudo. */
  readonly become: boolean;
  /** check: the file into which everything that the host answers is written. */
  readonly record: string | undefined;
  /** check, walk: the recording that is looked at in the place of this host. */
  readonly from: string | undefined;
  readonly session: string | undefined;
  /** changed, check: how far back. */
  readonly sinceMs: number | undefined;
  readonly limit: number | undefined;
  readonly file: string | undefined;
  readonly seed: number | undefined;
  /** How many times as fast the time of a drill's host goes. */
  readonly speed: number | undefined;
  readonly training: TrainingOptions;
  /** walk, drill: the page or the drill itself, in place of a walk. */
  readonly print: boolean;
  readonly plain: boolean;
  readonly json: boolean;
  readonly deep: boolean;
  /** walk, drill, ticket, replay: phone numbers, addresses and ids stay in the ticket. */
  readonly keepIds: boolean;
  /** ticket: with all that the commands printed. */
  readonly whole: boolean;
  /** ticket: for whom it is written. */
  readonly form: TicketForm;
  /** fleet: which hosts, and how many at once. */
  readonly fleet: FleetOptions;
  readonly verify: boolean;
  /** pack: for whom it is sealed. */
  readonly to: readonly string[];
  /** restore: also on another host, or for another user or profile. */
  readonly elsewhere: boolean;
  /** secrets rotate: where the new value comes from. */
  readonly rotate: RotateOptions;
  /** config, restore, secrets rotate: the word, for who has seen already what it does. */
  readonly typed: string | undefined;
  /** ticket --verify: a ticket of the session that was sent, with which its journal is compared. */
  readonly against: string | undefined;
  /** ticket: the ssh key that signs the head of its journal. */
  readonly sign: string | undefined;
  /** ticket --verify: whose keys may have signed it, as ssh keeps allowed signers. */
  readonly signers: string | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/** Reads the command line; a problem is one sentence that names what was wrong. */
export function readOptions(argv: readonly string[]): Options | {readonly problem: string} {
  const parsed = parsedWords(argv);
  if ('problem' in parsed) return parsed;
  const {values, positionals} = parsed;
  const [first = 'walk', ...rest] = positionals;
  const verb = verbs.find((one) => one === first);
  if (verb === undefined) return {problem: `there is no command "${first}"${meantWords(first, verbs)}; there are ${verbs.join(', ')}`};
  const port = wholeNumber(values.port, 1, 65_535);
  if (port === null) return {problem: `--port takes a number from 1 to 65535, not "${values.port}"`};
  const limit = verb === 'fleet' ? undefined : wholeNumber(values.limit, 1000, 10_000_000);
  if (limit === null) return {problem: `--limit takes a number of characters from 1000 up, not "${values.limit}"`};
  const seed = wholeNumber(values.seed, 0, 2 ** 31 - 1);
  if (seed === null) return {problem: `--seed takes a whole number from 0 up, not "${values.seed}"`};
  const speed = wholeNumber(values.speed, 1, 60);
  if (speed === null) return {problem: `--speed takes a whole number from 1 to 60, not "${values.speed}"`};
  const sinceMs = lengthOf(values.since);
  if (sinceMs === null) return {problem: `--since takes a length such as 30m, 24h or 7d, not "${values.since}"`};
  const misplaced = misplacedWords(verb, rest, values) ?? misusedPack(verb, rest, values);
  if (misplaced !== null) return {problem: misplaced};
  const form = ticketForm(verb, values);
  if ('problem' in form) return form;
  const training = trainingOptions(verb === 'drill', values);
  if ('problem' in training) return training;
  const fleet = fleetOptions(verb === 'fleet', rest, values);
  if ('problem' in fleet) return fleet;
  const rotate = rotateOptions(verb, rest, values);
  if ('problem' in rotate) return rotate;
  return {
    verb,
    rest,
    port,
    limit,
    seed,
    speed,
    sinceMs,
    training,
    profile: values.profile,
    openclaw: values.openclaw,
    out: values.out,
    ...{host: values.host, via: values.via, ssh: values.ssh},
    become: values.become,
    record: values.record,
    from: values.from,
    session: values.session,
    file: values.output,
    ...{plain: values.plain, json: values.json, print: values.print},
    deep: values.deep,
    keepIds: values['keep-ids'],
    whole: values.whole,
    form,
    fleet,
    rotate,
    verify: values.verify,
    to: values.to ?? [],
    elsewhere: values.elsewhere,
    typed: values.typed,
    against: values.against,
    sign: values.sign,
    signers: values.signers,
    help: values.help,
    version: values.version,
  };
}

interface Given extends Far, Verifying {
  readonly since?: string | undefined;
  readonly record?: string | undefined;
  readonly typed?: string | undefined;
  readonly print: boolean;
}

/** What was given to a verb that has no use for it; null where all has its place. */
function misplacedWords(verb: Verb, rest: readonly string[], given: Given): string | null {
  if (given.print && verb !== 'walk' && verb !== 'drill' && !isRotation(verb, rest))
    return '--print goes with walk, drill and secrets rotate';
  if (given.since !== undefined && verb !== 'changed' && verb !== 'check') return '--since goes with changed and check';
  return (
    misplacedRecording(verb, given.record, given.from) ??
    misplacedHost(verb, rest, given) ??
    misplacedVerifying(verb, given) ??
    misusedWords(verb, rest, given.typed)
  );
}

function misplacedRecording(verb: Verb, record: string | undefined, from: string | undefined): string | null {
  if (record !== undefined && verb !== 'check') return '--record goes with check';
  if (from !== undefined && !['check', 'walk', 'fleet'].includes(verb)) return '--from goes with check, walk, fleet';
  return record !== undefined && from !== undefined ? '--record and --from do not go together: a recording is there already' : null;
}

interface Verifying {
  readonly whole: boolean;
  readonly verify: boolean;
  readonly against?: string | undefined;
  readonly sign?: string | undefined;
  readonly signers?: string | undefined;
}

function misplacedVerifying(verb: Verb, {whole, verify, against, sign, signers}: Verifying): string | null {
  if (whole && verb !== 'ticket') return '--whole goes with ticket';
  if (against !== undefined && !verify) return '--against goes with ticket --verify';
  if (signers !== undefined && !verify) return '--signers goes with ticket --verify';
  if (sign === undefined) return null;
  if (verb !== 'ticket') return '--sign goes with ticket';
  return verify ? '--sign and --verify do not go together: one signs, the other checks' : null;
}

/** The verbs that look at a host, or at what was seen of one. */
const onHosts: readonly Verb[] = ['walk', 'check', 'log', 'changed', 'secrets', 'ticket'];

const filesHere: Partial<Readonly<Record<Verb, string>>> = {
  config: 'config changes files, so it is started over there',
  pack: 'pack reads files as they are, so it is started over there',
  restore: 'restore changes files, so it is started over there',
};

interface Far {
  readonly host?: string | undefined;
  readonly via?: string | undefined;
  readonly ssh?: string | undefined;
  readonly session?: string | undefined;
  readonly become: boolean;
  readonly from?: string | undefined;
  readonly verify: boolean;
}

function misplacedHost(verb: Verb, rest: readonly string[], {host, via, ssh, session, become, from, verify}: Far): string | null {
  const option = host !== undefined ? '--host' : '--via';
  const words = ssh === undefined ? null : misusedSsh(ssh, host ?? session);
  if (words !== null || verb === 'fleet') return words;
  if (host === undefined && via === undefined)
    return become ? '--become goes with --host or --via: here, start rungs itself by sudo' : null;
  if (host !== undefined && via !== undefined) return '--host and --via do not go together: each is a way to another machine';
  if (!onHosts.includes(verb))
    return `${option} goes with walk, check, log, changed, secrets and ticket; ${filesHere[verb] ?? `${verb} looks at no host`}`;
  if (from !== undefined) return `${option} and --from do not go together: a recording is looked at here`;
  if (verb === 'log' && rest[0] === undefined) return `name the log file over there: rungs log ${option} … /path/to/log`;
  if (verb === 'ticket' && rest[0] !== undefined) return `session ${rest[0]} knows its host; leave out ${option}`;
  if (verb === 'ticket' && (become || verify))
    return `with ticket, ${option} only says of which host: leave out ${become ? '--become' : '--verify'}`;
  return host === undefined ? null : whyNoHost(host);
}

function parsedWords(argv: readonly string[]) {
  try {
    return parseArgs({args: [...argv], allowPositionals: true, strict: true, options: optionTypes});
  } catch (error) {
    return {problem: (error as Error).message.split('. ')[0]!.replace(/\.$/, '')};
  }
}

/** `30m`, `24h`, `7d` in milliseconds. */
function lengthOf(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  const [, count, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  if (count === undefined || Number(count) === 0) return null;
  return Number(count) * (unit === 'm' ? 60_000 : unit === 'h' ? 3_600_000 : 86_400_000);
}

function wholeNumber(text: string | undefined, least: number, most: number): number | undefined | null {
  if (text === undefined) return undefined;
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}
