import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {hold, newSessionId, sessionsFolder} from '../journal/index.ts';
import type {Finding, Runbook, RungState, Session} from '../model/index.ts';
import {describeEnd} from '../session/describe.ts';
import {knownHarmless, splitWords} from '../session/harmless.ts';
import {reportUncaught} from './bug.ts';
import {exitCodes} from './check.ts';
import {writeDebrief} from './drill-results.ts';
import {openDrill, type WantedDrill} from './drilling.ts';
import {find, learn, openLocal} from './open-gateway.ts';
import type {Options} from './options.ts';
import {placeOf} from './place-of.ts';
import type {Resume} from './resume.ts';
import {version} from './version.ts';
import {startWalking, type Walking} from './walking.ts';

/** Output of a rung is shown to this many lines; the ticket has it all. */
const outputLinesMax = 40;

/**
 * The same walk as lines, for pipes, screen readers and terminals that cannot be drawn on. With a person at the other end it
 * asks after each rung; without one it walks to the end by itself.
 */
export async function walkPlainly(options: Options, runbook: Runbook, resume: Resume | null, wanted: WantedDrill | null): Promise<number> {
  const drilling =
    wanted === null && resume?.session.drill === undefined
      ? null
      : await openDrill(wanted ?? {name: '', seed: undefined}, resume?.session ?? null, options.speed);
  const opened = drilling ?? openLocal();
  reportUncaught();
  // A reader that went away (| head) ends the printing, not the walk and its journal.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  process.on('SIGXFSZ', () => {});
  const found =
    resume === null
      ? await find(opened, drilling === null ? options : {...options, profile: undefined, port: undefined, openclaw: undefined})
      : {gateways: [resume.session.gateway], problem: null, denied: []};
  const gateway = found.gateways[0];
  if (gateway === undefined) {
    say(found.problem ?? 'no gateway was found on this host');
    for (const sentence of found.denied) say(sentence);
    return exitCodes.unknown;
  }
  for (const other of found.gateways.slice(1)) say(`also here: --profile ${other.profile} (${other.user.name}, port ${other.port})`);
  await learn(opened, gateway);
  const id = resume?.session.id ?? newSessionId(opened.host.clock.now(), Math.random);
  const folder = resume?.folder ?? join(sessionsFolder(options.out), id);
  const held = hold(folder, {pid: process.pid, who: opened.responder});
  if ('heldBy' in held) {
    process.stderr.write(`rungs: session ${id} is open in ${held.heldBy}\n`);
    return 64;
  }
  const walking = startWalking({
    host: opened.host,
    folder,
    held,
    cleaner: opened.cleaner,
    start:
      resume === null
        ? {
            how: 'new',
            id,
            version,
            host: opened.facts,
            responder: opened.responder,
            gateway,
            runbook,
            ...(drilling === null ? {} : {drill: drilling.mark}),
          }
        : {how: 'resumed', events: resume.events, lastHash: resume.lastHash, count: resume.count, responder: opened.responder},
  });
  let said: string | null = null;
  walking.subscribe(() => {
    const problem = reasonOf(walking.problem());
    if (problem !== said) process.stderr.write(`rungs: ${walking.problem() ?? 'everything is on disk again'}\n`);
    said = problem;
  });
  let ended = false;
  const close = (how: string, code: number): never => {
    ended = true;
    walking.close(how);
    process.exit(code);
  };
  for (const [signal, number] of [
    ['SIGTERM', 15],
    ['SIGINT', 2],
    ['SIGHUP', 1],
  ] as const)
    process.once(signal, () => close(signal, 128 + number));

  say(`RUNGS ${version} on ${opened.facts.name}: ${gateway.profile} :${gateway.port} of ${gateway.user.name}, ${runbook.title}`);
  if (drilling !== null) say(`DRILL ${drilling.mark.title} (seed ${drilling.mark.seed}): ${drilling.running.story}`);
  await walking.loop.firstLook;
  sayFindings(walking.session());
  const lines = process.stdin.isTTY ? createInterface({input: process.stdin, terminal: false})[Symbol.asyncIterator]() : null;
  for (let at = walking.session().at; at < walking.session().rungs.length && !ended; ) {
    if (at !== walking.session().at) walking.dispatch({type: 'moved', at: opened.host.clock.now(), to: at});
    await rungSettled(walking, at);
    sayRung(walking.session(), at);
    at = lines === null ? at + 1 : await answered(walking, at, lines, (text) => opened.cleaner.clean(text, 'responder'));
  }
  if (lines === null) await walking.loop.idle();
  sayFindings(walking.session());
  const {verdict} = walking.session().judgement;
  if (drilling?.running.solved() === true) walking.dispatch({type: 'solved', at: opened.host.clock.now()});
  if (drilling !== null)
    say(walking.session().drill?.solvedAt == null ? 'DRILL not solved yet: what the pager told is still so' : 'DRILL solved');
  walking.close('walked to the end');
  if (drilling !== null) say(writeDebrief(walking.folder, drilling.running, walking.session()));
  say(`ticket: ${walking.folder}/ticket.md`);
  const problem = walking.problem();
  if (problem !== null) process.stderr.write(`rungs: ${problem}\n`);
  return exitCodes[verdict];
}

