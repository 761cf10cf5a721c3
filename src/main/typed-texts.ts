import type {Event, Look, Ran, Session} from '../model/index.ts';
import {type Typed, takenBack} from '../session/typed.ts';
import {showWords} from '../steps/index.ts';

type Change = (text: string) => string;

/** An event with other texts where a responder typed them, and in what came of a command; the very same one where nothing changes. */
export function inTyped(event: Event, change: Change): Event {
  const changed = changedIn(event, change);
  return JSON.stringify(changed) === JSON.stringify(event) ? event : changed;
}

function changedIn(event: Event, change: Change): Event {
  switch (event.type) {
    case 'noted':
    case 'stated':
      return {...event, text: change(event.text)};
    case 'skipped':
      return {...event, reason: change(event.reason)};
    case 'own-started':
      return {...event, argv: event.argv.map(change)};
    case 'own-withheld':
      return {...event, argv: event.argv.map(change), reason: change(event.reason)};
    case 'own-ended':
      return {...event, result: inResult(event.result, change)};
    case 'elsewhere':
      return {...event, folder: change(event.folder)};
    case 'withdrawn':
      return {...event, replaced: event.replaced.map((one) => ({...one, event: inTyped(one.event as Event, change)}))};
    default:
      return event;
  }
}

function inResult(result: Look<Ran>, change: Change): Look<Ran> {
  if (!result.seen) return {...result, detail: change(result.detail)};
  const {argv, stdout, stderr} = result.value;
  const captured = (one: Ran['stdout']) => ({...one, text: change(one.text)});
  return {...result, value: {...result.value, argv: argv.map(change), stdout: captured(stdout), stderr: captured(stderr)}};
}

/** The session in memory without what was taken back, the line that speaks of it in the timeline among the rest. */
export function withoutTyped(session: Session, {at, texts}: Typed): Session {
  const change = without(texts, takenBack);
  const inTimeline = without([...texts.map((text) => showWords([text])), ...texts], takenBack);
  return {
    ...session,
    notes: session.notes.map((one) => ({...one, text: change(one.text)})),
    stated: session.stated.map((one) => ({...one, text: change(one.text)})),
    own: session.own.map((one) => ({
      ...one,
      argv: one.argv.map(change),
      result: one.result === null ? null : inResult(one.result, change),
    })),
    withheld: session.withheld.map((one) => ({...one, argv: one.argv.map(change)})),
    movedTo: session.movedTo.map((one) => ({...one, text: change(one.text)})),
    rungs: session.rungs.map((one) => (one.status === 'skipped' && one.reason !== null ? {...one, reason: change(one.reason)} : one)),
    timeline: session.timeline.map((one) => (one.at === at ? {...one, text: inTimeline(one.text)} : one)),
  };
}

/** A short text could be a part of any other, so it is taken out only where it stands alone. */
export function without(texts: readonly string[], instead: string): Change {
  return (said) =>
    texts.reduce((rest, text) => (rest === text ? instead : text.length < charsMin ? rest : rest.replaceAll(text, instead)), said);
}

const charsMin = 4;
