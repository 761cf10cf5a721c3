import type {OwnRun, RunId, Session} from '../model/index.ts';
import {looksSecret} from './looks-secret.ts';

/** Something that a responder typed, as it was kept. */
export interface Typed {
  readonly at: number;
  readonly what: 'note' | 'impact' | 'follow-up' | 'reason of a skip' | 'command' | 'directory';
  /** Each whole text that was kept of it: the note, the reason, or the words of a command. */
  readonly texts: readonly string[];
  /** Of a command that ran. */
  readonly run: RunId | null;
}

/** What stands in the place of what was taken back. */
export const takenBack = '‹taken back›';

/** What was typed last and is still there. */
export function typedLast(session: Session): Typed | null {
  const all = [...spoken(session), ...commands(session), ...directories(session)];
  return (
    all
      .map((one) => ({...one, texts: one.texts.filter((text) => text !== '' && text !== takenBack)}))
      .filter(({texts}) => texts.length > 0)
      .toSorted((a, b) => a.at - b.at)
      .at(-1) ?? null
  );
}

function spoken({notes, stated, rungs, timeline}: Session): readonly Typed[] {
  const skipped = rungs.flatMap(({reason, status}): readonly Typed[] => {
    const at = timeline.findLast(({text}) => text.endsWith(` skipped: ${reason}`))?.at;
    return status === 'skipped' && reason !== null && at !== undefined ? [{at, what: 'reason of a skip', texts: [reason], run: null}] : [];
  });
  return [
    ...notes.map(({at, text}): Typed => ({at, what: 'note', texts: [text], run: null})),
    ...stated.map(({at, text, what}): Typed => ({at, what: what === 'impact' ? 'impact' : 'follow-up', texts: [text], run: null})),
    ...skipped,
  ];
}

function commands({own, withheld}: Session): readonly Typed[] {
  return [
    ...own.map((one): Typed => ({at: one.at, what: 'command', texts: wordsOf(one), run: one.run})),
    ...withheld.map(({at, argv}): Typed => ({at, what: 'command', texts: argv, run: null})),
  ];
}

/** The program that was run stays: the ticket has to say what was done here. A password that was typed as a command is none. */
function wordsOf({argv: [program = '', ...words], result}: OwnRun): readonly string[] {
  return result?.seen === false || looksSecret(program).length > 0 ? [program, ...words] : words;
}

function directories({movedTo}: Session): readonly Typed[] {
  return movedTo.map(({at, text}): Typed => ({at, what: 'directory', texts: [text], run: null}));
}
