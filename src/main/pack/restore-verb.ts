import type {Facts, LeftAct, Step} from '../../model/index.ts';
import {cliVersion} from '../../openclaw/commands.ts';
import type {Manifest} from '../../pack/index.ts';
import {lookAtAll, probes} from '../../probes/index.ts';
import {count} from '../../rules/shared/words.ts';
import {printStep} from '../../steps/index.ts';
import {wordsFor} from '../../supervisors/index.ts';
import {reportUncaught} from '../bug.ts';
import {handsFor, type VerbHands} from '../config/hands.ts';
import type {Subject} from '../config/subject.ts';
import {openGateway, wishOf} from '../open-gateway.ts';
import type {Options} from '../options.ts';
import {meantPath} from '../read-text.ts';
import {collect} from './collect.ts';
import {type Piece, planOf} from './plan.ts';
import {readPack} from './read-pack.ts';
import {showPlan} from './show-plan.ts';
import {restoreSubject} from './whose.ts';
import {writePlan} from './write-plan.ts';

/** 0 as in the pack, 1 nothing changed, 2 some files are new and some old, 3 no gateway to be seen. */
const codes = {restored: 0, unchanged: 1, halfway: 2, nothing: 3} as const;

const word = 'restore';

/** `rungs restore PACK`: shows what would change, and after the typed word writes it, file by file. */
export async function restoreVerb(options: Options): Promise<number> {
  reportUncaught();
  const opened = await openGateway({find: wishOf(options)});
  const pack = await readPack(meantPath(options.rest[0] ?? ''), null);
  const nothing = (problem: string, code: number): number => {
    process.stderr.write(`rungs: ${opened.cleaner.clean(problem, 'the pack')}\n`);
    return code;
  };
  if ('problem' in pack) return nothing(`${pack.problem}; nothing was changed`, codes.unchanged);
  const subject = await restoreSubject(opened, options, pack.manifest);
  return 'problem' in subject ? nothing(subject.problem, codes.nothing) : restorePack(options, subject);
}

export async function restorePack(options: Options, subject: Subject): Promise<number> {
  const {gateway, host, cleaner} = subject;
  const hands = handsFor(options, subject);
  const not = (why: string): number => {
    hands.say(cleaner.clean(`${why}; nothing was changed`, 'the pack'));
    return codes.unchanged;
  };
  const pack = await readPack(meantPath(options.rest[0] ?? ''), [host.platform.user.uid, gateway.user.uid, 0]);
  if ('problem' in pack) return not(pack.problem);
  const {manifest} = pack;
  const other = whoseElse(manifest, subject);
  if (other !== null && !options.elsewhere) return not(`the pack is of ${other}; --elsewhere takes it all the same`);
  const plan = planOf(pack, subject, other !== null);
  if ('problem' in plan) return not(plan.problem);
  hands.say(cleaner.clean(headOf(manifest, other), 'the pack'));
  const cutOff = sayCutOff(hands, plan);
  const left = plan.filter(({is}) => is !== 'as packed');
  await showPlan(plan, subject, hands);
  for (const path of notPacked(plan, subject)) hands.say(cleaner.clean(`? ${path} is not in the pack and stays`, 'the pack'));
  if (left.length === 0) {
    if (cutOff) hands.lock.release();
    hands.say(`all ${count(plan.length, 'file')} are as in the pack; nothing was changed`);
    return codes.restored;
  }
  return afterWord({left, manifest}, subject, hands);
}

interface Restoring {
  readonly left: readonly Piece[];
  readonly manifest: Manifest;
}

