import type {ConsoleStage} from '../../../screens/state.ts';
import type {Gateway, Session} from '../../model/index.ts';
import type {Found} from '../../probes/index.ts';
import {blindfolded} from '../../session/blind.ts';
import type {Ending} from '../walking.ts';

/** Where the console is on its way from an empty screen to the shell: a fold of what happens, which touches nothing. */
export type Stage =
  /** The gateways of the host are being found and their secrets learnt, or a drill's host is being set up. */
  | (Before & {readonly is: 'finding'; readonly what: string})
  | (Before & {readonly is: 'choosing'; readonly gateways: readonly Gateway[]; readonly denied: readonly string[]})
  /** The gateway is picked, and its session begins or goes on. */
  | (Before & {readonly is: 'opening'; readonly gateway: Gateway; readonly what: string})
  /** There is nothing to walk on: one sentence, and a drill to practise on where that helps. */
  | (Before & {readonly is: 'stopped'; readonly sentence: string; readonly more: readonly string[]; readonly practice: boolean})
  | {readonly is: 'walking'; readonly session: Session; readonly drill: boolean}
  /** The console ends with that code, and the session so. */
  | (Ending & {
      readonly is: 'ended';
      readonly code: number;
      readonly error: unknown;
      readonly drill: boolean;
      readonly shown: ConsoleStage;
    });

interface Before {
  readonly host: string;
  readonly drill: boolean;
  /** What is known already: the rungs, or what an earlier console kept. */
  readonly session: Session;
}

export type Happening =
  | ({readonly is: 'found'; readonly host: string} & Found)
  /** The responder picked one of several gateways. */
  | {readonly is: 'picked'; readonly gateway: Gateway}
  | {readonly is: 'begun'; readonly session: Session}
  /** Another console has the session. */
  | {readonly is: 'refused'; readonly sentence: string}
  | {readonly is: 'changed'; readonly session: Session}
  /** The responder practises where there is no gateway. */
  | {readonly is: 'practised'}
  | {readonly is: 'left'}
  | {readonly is: 'signalled'; readonly signal: string; readonly number: number}
  /** Something of ours failed. */
  | {readonly is: 'broke'; readonly error: unknown};

export function firstStage(host: string, session: Session, drill: boolean): Stage {
  return {is: 'finding', host, drill, session, what: drill ? settingUp : 'looking for gateways on this host'};
}

/** What does not belong to a stage leaves it as it is: the very same one. */
export function nextStage(stage: Stage, happening: Happening): Stage {
  switch (happening.is) {
    case 'found':
      return stage.is === 'finding' ? afterSearch({...stage, host: happening.host}, happening) : stage;
    case 'picked':
      return stage.is === 'choosing' ? opening(stage, happening.gateway) : stage;
    case 'begun':
      return stage.is === 'opening' ? {is: 'walking', session: happening.session, drill: stage.drill} : stage;
    case 'refused':
      return stage.is === 'opening' ? stopped(stage, happening.sentence, [besideIt], false) : stage;
    case 'changed':
      return stage.is === 'walking' ? {...stage, session: happening.session} : stage;
    case 'practised':
      return stage.is === 'stopped' && stage.practice ? {...before(stage), is: 'finding', drill: true, what: settingUp} : stage;
    case 'left':
      return ended(stage, 0, {how: 'left by the responder', over: true}, null);
    case 'signalled':
      return ended(stage, 128 + happening.number, {how: happening.signal, over: false}, null);
    case 'broke':
      return stage.is === 'ended'
        ? {...stage, error: stage.error ?? happening.error}
        : ended(stage, exitBroken, {how: 'ended by an error of ours', over: false}, happening.error);
  }
}

/** What the screens draw of a stage. */
export function shownStage(stage: Stage): ConsoleStage {
  switch (stage.is) {
    case 'finding':
    case 'opening':
      return {is: 'finding', host: stage.host, what: stage.what, session: stage.session};
    case 'choosing':
      return {is: 'choosing', host: stage.host, gateways: stage.gateways, denied: stage.denied};
    case 'stopped':
      return {is: 'stopped', host: stage.host, sentence: stage.sentence, more: stage.more, drill: stage.practice};
    case 'walking':
      return {is: 'walking', session: blindfolded(stage.session)};
    case 'ended':
      return stage.shown;
  }
}

const settingUp = 'setting up a broken host in memory';
const besideIt = 'Leave it there first, or start a session of your own.';
export const exitBroken = 70;

function afterSearch(stage: Stage & Before, {gateways, problem, denied}: Found): Stage {
  const [first, second] = gateways;
  if (first === undefined) return stopped(stage, problem ?? 'no gateway was found on this host', denied, true);
  return second === undefined ? opening(stage, first) : {...before(stage), is: 'choosing', gateways, denied};
}

function opening(stage: Stage & Before, gateway: Gateway): Stage {
  const what = `looking at ${gateway.profile} :${gateway.port} of ${gateway.user.name}`;
  return {...before(stage), is: 'opening', gateway, what};
}

function stopped(stage: Stage & Before, sentence: string, more: readonly string[], practice: boolean): Stage {
  return {...before(stage), is: 'stopped', sentence, more, practice};
}

/** The first reason to end is the one that counts. */
function ended(stage: Stage, code: number, ending: Ending, error: unknown): Stage {
  return stage.is === 'ended' ? stage : {...ending, is: 'ended', code, error, drill: stage.drill, shown: shownStage(stage)};
}

function before({host, drill, session}: Before): Before {
  return {host, drill, session};
}
