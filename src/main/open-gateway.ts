import {randomBytes} from 'node:crypto';
import {type Door, type Lasting, throughOwners} from '../far/index.ts';
import {
  type Cleaner,
  cleaned,
  cleanStrings,
  createCleaner,
  justAsked,
  localHost,
  localPlatform,
  type UntoldCleaner,
} from '../host/index.ts';
import type {Gateway, Host, HostFacts} from '../model/index.ts';
import {findGateways, learnSecrets, lookAtAll, probes, type Wish} from '../probes/index.ts';
import {type SeenGateway, seeGateway} from './away/see-gateway.ts';
import {cleanReportsWith} from './bug.ts';
import {farProgram} from './far-program.ts';
import type {Options} from './options.ts';

/** A host whose secrets are known. There is no other way to one. */
export interface Entered {
  readonly host: Host;
  readonly cleaner: Cleaner;
  /** What makes equal secrets show as equal; a session keeps it beside its journal. */
  readonly markKey: Buffer;
  /** The likeliest first; where one was asked for by name, that one. */
  readonly gateways: readonly Gateway[];
  /** Folders that are nobody's gateway, beside gateways. */
  readonly leftovers: readonly Gateway[];
  /** Null, or one sentence that says why there is none. */
  readonly problem: string | null;
  /** What could not be looked into, in sentences. */
  readonly denied: readonly string[];
}

export interface Opened extends Entered {
  readonly facts: HostFacts;
  readonly responder: string;
  /** The line to another machine, where that is looked at. */
  readonly line?: Lasting;
}

/** Which gateway: one to be found, or one that a session knows already, with the key of that session's marks. */
export type Wanted = {readonly find: Wish; readonly markKey?: Buffer} | {readonly gateway: Gateway; readonly markKey: Buffer | null};

/** A line to another machine, and through what it goes. */
export interface Away {
  readonly line: Lasting;
  readonly facts: Pick<HostFacts, 'kind' | 'through'>;
  /** What was typed on the way there, where it was asked for. */
  readonly typed?: readonly string[];
}

/** The gateways of this machine, or of the one at the other end of a line. */
export async function openGateway(wanted: Wanted, away: Away | null = null): Promise<Opened> {
  if (away !== null) return openAway(wanted, away);
  const {host, lookAs} = thisMachine();
  const entered = await enter(host, wanted, lookAs);
  const {os, user} = entered.host.platform;
  return {...entered, responder: responderAs(user.name), facts: {name: entered.host.name, kind: 'local', os, user: user.name}};
}

/** As it is, with nothing cleaned: for the door, and for a trial that puts other values into the places of its secrets. */
export function thisMachine(): ReturnType<typeof throughOwners> {
  return throughOwners(localHost(), farProgram);
}

function responderAs(user: string): string {
  const who = process.env['SUDO_USER'] ?? localPlatform().user.name;
  return who === user ? user : `${who} (as ${user})`;
}

/**
 * The door stands over there, and what comes through it is clean. It goes through a cleaner of ours once more, which knows what the
 * responder types and whatever betrays itself, but not the values of that machine: they never cross the line.
 */
async function openAway(wanted: Wanted, {line, facts, typed = []}: Away): Promise<Opened> {
  const markKey = wanted.markKey ?? randomBytes(32);
  const answer = await line.enter(markKey, 'gateway' in wanted ? {gateway: wanted.gateway} : {find: wanted.find});
  const {foundOverThere, nothingOverThere} = await import('./away/found.ts');
  const found = answer.seen ? foundOverThere(answer.value) : nothingOverThere(answer.detail);
  const own = await cleanerOfOurs(found.untold, markKey);
  const cleaner: Cleaner = {
    ...own,
    learn(name, value) {
      own.learn(name, value);
      line.learn(name, value);
    },
    ledger: () => [...line.redactions(), ...own.ledger()],
  };
  for (const word of typed) cleaner.learn('sudo password', word);
  cleanReportsWith(cleaner.clean);
  const host = cleaned(line.host, cleaner);
  const {os, user} = host.platform;
  return {
    ...cleanStrings(found, (text) => cleaner.clean(text, 'what was found')),
    host,
    cleaner,
    markKey,
    line,
    responder: responderAs(user.name),
    facts: {...facts, name: host.name, os, user: user.name},
  };
}

