import {statfsSync, statSync} from 'node:fs';
import {whyNoDoctor} from '../../acts/index.ts';
import type {Facts, Ran} from '../../model/index.ts';
import {nodeFolders} from '../../openclaw/node-folders.ts';
import {size} from '../../rules/shared/words.ts';
import {handsFor, leave, type VerbHands} from '../config/hands.ts';
import type {Subject} from '../config/subject.ts';
import {judgeByRules} from '../judging.ts';
import type {Options} from '../options.ts';
import {doctorNote} from './note.ts';
import {sayChanges} from './say-changes.ts';
import {takeBack} from './take-back.ts';
import {watched} from './watched.ts';
import {keepWindow} from './window.ts';

const word = 'doctor';

/** `rungs config doctor [back]`: OpenClaw's own repair between two looks at everything that it may touch, or the way back from it. */
export async function configDoctor(options: Options, what: string | undefined, subject: Subject): Promise<number> {
  const hands = handsFor(options, subject);
  if (what === 'back') return takeBack(subject, hands);
  const {gateway, readings, host} = subject;
  const facts: Facts = {gateway, readings, now: host.clock.now()};
  const refused = whyNotHere(subject) ?? whyNoDoctor(facts, judgeByRules(facts).findings);
  if (refused !== null) return leave(hands, refused);
  hands.say(`runs ${argvOf(subject).join(' ')} as ${gateway.user.name}; it writes where it sees fit, and what it changed is shown then`);
  const typed = await hands.ask(`type "${word}" to run it: `);
  if (typed?.trim() !== word)
    return leave(hands, typed === null ? `nobody is there to type "${word}"; --typed ${word} says it beforehand` : 'that is another word');
  const taken = hands.lock.take(doctorNote(subject, word, 'openclaw doctor --fix'));
  if (taken.is === 'held') return leave(hands, taken.by);
  try {
    return await between(subject, hands);
  } finally {
    hands.lock.release();
  }
}

/** 0 it ended well, 1 nothing was run, 2 it failed: what it had changed by then is shown all the same. */
async function between(subject: Subject, hands: VerbHands): Promise<number> {
  const at = subject.host.clock.now();
  const before = watched(subject);
  const window = {at, before: [...before.values()], after: null, takenBack: false};
  const unkept = keepWindow(subject, window);
  if (unkept !== null) return leave(hands, `what is there now could not be kept: ${unkept}`);
  const ran = await runIt(subject);
  const after = watched(subject);
  const unnoted = keepWindow(subject, {...window, after: Object.fromEntries([...after].map(([path, {sha256}]) => [path, sha256]))});
  if (unnoted !== null) hands.say(`? what is there after it could not be noted: ${unnoted}`);
  await sayChanges(before, after, subject, hands);
  const failure = failureOf(ran);
  hands.say(failure ?? '✔ doctor ended; "rungs config doctor back" puts back what it changed');
  return failure === null ? 0 : 2;
}

/** It installs what plugins lack, and starts the gateway anew: 10 to 60 s on a quiet host, minutes on a busy one. */
const limitMs = 330_000;

function argvOf({gateway: {cliPath, profile}}: Subject): readonly string[] {
  return [cliPath ?? 'openclaw', ...(profile === 'default' ? [] : ['--profile', profile]), 'doctor', '--fix', '--non-interactive'];
}

/** Nothing of the responder's environment goes with it: a secret in there is what it would write into the unit. */
function runIt(subject: Subject): ReturnType<Subject['host']['run']> {
  const {host, gateway, readings} = subject;
  const path = [...nodeFolders(gateway, readings), ...(host.platform.path ?? []), '/usr/local/bin', '/usr/bin', '/bin'];
  return host.run({
    argv: argvOf(subject),
    limitMs,
    keepBytes: 64 * 1024,
    mayLeave: true,
    env: {PATH: path.join(':'), HOME: gateway.user.home},
  });
}

function failureOf(ran: Awaited<ReturnType<typeof runIt>>): string | null {
  if (!ran.seen) return `✖ doctor could not be run: ${ran.detail}`;
  const {ended, exit, stderr, stdout}: Ran = ran.value;
  if (ended === 'exit' && exit === 0) return null;
  const line = `${stderr.text}\n${stdout.text}`
    .split('\n')
    .map((one) => one.replaceAll(/[│├╮╯─◇┌└]/g, '').trim())
    .filter((one) => one !== '')
    .at(-1);
  const how = ended === 'exit' ? `ended with exit ${exit ?? 'none'}` : `did not end within ${limitMs / 1000} s`;
  return `✖ doctor ${how}${line === undefined ? '' : `: ${line}`}`;
}

const roomBytes = 64 * 1024 * 1024;

/** What the findings do not tell: whose hands these are, and whether there is room for what it writes. */
function whyNotHere({host, gateway}: Subject): string | null {
  const {user, cliPath, stateDir, profile} = gateway;
  if (cliPath === null) return `no openclaw command was found for ${user.name}; --openclaw names one`;
  if (host.platform.user.uid !== user.uid)
    return `doctor runs as the gateway's owner alone, or its files would not be ${user.name}'s any more; call this as ${user.name}`;
  if (stateDir !== `${user.home}/.openclaw${profile === 'default' ? '' : `-${profile}`}`)
    return `the state lies in ${stateDir}, where doctor would not look for it by itself`;
  try {
    const {bavail, bsize} = statfsSync(stateDir);
    if (bavail * bsize < roomBytes) return `${stateDir} has ${size(bavail * bsize)} left, and doctor would leave half-written files there`;
    const lock = statSync(`/tmp/openclaw-${user.uid}`, {throwIfNoEntry: false});
    if (lock !== undefined && lock.uid !== user.uid)
      return `/tmp/openclaw-${user.uid}, where OpenClaw keeps its locks, belongs to uid ${lock.uid}; see whose it is first`;
    return null;
  } catch (error) {
    return `${stateDir} could not be looked at: ${(error as Error).message}`;
  }
}
