import type {ReadFor, Rung, Session, Variant} from '../../model/index.ts';
import {cliVersion} from '../../openclaw/commands.ts';
import {patiently, slowness} from '../../openclaw/slowness.ts';
import {aboutPlan, planFor} from '../mending.ts';
import {readFor} from '../read-for.ts';
import {type Admission, type Arming, admit, askForWord, type MendRequest, type Request} from './admission.ts';
import {changeInProgress} from './changing.ts';
import {isOnlyReading} from './harmless.ts';
import {dangerOf, isOpenclaw} from './openclaw.ts';

/** The one answer to everything that wants to run. */
export type Answer =
  | {readonly is: 'run'; readonly admission: Admission}
  | {readonly is: 'arm'; readonly arming: Arming}
  /** `passing` = it will be otherwise by itself, so there is nothing to note. */
  | {readonly is: 'withhold'; readonly reason: string; readonly passing: boolean};

/** The command of a rung that fits what was found. */
export type Pick = (rung: Rung, found: ReadFor) => Variant | null;

export function ask(session: Session, request: Request, pick: Pick): Answer {
  switch (request.kind) {
    case 'rung':
      return askForRung(session, request, pick);
    case 'own':
      return askForOwn(session, request);
    case 'act':
      return askForAct(session, request);
    default:
      return askForMend(session, request);
  }
}

/** The cheap truth comes first, so no command of a rung runs before the first look is complete. */
function askForRung(session: Session, request: Request & {kind: 'rung'}, pick: Pick): Answer {
  const rung = session.runbook.rungs.find((one) => one.id === request.id);
  if (rung === undefined) return withhold(`there is no rung ${request.id}`);
  if (session.rungs.some((state) => state.id === rung.id && state.status === 'running')) return passing('it runs already; ctrl-x stops it');
  if (session.firstTouchAt === null) return passing('the first look is not complete yet');
  if (session.readings.install === undefined) return passing('the installed version is not known yet');
  const found = readFor(session);
  const {version} = found;
  const variant = pick(rung, found);
  if (variant === null) return withhold(`no command of this rung is written for OpenClaw ${version ?? 'of an unknown version'}`);
  const slow = slowness(session.readings);
  const commands = variant.commands.map((argv) => (isOpenclaw(session.gateway, argv) ? patiently(argv, slow) : argv));
  const leave = {session: session.id, request, commands: variant.kind === 'person' ? [] : commands, variant};
  if (leave.commands.length === 0) return {is: 'run', admission: admit({...leave, armed: false})};
  for (const argv of commands) {
    const danger = dangerOf(session, argv);
    if (danger !== null) return withhold(danger);
  }
  // A page may call a command harmless; only what is known to be runs without being asked for.
  if (variant.kind === 'reads' && commands.every((argv) => isOnlyReading(session.gateway, argv, version)))
    return {is: 'run', admission: admit({...leave, armed: false})};
  return arm(session, {argv: commands, effect: variant.effect ?? 'it may change this host', word: rung.id}, leave);
}

function askForOwn(session: Session, request: Request & {kind: 'own'}): Answer {
  const {argv} = request;
  if (argv.length === 0 || argv[0] === '') return withhold('nothing typed');
  if (isOpenclaw(session.gateway, argv) && session.firstTouchAt === null) return passing('the first look is not complete yet');
  const danger = dangerOf(session, argv);
  const leave = {session: session.id, request, commands: [argv], variant: null};
  if (isOnlyReading(session.gateway, argv, cliVersion(session.readings)))
    return danger === null ? {is: 'run', admission: admit({...leave, armed: false})} : withhold(danger);
  const effect = `not known to be read-only: it may change this host${danger === null ? '' : `; ${danger}`}`;
  return arm(session, {argv: [argv], effect, word: 'run'}, leave);
}

/** What changes a real host is for the responder's own shell; Rungs only offers it to be copied. */
function askForAct(session: Session, request: Request & {kind: 'act'}): Answer {
  const {argv, effect, word} = request;
  if (session.host.kind !== 'drill') return withhold('acts run on the host of a drill only; copy it, to run in a shell of your own');
  return arm(session, {argv: [argv], effect, word}, {session: session.id, request, commands: [argv], variant: null});
}

/** What mends a live host, as its act has it on this host now; nothing of it comes from whoever asks. */
function askForMend(session: Session, request: MendRequest): Answer {
  const offer = planFor(session, request);
  if (offer === null) return passing('nothing found now asks for it any more');
  if (offer.refused !== null) return passing(`not now: ${offer.refused}`);
  const {plan} = offer;
  const commands = plan.steps.map(({argv}) => argv);
  return arm(
    session,
    {argv: commands, effect: plan.effect, word: plan.word, about: aboutPlan(plan)},
    {session: session.id, request, commands, variant: null, plan},
  );
}

function arm(session: Session, shown: Parameters<typeof askForWord>[0], leave: Omit<Parameters<typeof admit>[0], 'armed'>): Answer {
  const other = changeInProgress(session);
  if (other !== null) return passing(`one change at a time: ${other} has not ended yet`);
  return {is: 'arm', arming: askForWord(shown, {...leave, armed: true})};
}

function withhold(reason: string): Answer {
  return {is: 'withhold', reason, passing: false};
}

function passing(reason: string): Answer {
  return {is: 'withhold', reason, passing: true};
}
