import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Cleaner, recorded} from '../../host/index.ts';
import type {Host, HostFacts} from '../../model/index.ts';
import {loadRunbook} from '../../runbook/load.ts';
import {confirm} from '../../session/gate/index.ts';
import {clipboardSequence} from '../../terminal/index.ts';
import {beginSession} from '../begin-session.ts';
import {describeBug} from '../bug.ts';
import {type Entered, enter} from '../open-gateway.ts';
import type {Walking} from '../walking.ts';

export interface Trial {
  /** A host in which secrets stand, as it is. */
  readonly host: Host;
  readonly onFound?: Parameters<typeof enter>[2];
  readonly facts: Pick<HostFacts, 'kind' | 'os'>;
  /** What is typed as words of a command, the first of them as a note, too. */
  readonly typed: readonly string[];
  /** All that must stand nowhere, for a program that fails with it in its words. */
  readonly all: readonly string[];
  /** What else is known before anything is looked at. */
  readonly told?: readonly string[];
  readonly base: string;
}

/** All that was kept or shown, by its place. */
export type Places = Readonly<Record<string, string>>;

/** A session on that host as every console has one, with all that is kept or shown of it. */
export async function tryOn(trial: Trial): Promise<{readonly places: Places; readonly cleaner: Cleaner}> {
  const {host, typed, base} = trial;
  const tape: string[] = [];
  // As every console does before anything of the host is shown.
  const entered = await enter(host, {find: {}}, trial.onFound);
  const {cleaner} = entered;
  for (const value of trial.told ?? []) cleaner.learn('selftest', value);
  const walking = await beginOn({...entered, host: recorded(entered.host, cleaner, (line) => tape.push(line))}, trial.facts, base);
  await walk(walking, typed);
  const text = cleaner.clean(`the key is ${typed[0] ?? ''}`, 'responder');
  walking.dispatch({type: 'noted', at: entered.host.clock.now(), rung: 'status', text});
  walking.close({how: 'self-test', over: true});
  const {folder} = walking;
  const ticket = readFileSync(join(folder, 'ticket.md'), 'utf8');
  const places = {
    journal: readFileSync(join(folder, 'journal.jsonl'), 'utf8'),
    ticket,
    recording: tape.join('\n'),
    frames: (await import('./every-frame.tsx')).everyFrame(walking.session(), ticket),
    clipboard: Buffer.from(clipboardSequence(ticket, {}).bytes.slice(7), 'base64').toString(),
    'crash report': await describeBug(new Error(trial.all.join(' '))),
  };
  return {places, cleaner};
}

async function beginOn(entered: Entered, {kind, os}: Trial['facts'], base: string): Promise<Walking> {
  const [gateway] = entered.gateways;
  const loaded = await loadRunbook('ladder', async () => ({seen: false, why: 'missing', detail: ''}));
  if (gateway === undefined || !loaded.ok) throw new Error('the host of the self-test has no gateway');
  const facts = {name: entered.host.name, kind, os, user: gateway.user.name};
  const begun = beginSession({
    opened: {...entered, facts, responder: 'selftest'},
    gateway,
    runbook: loaded.runbook,
    resume: null,
    drill: null,
    base,
    id: 'selftest',
    random: Math.random,
  });
  if ('problem' in begun) throw new Error(begun.problem);
  return begun.walking;
}

/** The looks, every rung by itself, and a command with secrets in its words. */
async function walk({loop, session}: Walking, typed: readonly string[]): Promise<void> {
  await loop.firstLook;
  await loop.idle();
  const secrets = typed.map((value) => `--token=${value}`);
  const answer = loop.ask({kind: 'own', argv: ['cat', `${session().gateway.stateDir}/.env`, ...secrets]});
  const admission = answer.is === 'arm' ? confirm(answer.arming, answer.arming.word) : null;
  if (admission !== null) void loop.run(admission);
  await loop.idle();
}