/** What goes through it was cleaned where it comes from; `untold` says why it was not told of that host there, if so. */
export async function cleanerOfOurs(untold: string | null, key: Buffer): Promise<Cleaner> {
  const cleaner = createCleaner({key});
  return untold === null ? await cleaner.tell(() => undefined) : cleaner.tellNothing(untold);
}

/** The same door for the program that was carried to another machine; its cleaner stays there. */
export const openOverThere: Door = async (raw, markKey, wanted) => {
  const {host, lookAs} = throughOwners(raw, async () => module?.program ?? null);
  const entered = await enter(host, {...(wanted as Wanted), markKey}, lookAs);
  const {gateways, leftovers, problem, denied, cleaner} = entered;
  return {
    host: entered.host,
    cleaner,
    found: {gateways, leftovers, problem, denied, untold: cleaner.untold},
    async rehearse(there) {
      const [likeliest] = gateways;
      if (likeliest !== undefined) await lookAtAll(probes, there, likeliest, false);
    },
    async whole() {
      const seen: SeenGateway[] = [];
      for (const gateway of gateways) seen.push(await seeGateway(entered.host, gateway, (wanted as {deep?: boolean}).deep === true));
      return seen;
    },
  };
};

/** See far/boot.ts. */
declare const module: {readonly program?: Buffer} | undefined;

/**
 * The one door to a host: find its gateways, learn from every source of their secrets, and only then look through a cleaner that knows
 * them. What was found before is cleaned afterwards, before anybody sees it. With several gateways each may have written into a log
 * what another one keeps, so all are learnt.
 */
export async function enter(
  host: Host,
  wanted: Wanted,
  onFound: (gateways: readonly Gateway[]) => void = () => undefined,
): Promise<Entered> {
  const {asking, again} = justAsked(host);
  const found = 'gateway' in wanted ? {...nothingElse, gateways: [wanted.gateway]} : await findGateways(asking, wanted.find);
  onFound([...found.gateways, ...found.leftovers]);
  const markKey = ('markKey' in wanted ? wanted.markKey : null) ?? randomBytes(32);
  const cleaner = await told(createCleaner({key: markKey}), asking, found);
  cleanReportsWith(cleaner.clean);
  const clean = (text: string): string => cleaner.clean(text, 'what was found');
  return {
    host: cleaned(again, cleaner),
    cleaner,
    markKey,
    gateways: cleanStrings(found.gateways, clean),
    leftovers: cleanStrings(found.leftovers, clean),
    problem: found.problem === null ? null : clean(found.problem),
    denied: found.denied.map((path) => clean(`${path} could not be looked into: be its owner or root for that`)),
  };
}

const nothingElse = {leftovers: [], problem: null, denied: []};

function told(
  cleaner: UntoldCleaner,
  host: Host,
  {gateways, leftovers, problem}: Pick<Entered, 'gateways' | 'leftovers' | 'problem'>,
): Promise<Cleaner> | Cleaner {
  if (gateways.length === 0) return cleaner.tellNothing(problem ?? 'no gateway was found on this host');
  return cleaner.tell(async (listener) => {
    // What was left over may hold what is used again elsewhere.
    await Promise.all([...gateways, ...leftovers].map((gateway) => learnSecrets(host, gateway, listener)));
  });
}

/** What was asked for on the command line. */
export function wishOf({profile, port, openclaw}: Options): Wish {
  return {
    ...(profile === undefined ? {} : {profile}),
    ...(port === undefined ? {} : {port}),
    ...(openclaw === undefined ? {} : {openclaw}),
  };
}
