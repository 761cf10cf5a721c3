import type {Runbook, Session} from '../model/index.ts';
import {builtInRunbooks} from '../runbook/builtin.ts';
import {loadRunbook} from '../runbook/load.ts';
import {describeBug} from './bug.ts';
import type {WantedDrill} from './drilling.ts';
import {launcherHandle} from './launcher-handle.ts';
import type {Away} from './open-gateway.ts';
import {type Options, readOptions} from './options.ts';
import {readText} from './read-text.ts';
import type {Resume} from './resume.ts';
import {usage} from './usage.ts';
import {version} from './version.ts';

/** Reads the command line, does the one thing, leaves with its code. Our own bugs end with 70 and a sentence. */
void main(process.argv.slice(2))
  .catch(async (error: unknown) => {
    launcherHandle.leaveSplash();
    process.stderr.write(`rungs: ${await describeBug(error)}\n`);
    return 70;
  })
  .then(async (code) => {
    process.exitCode = code;
    await drained();
    // Timers and followed children of a finished verb must not hold the process.
    process.exit();
  });

async function main(argv: readonly string[]): Promise<number> {
  const options = readOptions(argv);
  if ('problem' in options) return wrongUsage(options.problem);
  if (options.help) return print(usage);
  if (options.version) return print(`rungs ${version}\n`);
  // What a verb does not need is never evaluated: the console draws its first frame before it knows how to look.
  switch (options.verb) {
    case 'check':
      return check(options);
    case 'ticket':
      return (await import('./ticket-verb.ts')).ticketVerb(options);
    case 'sessions':
      return (await import('./kept-verbs.ts')).printSessions(options);
    case 'explain':
      return (await import('./kept-verbs.ts')).explain(options);
    case 'log':
      return (await import('./log-file.ts')).judgeLog(options);
    case 'changed':
      return (await import('./changed.ts')).changed(options);
    case 'fleet':
      return (await import('./fleet/fleet-verb.ts')).fleetVerb(options);
    case 'secrets':
      return options.rest[0] === 'rotate'
        ? (await import('./rotate/rotate-verb.ts')).rotateVerb(options)
        : (await import('./secrets.ts')).secrets(options);
    case 'walk':
      return options.print ? printShipped('walk', options.rest[0]) : walk(options, null);
    case 'drill':
      return options.print ? printShipped('drill', options.rest[0]) : drill(options);
    case 'replay':
      return replay(options);
    case 'config':
      return (await import('./config/config-verb.ts')).configVerb(options);
    case 'pack':
      return (await import('./pack/pack-verb.ts')).packVerb(options);
    case 'restore':
      return (await import('./pack/restore-verb.ts')).restoreVerb(options);
    case 'watch-along':
      return (await import('./watch/watch-verb.ts')).watchVerb(options);
    case 'selftest':
      return (await import('./selftest/index.ts')).selftest(options.out);
  }
}

async function check(options: Options): Promise<number> {
  const code = await (await import('./check.ts')).check(options);
  await launcherHandle.keepCompiled();
  return code;
}

async function drill(options: Options): Promise<number> {
  const {scores, list, quiz, curriculum, blind, check: isChecked} = options.training;
  if (quiz || curriculum || scores) launcherHandle.leaveSplash();
  if (quiz) return (await import('./training/quiz.ts')).quiz(options);
  if (curriculum) return (await import('./training/curriculum.ts')).printCurriculum(options.out);
  if (scores) return (await import('./drill-results.ts')).printScores(options.out);
  const name = options.rest[0];
  // A session knows which drill it is on.
  if (options.session !== undefined)
    return name === undefined ? walk(options, null) : wrongUsage(`session ${options.session} knows its drill; leave out "${name}"`);
  if (list || name === undefined) {
    launcherHandle.leaveSplash();
    return (await import('./drill-results.ts')).printDrills(options.out);
  }
  const problem = await (await import('./which-drill.ts')).drillProblem(name);
  if (problem !== null) return wrongUsage(problem);
  if (!isChecked) return walk({...options, rest: []}, {name, seed: options.seed, blind});
  launcherHandle.leaveSplash();
  return (await import('./training/check-drill.ts')).checkDrill(name);
}

async function printShipped(verb: 'walk' | 'drill', name: string | undefined): Promise<number> {
  launcherHandle.leaveSplash();
  const shipped = (await import('./print-page.ts')).shippedText(verb, name);
  return 'problem' in shipped ? wrongUsage(shipped.problem) : print(shipped.text);
}

