import {cleanStrings} from '../host/index.ts';
import type {Search} from '../journal/index.ts';
import type {Event, Session} from '../model/index.ts';
import {showWords} from '../steps/index.ts';

/** Something that a responder typed, as it was kept. */
export interface Typed {
  readonly at: number;
  /** Each whole text that was kept of it: the note, the reason, or every word behind a command's first one. */
  readonly texts: readonly string[];
}

export const takenBack = '‹taken back›';

/** What was typed last and is still there. */
export function typedLast({notes, stated, rungs, own, timeline}: Session): Typed | null {
  const skipped = rungs.flatMap(({reason, status}) => {
    const at = timeline.findLast(({text}) => text.endsWith(` skipped: ${reason}`))?.at;
    return status === 'skipped' && reason !== null && at !== undefined ? [{at, texts: [reason]}] : [];
  });
  const all: readonly Typed[] = [
    ...[...notes, ...stated].map(({at, text}) => ({at, texts: [text]})),
    ...skipped,
    ...own.map(({at, argv}) => ({at, texts: argv.slice(1)})),
  ];
  return (
    all
      .map(({at, texts}) => ({at, texts: texts.filter((text) => text !== '' && text !== takenBack)}))
      .filter(({texts}) => texts.length > 0)
      .toSorted((a, b) => a.at - b.at)
      .at(-1) ?? null
  );
}

const typedEvents = new Set<Event['type']>(['noted', 'stated', 'skipped', 'own-started', 'own-ended', 'own-withheld']);

/** How the journal is searched for it: only what was typed, and what came of a command, is replaced. */
export function searchOf({texts}: Typed): Search {
  const written = texts.map((text) => JSON.stringify(text).slice(1, -1));
  return {
    holds: (line) => written.some((text) => line.includes(text)),
    cleaned: (event) => (typedEvents.has(event.type) ? without(event, texts) : event),
  };
}

/** The session in memory without it, the line that speaks of it in the timeline among the rest. */
export function withoutTyped(session: Session, {at, texts}: Typed): Session {
  return {
    ...session,
    notes: without(session.notes, texts),
    stated: without(session.stated, texts),
    own: session.own.map((one) => ({...one, argv: without(one.argv, texts), result: without(one.result, texts)})),
    rungs: session.rungs.map((one) => (one.status === 'skipped' ? {...one, reason: without(one.reason, texts)} : one)),
    timeline: session.timeline.map((one) =>
      one.at === at
        ? {
            ...one,
            text: without(
              one.text,
              texts.flatMap((text) => [showWords([text]), text]),
            ),
          }
        : one,
    ),
  };
}

/** A short text could be a part of any other, so it is taken out only where it stands alone. */
function without<T>(value: T, texts: readonly string[]): T {
  return cleanStrings(value, (said) =>
    texts.reduce((rest, text) => (rest === text ? takenBack : text.length < charsMin ? rest : rest.replaceAll(text, takenBack)), said),
  );
}

const charsMin = 4;
