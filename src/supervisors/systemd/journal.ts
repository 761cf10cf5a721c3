import type {Command, Gateway, Host, LogValue, Look, Readings} from '../../model/index.ts';
import {ask, askText} from '../../probes/gather/ask.ts';
import {isKnownHealthy} from '../../probes/gather/known-healthy.ts';
import {remembered} from '../../probes/gather/memory.ts';
import {seen, unseen} from '../../probes/gather/unseen.ts';
import {isOomLine, parseDmesgLine} from '../../probes/parse/oom.ts';
import type {Known} from '../../probes/probe.ts';
import type {LogEntry, LogSource} from '../supervisor.ts';
import {journalFields, parseJournalLine} from './journal-entry.ts';

/** What the log pane and the signatures look back on; a crash loop of ten rounds fills some 250 lines. */
const linesMax = 400;

/** 400 entries with the fields asked for have 150 KB; long messages may double that. */
const keepBytes = 1024 * 1024;

/** The journal on a slow disk takes a second or two to open. */
const limitMs = 5_000;

/** How the gateway's journal is read: root takes it from the whole journal, the owner from the own one. */
function journalArgv(gateway: Gateway, root: boolean): readonly string[] {
  const {unit, user} = gateway;
  const shape = ['-o', 'json', `--output-fields=${journalFields.join(',')}`, '--no-pager'];
  if (!root) return ['journalctl', '--user', '-u', unit, ...shape];
  const uid = `_UID=${user.uid}`;
  // The gateway's lines, the user manager's about it, and both of the system manager's.
  return [
    'journalctl',
    ...shape,
    `_SYSTEMD_USER_UNIT=${unit}`,
    uid,
    '+',
    `USER_UNIT=${unit}`,
    uid,
    '+',
    `_SYSTEMD_UNIT=${unit}`,
    '+',
    `UNIT=${unit}`,
    '_PID=1',
  ];
}

/** In peace the journal is read this often: the pane has its lines from a followed child anyhow. */
const peacefulAgeMs = 30_000;

/** The gateway's journal, and that of the system's manager where a unit of the gateway is there. */
export function readJournals(host: Host, gateway: Gateway, known: Known): Promise<readonly LogSource[]> {
  const ageMs = isKnownHealthy(known) ? peacefulAgeMs : 0;
  return Promise.all(
    journalNames(gateway, known.readings).map(async ({name, argv}) => ({
      name,
      look: await remembered(host, argv.join(' '), ageMs, () => journalOf(host, argv, mayRead(gateway, known.readings))),
    })),
  );
}

/** A restart loop of a night fills some thousand lines; a gateway that talks much fills the rest. */
const pastLines = 6_000;

const pastBytes = 12 * 1024 * 1024;

const pastLimitMs = 20_000;

/** The same journals as far back as this moment, the newest lines of them. */
export function pastJournals(host: Host, gateway: Gateway, known: Known, since: number): Promise<readonly LogSource[]> {
  const how = {lines: pastLines, limitMs: pastLimitMs, keepBytes: pastBytes};
  return Promise.all(
    journalNames(gateway, known.readings).map(async ({name, argv}) => ({
      name,
      look: await journalOf(host, [...argv, `--since=@${Math.floor(since / 1000)}`], mayRead(gateway, known.readings), how),
    })),
  );
}

/** Root's one reading covers both managers; an owner reads the own journal, and the system's when a system unit is there. */
function journalNames(gateway: Gateway, readings: Readings): readonly {name: string; argv: readonly string[]}[] {
  if (!gateway.own) return [{name: 'journal', argv: journalArgv(gateway, true)}];
  const units = readings.supervisor?.seen ? readings.supervisor.value.units : [];
  const system = units.some((unit) => unit.scope === 'system' && unit.load === 'loaded');
  const user = journalArgv(gateway, false);
  return [{name: 'journal', argv: user}, ...(system ? [{name: 'system journal', argv: user.filter((word) => word !== '--user')}] : [])];
}

/** Who could ask the owner's manager is the owner or root, and reads the whole journal. */
function mayRead(gateway: Gateway, {supervisor}: Readings): boolean {
  return gateway.own || !(supervisor?.seen === true && supervisor.value.unasked.some((one) => one.scope === 'user'));
}

/** The command of a child that hands over new entries as they come; the lines are for `logNews`. */
export function followCommand(gateway: Gateway): Command {
  const argv = journalArgv(gateway, !gateway.own);
  return {argv: [...argv, '--follow', '--lines=0'], limitMs: Number.MAX_SAFE_INTEGER, keepBytes};
}

interface HowMuch {
  readonly lines: number;
  readonly limitMs: number;
  readonly keepBytes: number;
}

async function journalOf(
  host: Host,
  argv: readonly string[],
  mayRead: boolean,
  {lines, ...limits}: HowMuch = {lines: linesMax, limitMs, keepBytes},
): Promise<Look<readonly LogEntry[]>> {
  const ran = await ask(host, [...argv, `--lines=${lines}`], limits);
  if (!ran.seen) return ran;
  const {exit, stdout, stderr} = ran.value;
  const entries = stdout.text.split('\n').flatMap((line) => parseJournalLine(line) ?? []);
  // Where another user's entries may not be read journalctl exits 0 with none, as it does where there are none.
  if (entries.length === 0 && !mayRead)
    return unseen('denied', 'The journal shows nothing of this user; root and members of the group systemd-journal may read it.');
  if (exit === 0 || entries.length > 0) return seen(entries);
  return unseen(
    'garbled',
    `journalctl ended with exit ${exit} and said: ${stderr.text.trim().split('\n', 1)[0]?.slice(0, 300) || 'nothing'}`,
  );
}

/** The kernel's own words about processes it killed; most users may not read them. Where it has counted none there are none. */
export async function kernelOom(host: Host): Promise<Look<LogValue['kernelOom']>> {
  const counters = await host.read('/proc/vmstat', {bytesMax: 16 * 1024});
  if (counters.seen && /^oom_kill 0$/m.test(counters.value.text)) return seen([]);
  const journal = await ask(
    host,
    ['journalctl', '-k', '--no-pager', '--quiet', '-o', 'json', '--output-fields=MESSAGE,_TRANSPORT', '--lines=1000'],
    {limitMs, keepBytes},
  );
  if (journal.seen && journal.value.exit === 0 && journal.value.stdout.text.trim() !== '') {
    const entries = journal.value.stdout.text.split('\n').flatMap((line) => parseJournalLine(line) ?? []);
    return seen(entries.filter(({line}) => isOomLine(line.text)).map(({line}) => ({at: line.at, line: line.text.slice(0, 500)})));
  }
  const [dmesg, uptime] = await Promise.all([askText(host, ['dmesg']), host.read('/proc/uptime', {bytesMax: 100})]);
  if (!dmesg.seen) return unseen(dmesg.why, `The kernel's log may only be read by root here: ${dmesg.detail}`);
  const bootAt = host.clock.now() - (uptime.seen ? Number.parseFloat(uptime.value.text) * 1000 : 0);
  return seen(
    dmesg.value
      .split('\n')
      .filter(isOomLine)
      .flatMap((line) => parseDmesgLine(line, Math.round(bootAt)) ?? []),
  );
}