async function replay(options: Options): Promise<number> {
  const kept = (await import('./resume.ts')).readSession(options.rest[0] ?? options.session, options.out);
  if ('problem' in kept) return wrongUsage(kept.problem);
  if (options.file === undefined && !(process.stdout.isTTY && process.stdin.isTTY))
    return wrongUsage('a replay needs a terminal; -o FILE writes it as an asciicast instead');
  if (options.file !== undefined) launcherHandle.leaveSplash();
  const code = await (await import('./replay/replay.ts')).replay(options, kept);
  sayRemarks(kept);
  return code;
}

async function walk(options: Options, wanted: WantedDrill | null): Promise<number> {
  const resume = options.session === undefined ? null : (await import('./resume.ts')).readSession(options.session, options.out);
  if (resume !== null && 'problem' in resume) return wrongUsage(resume.problem);
  const drill = resume?.session.drill?.name;
  const gone = drill === undefined ? null : await (await import('./which-drill.ts')).drillProblem(drill);
  if (gone !== null) return wrongUsage(`this session is on a drill that cannot be set up again: ${gone}`);
  const damaged = options.from === undefined ? null : await recordingProblem(options.from);
  if (damaged !== null) return wrongUsage(damaged);
  const runbook = await runbookOf(options, resume);
  if ('problem' in runbook) return wrongUsage(runbook.problem);
  const away = await connected(options, resume);
  if (typeof away === 'number') return away;
  const drawable = process.stdout.isTTY && process.stdin.isTTY && process.env['TERM'] !== 'dumb' && !options.plain;
  const wish = {options, runbook, resume, wanted, away};
  const code = await (drawable
    ? (await import('./console/open-console.ts')).openConsole(wish)
    : (await import('./plain/walk-plainly.ts')).walkPlainly(wish));
  sayRemarks(resume);
  return code;
}

/** The line to another machine where one is meant; a number is the code with which that ends. Nothing of the screen is there yet. */
async function connected(options: Options, resume: Resume | null): Promise<Away | null | number> {
  const facts = resume?.session.host ?? null;
  if (options.host === undefined && options.via === undefined && facts?.through === undefined) return null;
  const other = resume === null ? null : otherHost(options, resume.session);
  if (other !== null) return wrongUsage(other);
  launcherHandle.leaveSplash();
  const {connect, unavailable} = await import('./away/connect.ts');
  const away = await connect(options, facts);
  if (away === null || !('problem' in away)) return away;
  process.stderr.write(`rungs: ${away.problem}\n`);
  return unavailable;
}

/** A session goes on where it was. */
function otherHost({host, via}: Options, {id, host: known}: Session): string | null {
  const asked = host ?? via;
  if (asked === undefined || (asked === known.through && (host === undefined) === (known.kind === 'via'))) return null;
  return `session ${id} is of ${known.name}${known.through === undefined ? ', looked at from there' : ` through ${known.through}`}; leave out ${host === undefined ? '--via' : '--host'}`;
}

/** Last, because a console would clear them away. */
function sayRemarks(resume: Resume | null): void {
  for (const remark of resume?.remarks ?? []) process.stderr.write(`rungs: journal: ${remark}\n`);
}

async function recordingProblem(path: string): Promise<string | null> {
  const host = await (await import('./recording.ts')).readRecording(path);
  return 'problem' in host ? host.problem : null;
}

async function runbookOf(options: Options, resume: Resume | null): Promise<Runbook | {readonly problem: string}> {
  if (resume !== null) return resume.session.runbook;
  const name = options.rest[0] ?? 'ladder';
  // The build has held the built-in ones against the rules.
  const known = Object.hasOwn(builtInRunbooks, name)
    ? {}
    : {
        codes: new Set((await import('../rules/index.ts')).rules.map((rule) => rule.code)),
        acts: new Set((await import('../acts/index.ts')).acts.map((act) => act.name)),
      };
  const loaded = await loadRunbook(name, readText, known);
  return loaded.ok ? loaded.runbook : {problem: loaded.problems.join('\n')};
}

function wrongUsage(problem: string): number {
  launcherHandle.leaveSplash();
  process.stderr.write(
    `rungs: ${problem}\n\nrungs --help shows the commands; the runbooks are ${Object.keys(builtInRunbooks).join(', ')}\n`,
  );
  return 64;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** A pipe takes what is written in its own time. */
async function drained(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map((stream) =>
      stream.writableLength === 0
        ? null
        : new Promise((done) => {
            stream.once('drain', done);
            stream.once('error', done);
            setTimeout(done, 2000).unref();
          }),
    ),
  );
}
