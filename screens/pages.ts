import type {Session} from '../src/model/index.ts';
import {printStep, showWords} from '../src/steps/index.ts';
import {type Content, type Row, row} from './content.ts';
import type {Detail} from './item.ts';
import {type KeyContext, keys, whyNot} from './keys/index.ts';
import {numberedSteps} from './numbered.ts';
import {toned, wrap} from './text.ts';
import type {Glyphs} from './theme.ts';
import type {Act, Mode} from './view.ts';

/** Pages that take the whole body: help, the ticket, the palette, the arming question. */
export function helpPage(context: KeyContext, glyphs: Glyphs, columns: number): Content {
  const indent = columns < 60 ? 8 : 12;
  const rows = keys.flatMap((one): readonly Row[] => {
    const reason = whyNot(one, context);
    return wrap(`${one.help}${reason === null ? '' : ` (not now: ${reason})`}`, columns - indent).map((text, index) =>
      row(toned((index === 0 ? one.shown : '').padEnd(indent), 'strong'), toned(text, reason === null ? 'plain' : 'quiet')),
    );
  });
  const signs = `${glyphs.clear} clear  ${glyphs.degraded} degraded  ${glyphs.down} down  ${glyphs.unknown} unknown  ${glyphs.note} note or loaded  ${glyphs.waiting} not yet  ${glyphs.running} runs  ${glyphs.skipped} skipped  ${glyphs.withheld} withheld`;
  return {
    title: 'Keys',
    mark: 'esc back',
    rows: [...rows, row({text: ''}), ...wrap(signs, columns).map((text) => row(toned(text, 'quiet')))],
  };
}

export function ticketPage(markdown: string, columns: number): Content {
  return {
    title: 'Ticket as it stands',
    mark: 'y copy, esc back',
    rows: markdown
      .split('\n')
      .flatMap((text) => wrap(text, columns).map((part) => row(text.startsWith('#') ? toned(part, 'strong') : {text: part}))),
  };
}

export function detailPage({title, parts}: Detail, columns: number): Content {
  const indent = Math.max(...parts.map(({name}) => name.length)) + 2;
  return {
    title,
    mark: 'esc back',
    rows: parts.flatMap(({name, text}) =>
      wrap(text, Math.max(8, columns - indent)).map((part, at) => row(toned((at === 0 ? name : '').padEnd(indent), 'quiet'), {text: part})),
    ),
  };
}

export function storyPage(story: {readonly title: string; readonly text: string} | null, columns: number): Content {
  const rows = wrap(story?.text.trim() ?? '', columns).map((text) => row({text}));
  return {
    title: story?.title ?? 'Story',
    mark: 'enter begins',
    rows: [...rows, row({text: ''}), ...wrap(goal, columns).map((text) => row(toned(text, 'quiet')))],
  };
}

const goal =
  'Find the cause, then mend it: e shows what can be done, h gives a hint. It is over when "unsolved" at the top has become "solved"; q leaves at any time and writes the debrief.';

export function hintsPage(session: Session, columns: number): Content {
  const hints = session.drill?.hints ?? [];
  const rows = hints.flatMap((hint, index) => wrap(`${index + 1}. ${hint.text}`, columns).map((text) => row({text})));
  return {title: 'Hints', mark: `${hints.length} of 3 taken`, rows};
}

export function actsPage(acts: readonly Act[], at: number, glyphs: Glyphs, columns: number): Content {
  const blocks = acts.map((act, index) => [
    ...wrap(act.shown, columns - 4).map((text, part) =>
      row(
        toned(part === 0 ? `${index === at ? glyphs.here : ' '} ${index + 1} ` : '    ', 'quiet'),
        toned(text, index === at ? 'chosen' : 'strong'),
      ),
    ),
    ...wrap(act.effect, columns - 4).map((text) => row({text: '    '}, toned(text, 'quiet'))),
    ...(act.refused === undefined ? [] : wrap(`not now: ${act.refused}`, columns - 4)).map((text) =>
      row({text: '    '}, toned(text, 'degraded')),
    ),
  ]);
  const copies = acts.every((act) => act.argv === null && act.mends === undefined);
  const from = blocks.slice(0, at).flat().length;
  return {
    title: copies ? 'What can be done: commands to copy' : 'What can be done',
    mark: 'esc back',
    chosen: {from, to: from + (blocks[at]?.length ?? 0)},
    rows: blocks.flat(),
  };
}

/** The next commands, each with the number that copies it; nothing here runs one. */
export function pickPage({judgement}: Session, glyphs: Glyphs, columns: number): Content {
  const numbered = [...numberedSteps(judgement.findings).values()].flat().filter(({number}) => number !== null);
  const rows = numbered.flatMap(({step, number}) =>
    wrap(printStep(step), columns - 4).map((text, index) => row(toned(index === 0 ? `${number} ${glyphs.step} ` : '    ', 'note'), {text})),
  );
  return {title: 'Copy one command', mark: 'esc back', rows};
}

export function armPage({arming, wrong}: Mode & {is: 'arm'}, columns: number): Content {
  const word = arming.word === '' ? 'enter alone' : `"${arming.word}"`;
  const not = wrong === undefined ? [] : wrap(`"${wrong}" is not ${word}: nothing was run. Type it, or esc does nothing.`, columns);
  return {
    title: 'This can change the host',
    mark: 'esc: do nothing',
    rows: [
      ...arming.argv.flatMap((argv) =>
        wrap(showWords(argv), columns - 2).map((text, index) => row(toned(index === 0 ? '$ ' : '  ', 'quiet'), toned(text, 'strong'))),
      ),
      ...wrap(`Effect: ${arming.effect.replace(/\.$/, '')}.`, columns).map((text) => row(toned(text, 'degraded'))),
      ...(arming.about ?? []).flatMap((text) => wrap(text, columns).map((part) => row({text: part}))),
      ...not.map((text) => row(toned(text, 'down'))),
      ...wrap('It runs once, without a terminal or standard input, and goes into the ticket.', columns).map((text) => row({text})),
    ],
  };
}

/** Which words of a typed line could be passwords, before anything of it is kept. */
export function keepPage({words}: Mode & {is: 'keep'}, columns: number): Content {
  const one = words.length === 1;
  return {
    title: `${one ? 'This looks' : 'These look'} like ${one ? 'a password' : 'passwords'}`,
    mark: 'nothing is kept yet',
    rows: [
      ...words.flatMap((word) => wrap(word, columns - 2).map((text) => row({text: '  '}, toned(text, 'strong')))),
      ...wrap(
        `enter keeps ${one ? 'it as a mark' : 'them as marks'}, here and wherever ${one ? 'it comes' : 'they come'} up again. n keeps what was typed as it is, in journal and ticket; e goes back to it.`,
        columns,
      ).map((text) => row({text})),
    ],
  };
}

/** What was typed last, before it is gone. */
export function takeBackPage({typed}: Mode & {is: 'takeBack'}, columns: number): Content {
  const said = typed.what === 'command' ? showWords(typed.texts) : typed.texts.join(' ');
  return {
    title: `Take back the ${typed.what} that was typed last`,
    mark: 'esc: keep it',
    rows: [
      ...wrap(said, columns - 2).map((text) => row({text: '  '}, toned(text, 'strong'))),
      ...wrap(
        'It goes from the screen, the journal and the ticket, and an event says so. Copies that were made before still hold it.',
        columns,
      ).map((text) => row({text})),
    ],
  };
}
