import type {ConsoleStore} from '../../../screens/state.ts';
import type {Act} from '../../../screens/view.ts';
import {commandsOf} from '../../session/acts.ts';
import {isBlind} from '../../session/blind.ts';
import {looksSecret, looksSecretInPath} from '../../session/looks-secret.ts';
import {mendsOf} from '../../session/mending.ts';
import {printWords} from '../../steps/index.ts';
import type {Drilling} from '../drilling.ts';
import {newPart} from '../new-part.ts';
import type {Walking} from '../walking.ts';
import type {Hands} from './entering.ts';

/** What the screens ask for besides the session: the ticket, what can be done, and what a drill tells. */
export function offersOf(hands: Readonly<Hands>): Pick<ConsoleStore, 'ticket' | 'library' | 'story' | 'suspects' | 'tour' | 'acts'> {
  const drilling = () => hands.arrival?.drilling ?? null;
  const library = () => (hands.walking === null ? null : (hands.arrival?.libraryOf(hands.walking.session) ?? null));
  const told = new Set<string>();
  return {
    ticket: () => ticketOf(hands.walking),
    library: {
      explain: (code) => library()?.explain(code) ?? null,
      sessions: () => library()?.sessions() ?? [],
      ticketOf: (id) => library()?.ticketOf(id) ?? '',
    },
    suspects(typed, is) {
      const text = is === 'words' ? typed : newPart(typed);
      const shown = hands.arrival?.opened.cleaner.clean(text, 'responder') ?? text;
      return (is === 'words' ? looksSecret : looksSecretInPath)(shown);
    },
    story() {
      const drill = drilling();
      return drill === null ? null : {title: `Drill: ${drill.mark.title} (seed ${drill.mark.seed})`, text: drill.running.story};
    },
    tour(meets) {
      const drill = drilling();
      const step = told.has(meets) ? undefined : drill?.running.drill.tour.find((one) => one.meets === meets);
      told.add(meets);
      return step === undefined || drill === null ? null : drill.running.fill(step.says);
    },
    acts: () => actsOf(hands.walking, drilling()),
  };
}

/** The ticket knows the answer, too. */
function ticketOf(walking: Walking | null): string {
  if (walking === null) return '';
  return isBlind(walking.session()) ? 'It is written as you go, and shown once you have named the cause (C).' : walking.ticket();
}

/** On a drill host its own list; on a real one what mends it, then the commands to copy. */
export function actsOf(walking: Walking | null, drilling: Drilling | null): readonly Act[] {
  if (drilling !== null)
    return drilling.running.acts().map(({argv, effect, word, done}) => ({
      shown: printWords(argv),
      argv,
      effect: `${effect}${done ? ' (done once)' : ''}`,
      word: word ?? '',
    }));
  if (walking === null) return [];
  const session = walking.session();
  const mends = mendsOf(session).map(({plan, request, refused}) => ({
    shown: plan.title,
    effect: [...plan.steps.map(({shown}) => `$ ${shown}`), `for ${plan.code}: ${plan.effect}`].join('\n'),
    argv: null,
    word: plan.word,
    mends: request,
    ...(refused === null ? {} : {refused}),
  }));
  const copies = commandsOf(session.judgement.findings).map(({shown, effect}) => ({shown, effect, argv: null, word: ''}));
  return [...mends, ...copies.map((one) => (mends.length === 0 ? one : {...one, effect: `to copy, ${one.effect}`}))];
}
