import type {ActPlan, ActVerdict, LeftAct, Look, Ran} from '../../model/index.ts';
import {lookAtAll, probes} from '../../probes/index.ts';
import type {HeldPlace} from '../../secrets/index.ts';
import {sayLeft} from '../../session/act-runs.ts';
import {failureOf, runStep} from '../../session/mend-step.ts';
import type {Subject} from '../config/subject.ts';
import {secretsIn} from '../secrets.ts';
import type {Change} from './changes.ts';
import type {Ended} from './codes.ts';
import {isGatewaysOwn} from './gateways-own.ts';
import {leftCopies} from './left-copies.ts';
import type {Ready} from './prepare.ts';
import {opensNow, type Proof, proveByCheck, proveByDoor, waitUntilReady} from './prove.ts';
import type {Kept} from './record.ts';
import type {Way} from './way.ts';
import {putBack, type Written, writeAll} from './write-all.ts';

export interface Armed {
  readonly ready: Ready;
  readonly changes: readonly Change[];
  readonly stamp: string;
  readonly act: ActPlan;
  readonly value: string;
  readonly kept: Kept;
  /** What a dead console left under the lock. */
  readonly over: LeftAct | null;
}

/** Everything from the word on: it is in the journal before it happens, and ends with what is true then. */
export async function carryOut(armed: Armed, subject: Subject, way: Way): Promise<Ended> {
  const {kept, act, ready, over} = armed;
  const {host} = subject;
  const {plan, table, held} = ready;
  const own = isGatewaysOwn(plan.variable ?? plan.name);
  const opened = own && ready.restart !== null && (await opensNow(subject, held));
  kept.note({
    type: 'act-begun',
    at: host.clock.now(),
    run: 1,
    rung: kept.session().rungs[0]?.id ?? '',
    plan: act,
    undoes: null,
    before: placeLines(table.credentials.find(({name}) => name === plan.name)?.places ?? []),
    ...(over === null ? {} : {over: `taken over: ${sayLeft(over)}`}),
  });
  const done = writeAll(armed.changes, armed.stamp);
  if (done.is !== 'written') return failed(armed, subject, way, done);
  for (const {change, copy} of done.written) way.say(`written ${change.path}${copy === null ? '' : `; what it was is ${copy}`}`);
  const proof = await provenBy(armed, subject, way, opened);
  if ('failure' in proof) return takenBack(armed, subject, way, done.written, proof.failure);
  for (const line of proof.lines) way.say(line);
  if (proof.is === 'not taken') return takenBack(armed, subject, way, done.written, 'the running gateway refuses the new value');
  const after = await placesNow(plan.name, subject);
  const copies = leftCopies(subject, held, done.written);
  for (const line of copies) way.say(line);
  const verdict: ActVerdict = proof.is === 'proved' ? 'mended' : 'not mended';
  end(armed, subject, way, {verdict, because: [...proof.lines, ...copies].map(bare).join('; '), after});
  return proof.is === 'proved' ? 'rotated' : proof.is === 'old still opens' ? 'old still opens' : 'not proved';
}

async function provenBy(
  {kept, act, ready, value}: Armed,
  subject: Subject,
  way: Way,
  opened: boolean,
): Promise<Proof | {readonly failure: string}> {
  const {plan, held, restart} = ready;
  if (restart === null)
    return {is: 'not proved', lines: ['? the gateway does not run, so nothing could be proved; it reads the new value at its next start']};
  if (!way.restarts)
    return {is: 'not proved', lines: ['? the gateway has the old value until it is started anew, and opens to it until then']};
  const failure = (await runAll(act.steps, kept, subject)) ?? (await waitUntilReady(subject));
  if (failure !== null) return {failure};
  way.say('the gateway was started anew and answers');
  const name = plan.variable ?? plan.name;
  return isGatewaysOwn(name) ? proveByDoor(subject, value, held, opened) : proveByCheck(subject, name);
}

/** The steps of the act, each in the journal; the first failure in a sentence. */
async function runAll(steps: ActPlan['steps'], kept: Kept, {host}: Subject): Promise<string | null> {
  const signal = new AbortController().signal;
  for (const step of steps) {
    const result: Look<Ran> = await runStep({host, session: kept.session, signal, ownProgram: []}, step);
    kept.note({type: 'act-stepped', at: host.clock.now(), run: 1, result});
    const failure = failureOf(step, result);
    if (failure !== null) return failure;
  }
  return null;
}

/** A gateway that does not come back, or does not take it, gets what it had. */
async function takenBack(armed: Armed, subject: Subject, way: Way, written: readonly Written[], why: string): Promise<Ended> {
  const left = putBack(written);
  const failure = left.length > 0 ? null : ((await runAll(armed.act.steps, armed.kept, subject)) ?? (await waitUntilReady(subject)));
  way.say(`✖ ${why}`);
  for (const line of left) way.say(`✖ not put back: ${line}`);
  const because =
    left.length > 0
      ? `${why}; some files could not be put back: ${left.join('; ')}`
      : failure === null
        ? `${why}; every file is as it was, and the gateway runs with it`
        : `${why}; every file is as it was, and the gateway still does not: ${failure}`;
  way.say(left.length > 0 ? '✖ the host is between the two: the copies named above are what it was' : `taken back: ${because}`);
  end(armed, subject, way, {
    verdict: left.length > 0 ? 'worse' : 'undone',
    because,
    after: await placesNow(armed.ready.plan.name, subject),
  });
  return 'taken back';
}

function failed(
  armed: Armed,
  subject: Subject,
  way: Way,
  done: {readonly is: 'failed' | 'halfway'; readonly problem: string; readonly left?: readonly string[]},
): Ended {
  way.say(`✖ ${done.problem}`);
  for (const line of done.left ?? []) way.say(`✖ not put back: ${line}`);
  const because =
    done.is === 'failed' ? `${done.problem}; every file is as it was` : `${done.problem}; not put back: ${(done.left ?? []).join('; ')}`;
  if (done.is === 'failed') way.say('every file is as it was');
  end(armed, subject, way, {verdict: done.is === 'failed' ? 'undone' : 'worse', because, after: []});
  return done.is === 'failed' ? 'unchanged' : 'taken back';
}

interface End {
  readonly verdict: ActVerdict;
  readonly because: string;
  readonly after: readonly string[];
}

function end({kept}: Armed, {host}: Subject, way: Way, {verdict, because, after}: End): void {
  kept.note({type: 'act-ended', at: host.clock.now(), run: 1, after, verdict, because});
  kept.close(`secrets rotate: ${verdict}`);
  const unkept = kept.problem();
  way.say(unkept === null ? `journal and ticket: rungs ticket ${kept.id}` : `? the ticket is not whole: ${unkept}`);
}

async function placesNow(name: string, {host, gateway}: Subject): Promise<readonly string[]> {
  const told = secretsIn(await lookAtAll(probes, host, gateway, false), gateway);
  return 'problem' in told ? [] : placeLines(told.table.credentials.find((one) => one.name === name)?.places ?? []);
}

function placeLines(places: readonly HeldPlace[]): readonly string[] {
  return places.map(({where, mark, refersTo, winsNow, winsAfterRestart}) => {
    const wins = [...(winsNow ? ['now'] : []), ...(winsAfterRestart ? ['after a restart'] : [])];
    return `${where}: ${mark ?? refersTo ?? ''}${wins.length === 0 ? '' : `, wins ${wins.join(' and ')}`}`;
  });
}

function bare(line: string): string {
  return line.replace(/^[✔✖?]? +|^[✔✖?] /, '').trim();
}
