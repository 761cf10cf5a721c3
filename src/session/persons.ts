import type {Event, Session} from '../model/index.ts';

type PersonEvent = Event & {type: 'pinned' | 'unpinned' | 'named'};

/** What somebody took off the screen, or takes for the cause; nothing of it changes what was judged. */
export function stepOfPerson(session: Session, event: PersonEvent): Session {
  switch (event.type) {
    case 'pinned': {
      const {at, where, text} = event;
      return {...session, pins: [...session.pins.filter((one) => one.text !== text), {at, where, text}]};
    }
    case 'unpinned':
      return {...session, pins: session.pins.filter(({text}) => text !== event.text)};
    case 'named':
      return {...session, named: [...session.named, {at: event.at, code: event.code}]};
  }
}

export function saidOfPerson(event: PersonEvent): string {
  switch (event.type) {
    case 'pinned':
      return `pinned from ${event.where}: ${event.text}`;
    case 'unpinned':
      return 'a pin taken off';
    case 'named':
      return `named by the responder as the cause: ${event.code}`;
  }
}
