import {codes} from '../../model/codes.ts';
import type {Code} from '../../model/index.ts';
import {isBlind} from '../../session/blind.ts';
import {ticket} from '../../ticket/index.ts';
import {meantWords} from '../nearest.ts';
import type {Aids} from './aids.ts';
import {type Asked, answersHelp} from './answer.ts';
import {commandLines, findingTexts, logTexts, numbered, outputTexts, pageLines} from './lists.ts';
import {runAsAnswered} from './running.ts';
import type {Talk} from './talk.ts';

/** The lines that were numbered last, and from where: what `m NUMBER` means. */
export interface Listed {
  where: string;
  texts: readonly string[];
}

/** Everything that tells or keeps something and leaves the walk where it is. */
export async function answerAsked(talk: Talk, listed: Listed, asked: {readonly is: Asked; readonly text: string}): Promise<void> {
  const {walking, line, aids} = talk;
  const say = (texts: readonly string[]) => texts.forEach(line.say);
  const list = (where: string, texts: readonly string[]) => {
    listed.where = where;
    listed.texts = texts;
    say(texts.length === 0 ? ['nothing'] : numbered(texts));
  };
  const session = walking.session();
  switch (asked.is) {
    case 'findings':
      return isBlind(session) ? line.say(hidden) : list('Findings', findingTexts(session));
    case 'output':
      return list('Output', outputTexts(session, asked.text));
    case 'log':
      return list('Log', logTexts(session, asked.text));
    case 'explain':
      return say(explained(talk, asked.text));
    case 'acts':
      return asked.text === '' ? say(offered(aids)) : act(talk, Number(asked.text));
    case 'hint': {
      const text = aids.hint();
      if (text !== null) walking.dispatch({type: 'hinted', at: talk.now(), text});
      return line.say(text ?? 'there is no hint here, or no more of them');
    }
    case 'story':
      return line.say(aids.story() ?? 'only a drill has a story');
    case 'ticket':
      return isBlind(session) ? line.say(hidden) : line.say(pageOne(talk));
    case 'pin':
      return line.say(pin(talk, listed, asked.text));
    case 'name':
      return line.say(nameCause(talk, asked.text));
    case 'commands':
      return say(commandLines(session));
    case 'help':
      return say(answersHelp);
  }
}

const hidden = 'hidden until you have named the cause: C CODE';

function pageOne({walking, now}: Talk): string {
  const target = {content: 'page one', print: 'markdown', limitChars: null} as const;
  return ticket(walking.session(), {now: now(), lastHash: null, journalPath: null, target}).trimEnd();
}

function explained({walking, aids}: Talk, typed: string): readonly string[] {
  const session = walking.session();
  const code = typed === '' ? (isBlind(session) ? '' : (session.judgement.findings[0]?.code ?? '')) : typed;
  const page = code === '' ? null : aids.library.explain(code);
  if (page !== null) return pageLines(page);
  return [code === '' ? 'nothing is found; i CODE has the page of any code' : noCode(code)];
}

function noCode(typed: string): string {
  return `there is no finding called ${typed}${meantWords(typed, codes)}`;
}

function offered({acts}: Aids): readonly string[] {
  const all = acts();
  if (all.length === 0) return ['nothing is found that an act would mend'];
  return all.map(({shown, effect, refused}, index) => {
    const why = refused === undefined ? '' : ` (not now: ${refused})`;
    return `${index + 1} ${shown}: ${effect.replace(/\n/g, '; ')}${why}`;
  });
}

/** What it did is said at once: how it ended, and how the gateway stands. */
async function act(talk: Talk, number: number): Promise<void> {
  const {walking, line, aids} = talk;
  const chosen = aids.acts()[number - 1];
  if (chosen === undefined) return line.say('there is no act of that number; e lists them');
  const {argv, effect, word, mends, shown} = chosen;
  if (mends === undefined && argv === null) return line.say(`to run in a shell of your own: ${shown}`);
  const before = walking.session().ran.length;
  const request = mends ?? {kind: 'act' as const, argv: argv ?? [], effect, word};
  const run = await runAsAnswered(talk, walking.loop.ask(request));
  if (run === null) return;
  for (const one of walking.session().ran.slice(before)) line.say(`${one.shown}: ${one.how}`);
  const mended = walking.session().acts.find((one) => one.run === run);
  if (mended?.verdict != null) line.say(`${mended.verdict}: ${mended.because}`);
  // What was seen before it says nothing about what it did.
  await walking.loop.lookAgain();
  const {judgement} = walking.session();
  const root = judgement.findings[0];
  const cause = root === undefined || isBlind(walking.session()) ? '' : `, ${root.code}: ${root.title}`;
  line.say(`verdict: ${judgement.verdict}${cause}`);
}

function pin({walking, now, clean}: Talk, {where, texts}: Listed, typed: string): string {
  const text = texts[Number(typed) - 1]?.replace(/\s+/g, ' ').trim();
  if (text === undefined || text === '') return 'm NUMBER pins a line of what f, v or l listed last';
  if (walking.session().pins.some((one) => one.text === text)) {
    walking.dispatch({type: 'unpinned', at: now(), text});
    return 'taken off the ticket';
  }
  walking.dispatch({type: 'pinned', at: now(), where, text: clean(text)});
  return `pinned to the ticket, ${walking.session().pins.length} by now`;
}

function nameCause({walking, now}: Talk, typed: string): string {
  const code = codes.find((one) => one === typed);
  if (code === undefined) return typed === '' ? 'C CODE names what you take for the cause' : noCode(typed);
  walking.dispatch({type: 'named', at: now(), code: code satisfies Code});
  return isBlind(walking.session()) ? `noted; ${code} is not what was found here` : `noted: you take ${code} for the cause`;
}