/** A problem is said when it begins or changes, not whenever one more event waits. */
function reasonOf(problem: string | null): string | null {
  return problem?.replace(/\d+ events? (?:is|are)/, '') ?? null;
}

/** Waits until a rung's command has ended, or it is clear that none will run by itself. */
async function rungSettled(walking: Walking, at: number): Promise<void> {
  const settled = () => walking.session().rungs[at]?.status !== 'running';
  if (walking.session().rungs[at]?.status === 'waiting') walking.loop.runRung(walking.session().rungs[at]!.id, false);
  if (settled()) return;
  await new Promise<void>((resolve) =>
    walking.subscribe(() => {
      if (settled()) resolve();
    }),
  );
}

/** Asks until an answer moves the walk on; returns the next rung's index. */
async function answered(walking: Walking, at: number, lines: AsyncIterator<string>, clean: (text: string) => string): Promise<number> {
  for (;;) {
    process.stdout.write(
      `[enter] next  s REASON skip  a NOTE note  r run again  x COMMAND  p previous  ${walking.problem() === null ? '' : 'W DIRECTORY elsewhere  '}q quit > `,
    );
    const read = await lines.next();
    if (read.done === true) return walking.session().rungs.length;
    const [, key = '', text = ''] = /^\s*(\S?)\s*(.*)$/.exec(read.value) ?? [];
    const now = Date.now();
    const rung = walking.session().rungs[at]!.id;
    if (key === '') return at + 1;
    if (key === 'q') return walking.session().rungs.length;
    if (key === 'p') return Math.max(0, at - 1);
    if (key === 's' && text !== '') {
      walking.dispatch({type: 'skipped', at: now, rung, reason: clean(text)});
      return at + 1;
    }
    if (key === 'a' && text !== '') {
      walking.dispatch({type: 'noted', at: now, rung, text: clean(text)});
      say(walking.problem() === null ? 'noted' : 'noted, in memory only');
    } else if (key === 'r') {
      walking.loop.runRung(rung, false);
      await rungSettled(walking, at);
      sayRung(walking.session(), at);
    } else if (key === 'W' && text !== '' && walking.problem() !== null) walking.moveTo(placeOf(text, walking.session().id));
    else if (key === 'x') await own(walking, text, lines);
    else say(key === 's' ? 'a skip needs a reason: s REASON' : key === 'a' ? 'a note needs text: a NOTE' : `"${key}" is no answer here`);
  }
}

async function own(walking: Walking, text: string, lines: AsyncIterator<string>): Promise<void> {
  const argv = splitWords(text);
  if ('problem' in argv) return say(argv.problem);
  let armed = false;
  if (!knownHarmless(argv)) {
    process.stdout.write(`not known to be read-only: ${argv.join(' ')}\ntype "run" to run it once > `);
    const read = await lines.next();
    if (read.done === true || read.value.trim() !== 'run') return say('nothing was run');
    armed = true;
  }
  const done = new Promise<void>((resolve) =>
    walking.subscribe(() => {
      if (walking.session().own.at(-1)?.result !== null) resolve();
    }),
  );
  walking.loop.runOwn(argv, armed);
  await done;
  const result = walking.session().own.at(-1)?.result;
  if (result?.seen === true) sayOutput(`${result.value.stdout.text}${result.value.stderr.text}`);
  else if (result) say(result.detail);
}

function sayFindings(session: Session): void {
  const {verdict, findings, unseen} = session.judgement;
  say(`verdict: ${verdict}`);
  for (const finding of findings) sayFinding(finding);
  for (const one of unseen) say(`  not seen: ${one.probe} (${one.why}): ${one.detail}`);
}

function sayFinding(finding: Finding): void {
  const name = finding.subject === null ? finding.code : `${finding.code} (${finding.subject})`;
  if (finding.behind !== null) return say(`    behind ${finding.behind}: ${name}: ${finding.title}`);
  say(`  ${finding.severity} ${name}: ${finding.title}`);
  say(`    ${finding.text}`);
  for (const step of finding.next) say(`    > ${step}`);
}

function sayRung(session: Session, at: number): void {
  const state = session.rungs[at] as RungState;
  const rung = session.runbook.rungs[at];
  say('');
  say(`rung ${at + 1} of ${session.rungs.length}: ${rung?.title ?? state.id}: ${state.verdict}`);
  if (rung !== undefined) say(rung.why);
  const shown = (state.variant ?? rung?.variants.at(-1))?.shown;
  if (shown) for (const one of shown.split('\n')) say(`$ ${one}`);
  if (state.reason !== null) say(`not run: ${state.reason}`);
  else if (state.status === 'waiting') say('a step for you: do it, then go on');
  for (const run of state.runs) if (run.seen) sayOutput(`${run.value.stdout.text}${run.value.stderr.text}`);
  if (state.status === 'done') say(describeEnd(state.runs));
}

function sayOutput(text: string): void {
  const lines = text.replace(/\n$/, '').split('\n');
  for (const one of lines.slice(0, outputLinesMax)) say(`  ${one}`);
  if (lines.length > outputLinesMax) say(`  … ${lines.length - outputLinesMax} more lines are in the ticket`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
