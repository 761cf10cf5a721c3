import type {Arrival} from '../arrive.ts';
import {placeName} from '../away/place-name.ts';
import {isDrill, type WalkWish} from '../walk-wish.ts';
import type {Walking} from '../walking.ts';
import type {Happening, Stage} from './stage.ts';

/** What the console has opened so far. */
export interface Hands {
  arrival: Arrival | null;
  walking: Walking | null;
}

interface Entering {
  readonly wish: WalkWish;
  readonly hands: Hands;
  happen(happening: Happening): void;
  /** The walk has another session to show. */
  changed(): void;
}

/** The one key that a host without a gateway offers. */
const practice = {name: 'first-ladder', seed: undefined};

/** What each stage sets going when it is entered; how that went is the next happening. */
export function entering({wish, hands, happen, changed}: Entering): (entered: Stage) => void {
  const trying = (work: Promise<void>) => void work.catch((error: unknown) => happen({is: 'broke', error}));
  const find = async (drill: boolean) => {
    // The frame is on its way before the rooms that look, judge and keep are evaluated.
    const rooms = await import('../arrive.ts');
    const wanted = drill && !isDrill(wish) ? practice : wish.wanted;
    hands.arrival = await rooms.arrive({...wish, wanted});
    const {facts, gateways, leftovers, problem, denied, line} = hands.arrival.opened;
    line?.onChange(changed);
    happen({is: 'found', host: placeName(facts), gateways, leftovers, problem, denied});
  };
  const open = async ({gateway}: Stage & {is: 'opening'}) => {
    const begun = hands.arrival!.begin(gateway);
    if ('problem' in begun) return happen({is: 'refused', sentence: begun.problem});
    hands.walking = begun.walking;
    begun.walking.subscribe(changed);
    happen({is: 'begun', session: begun.walking.session()});
  };
  return (entered) => {
    switch (entered.is) {
      case 'finding':
        return trying(find(entered.drill));
      case 'opening':
        return trying(open(entered));
      case 'ended':
        return hands.walking?.close(entered);
    }
  };
}