async function afterWord({left, manifest}: Restoring, subject: Subject, hands: VerbHands): Promise<number> {
  const typed = await hands.ask(`type "${word}" to write ${count(left.length, 'file')}: `);
  if (typed?.trim() !== word) {
    hands.say(
      `${typed === null ? `nobody is there to type "${word}"; --typed ${word} says it beforehand` : 'that is another word'}; nothing was changed`,
    );
    return codes.unchanged;
  }
  const taken = hands.lock.take(noteOf(left, subject));
  if (taken.is === 'held') {
    hands.say(`${taken.by}; nothing was changed`);
    return codes.unchanged;
  }
  try {
    const whole = writePlan(left, subject, hands);
    hands.say(
      whole
        ? `${count(left.length, 'file')} written; what was there before lies beside each as .before-…`
        : 'run it again: it goes on where it stopped',
    );
    if (whole) for (const step of await nextSteps(manifest, left, subject)) hands.say(`next: ${printStep(step)}`);
    return whole ? codes.restored : codes.halfway;
  } finally {
    hands.lock.release();
  }
}

/** Of which gateway a pack is, where it is not the one that is there. */
function whoseElse({host, gateway: from}: Manifest, {facts, gateway}: Subject): string | null {
  const same = host.name === facts.name && from.user === gateway.user.name && from.profile === gateway.profile;
  return same
    ? null
    : `profile ${from.profile} of ${from.user} on ${host.name}, and this is ${gateway.profile} of ${gateway.user.name} on ${facts.name}`;
}

function headOf({madeAt, package: installed, files}: Manifest, other: string | null): string {
  const made = installed === null ? '' : `, under openclaw ${installed.version}`;
  return `pack of ${madeAt}${made}: ${count(files.length, 'file')}, every checksum right${other === null ? '' : `; it is of ${other}`}`;
}

/** What a console that was killed left: each file is the old or the new one, whole. */
function sayCutOff({lock, say}: VerbHands, plan: readonly Piece[]): boolean {
  const act = lock.left();
  if (act?.act !== 'config' || act.word !== word || act.session !== session) return false;
  const done = plan.filter(({is}) => is === 'as packed').length;
  say(
    `a restore that ${act.responder} began at ${new Date(act.since).toISOString()} was cut off: ${done} of ${plan.length} files are as in this pack, the others as marked below`,
  );
  return true;
}

/** Drop-ins, for example, that were made since: they go on to count. */
function notPacked(plan: readonly Piece[], subject: Subject): readonly string[] {
  return collect(subject).manifest.files.flatMap(({path}) => (plan.some((one) => one.path === path) ? [] : [path]));
}

const session = 'rungs restore';

function noteOf(left: readonly Piece[], {host, responder}: Subject): LeftAct {
  return {
    act: 'config',
    title: 'restore a pack',
    code: 'config-rejected',
    subject: null,
    steps: [],
    undo: [],
    effect: 'each of its files is the old or the new one, whole; rungs restore with the same pack says which and goes on',
    touches: left.map(({path}) => path),
    word,
    verifyMs: 20_000,
    session,
    responder,
    since: host.clock.now(),
    before: left.map(({path, original}) => `${path}: ${original === null ? 'not there' : `sha256 ${original.sha256}`}`),
    undoes: false,
  };
}

/** Nothing of this is run by itself: what starts with it now is for a person to say. A unit that came back only now is seen by a new look. */
async function nextSteps({package: installed}: Manifest, left: readonly Piece[], {gateway, host}: Subject): Promise<readonly Step[]> {
  const readings = await lookAtAll(probes, host, gateway, false);
  const facts: Facts = {gateway, readings, now: host.clock.now()};
  const words = wordsFor(facts);
  const present = cliVersion(readings);
  const release = installed === null || installed.version === present ? null : pin(installed.version, present);
  const reload = left.some(({file}) => file.kind === 'unit' || file.kind === 'drop-in') ? words.reload(facts) : null;
  return [release, reload, words.restart(facts)].filter((step) => step !== null);
}

function pin(packed: string, present: string | null): Step {
  return {
    text: `the pack was made under openclaw ${packed}, and here is ${present ?? 'none to be seen'}: install that one first where the configuration needs it`,
  } as Step;
}
